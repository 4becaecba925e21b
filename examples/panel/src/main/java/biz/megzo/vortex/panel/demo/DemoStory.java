package biz.megzo.vortex.panel.demo;

import biz.megzo.vortex.celro.fake.Market;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.runner.demo.DemoBuyers;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened before the first look: something of every kind. */
final class DemoStory {
  private static final Duration STEP = Duration.ofMinutes(95);

  /** How long ago the last heartbeat was; waiting for rate limits passes within it at once. */
  private static final Duration LAST = Duration.ofMinutes(4);

  /** How many steps an order that waits for those in doubt is given. */
  private static final int PATIENCE = 6;

  /** The first order in doubt; the ones after it follow. */
  private static final long DOUBTED = 700_001;

  private final DemoWorld world;
  private final Market market;
  private final DemoBuyers buyers;

  DemoStory(DemoWorld world) {
    this.world = world;
    this.market = world.celRo().market();
    this.buyers = new DemoBuyers(market);
  }

  /** Plays it and brings the clock to the present. */
  void play() {
    tables();
    beat();
    market.decideImports();
    beat();
    buyers.morning();
    beat();
    buyers.noon();
    beat();
    beat();
    invoice(buyers.ids().get(0));
    world.company().product("LMP-02", "Lampă de birou, negru", "buc", "139.90", "Normala");
    beat();
    market.order().line("CAN-04", 1).person("Ana Dinu", "0700000003", "ana@example.ro").place();
    beat();
    world.smartBill().faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenDrop();
    buyers.evening();
    beat();
    beat();
    doubts();
    market.staffSetsStock("VEI-02", 99);
    world.company().product("GEA-05", "Geantă de umăr, gri", "buc", "1742.50", "Normala");
    beat();
    world.clock().behindBy(LAST);
    world.shops().vortex().heartbeat(DemoWorld.LINK);
    world
        .shops()
        .vortex()
        .plan(DemoWorld.LINK)
        .ifPresent(plan -> world.shops().vortex().plans(DemoWorld.LINK).save(plan));
    world.clock().behindBy(Duration.ZERO);
  }

  /** A table to look at; nothing maps with it yet. */
  private void tables() {
    String csv = "from,to\nLampă,4120\nVeioză,4120\nRaft,5310\nCană,2204\n";
    world
        .shops()
        .rules()
        .lookups()
        .importCsv(DemoWorld.LINK, "categorii", csv, 0, "ana", "după primul cuvânt");
  }

  /** Two answers are lost and the proformas can not be read; one buyer wants more too late. */
  private void doubts() {
    market.nextOrderId(DOUBTED);
    long before = world.company().nextNumber(DemoWorld.SERIES);
    world
        .smartBill()
        .faults()
        .on(FakeCall.ESTIMATE_PDF)
        .when(request -> between(before, before + 1, request.param("number").orElse("")))
        .always()
        .pdfWithoutText();
    world.smartBill().faults().on(FakeCall.CREATE_ESTIMATE).times(2).commitThenDrop();
    for (int i = 0; i < 2; i++) {
      market.order().line("CAN-01", 1).place();
      soon();
    }
    soon();
    soon();
    long late = market.order().line("CAN-02", 1).place();
    for (int i = 0; i < PATIENCE && record(late) == null; i++) {
      soon();
    }
    invoice(late);
    soon();
    market.customerChangesQuantity(late, "CAN-02", 2);
    soon();
  }

  private static boolean between(long least, long most, String digits) {
    long number = digits.isEmpty() ? -1 : Long.parseLong(digits);
    return number >= least && number <= most;
  }

  private void soon() {
    world.clock().advance(Duration.ofMinutes(20));
    world.shops().vortex().heartbeat(DemoWorld.LINK);
  }

  private void beat() {
    world.clock().advance(STEP);
    world.shops().vortex().heartbeat(DemoWorld.LINK);
  }

  private @Nullable RecordRef record(long order) {
    OrderKey key = OrderKey.of(DemoWorld.LINK, Long.toString(order));
    Optional<TrackedOrder> tracked = world.shops().store().orders().find(key);
    return tracked.map(one -> one.recording().record()).orElse(null);
  }

  private void invoice(long order) {
    RecordRef record = record(order);
    if (record != null) {
      world.company().invoice(record.series().name(), record.number());
    }
  }
}
