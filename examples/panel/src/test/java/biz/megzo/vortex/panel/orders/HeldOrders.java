package biz.megzo.vortex.panel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fresh orders of the demonstration's shop that wait for a person. The orders and their proformas
 * are in the fakes; that they are held is written to the store, where the library would have to
 * wait for an hour first.
 */
final class HeldOrders {
  private static final Series SERIES = Series.of("CEL");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final DemoWorld world;
  private final List<String> inDoubt;
  private final List<String> changed;

  /**
   * Places the orders. The answer to the first create is lost, which ends the pass: all of them are
   * known, and SmartBill was hardly called.
   */
  HeldOrders(DemoWorld world, int inDoubt, int changed) {
    this.world = world;
    List<String> placed =
        IntStream.range(0, inDoubt + changed)
            .mapToLong(i -> world.celRo().market().order().line("CAN-02", 1).place())
            .mapToObj(Long::toString)
            .toList();
    this.inDoubt = placed.subList(0, inDoubt);
    this.changed = placed.subList(inDoubt, placed.size());
    unreadable();
    world.smartBill().faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenDrop();
    sync();
    assertThat(row(placed.get(0)).state()).isEqualTo(OrderState.UNCERTAIN);
    this.inDoubt.forEach(this::doubt);
    this.changed.forEach(this::change);
  }

  /** Orders of which nobody knows whether a proforma is theirs; it exists and can not be read. */
  List<String> inDoubt() {
    return inDoubt;
  }

  /** Recorded orders that changed on the channel afterwards. */
  List<String> changed() {
    return changed;
  }

  private void unreadable() {
    long first = world.company().nextNumber(SERIES.name());
    world
        .smartBill()
        .faults()
        .on(FakeCall.ESTIMATE_PDF)
        .when(request -> within(first, inDoubt.size(), request.param("number").orElse("")))
        .always()
        .pdfWithoutText();
  }

  private void doubt(String order) {
    TrackedOrder row = row(order);
    hold(row, row.recording(), new Hold(HoldReason.IN_DOUBT, "", List.of(proforma(order))));
  }

  private void change(String order) {
    TrackedOrder row = row(order);
    Hold hold = Hold.of(HoldReason.CHANGED, "quantity of CAN-02 from 1 to 2");
    hold(row, row.recording().recordedAs(proforma(order)), hold);
  }

  /** A proforma with the order's reference: the one that was sent, or one made by hand. */
  private RecordRef proforma(String order) {
    String marker = Marker.of(key(order), 0).value();
    if (row(order).state() == OrderState.UNCERTAIN) {
      return RecordRef.of("CEL", "%04d".formatted(world.company().nextNumber("CEL") - 1));
    }
    return new RecordRef(SERIES, world.company().foreignEstimate("CEL", marker).number());
  }

  void sync() {
    world.shops().vortex().sync(DemoWorld.LINK, Flow.ORDERS);
  }

  private void hold(TrackedOrder row, Recording recording, Hold hold) {
    OrderLock lock = lock(row.key().orderId());
    TrackedOrder held =
        new TrackedOrder(row.channel(), OrderState.HELD, hold, recording, 0, NEVER, row.pending());
    OrderWrite write = OrderWrite.of(held, "held", hold.detail());
    assertThat(store().write(lock, write, world.shops().clock().instant())).isTrue();
    assertThat(store().unlock(lock)).isTrue();
  }

  /** Takes an order as a heartbeat on another node would. */
  OrderLock lock(String order) {
    return store().lock(key(order), "another node", LONG).orElseThrow();
  }

  void unlock(OrderLock lock) {
    assertThat(store().unlock(lock)).isTrue();
  }

  TrackedOrder row(String order) {
    return store().find(key(order)).orElseThrow();
  }

  /** What the audit log says of an order, newest first. */
  List<Fact> facts(String order) {
    return world.shops().store().audit().about(DemoWorld.LINK, "order:" + order, null, 20);
  }

  /** Units that still count as sold for an order. */
  int reserved(String order) {
    return world.shops().store().reservations().of(key(order)).stream()
        .filter(one -> one.closedAt() == null)
        .mapToInt(Reservation::units)
        .sum();
  }

  /** The numbers of proformas that are not cancelled. */
  List<String> live() {
    return world.company().liveEstimates().stream().map(one -> one.number()).toList();
  }

  private OrderStore store() {
    return world.shops().store().orders();
  }

  private static OrderKey key(String order) {
    return OrderKey.of(DemoWorld.LINK, order);
  }

  private static boolean within(long first, int count, String digits) {
    long number = digits.isEmpty() ? -1 : Long.parseLong(digits);
    return number >= first && number < first + count;
  }
}
