package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.ListedProduct;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The story, chapter by chapter. */
final class Demo {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.of("Europe/Bucharest"));

  private final DemoScene scene;
  private final Stage stage;
  private final DemoBuyers buyers;

  Demo(DemoScene scene, Stage stage) {
    this.scene = scene;
    this.stage = stage;
    this.buyers = new DemoBuyers(scene.celRo.market());
  }

  /** Tells it; true when every promise held. */
  boolean run() {
    servers();
    catalogue();
    orders();
    lostAnswer();
    invoice();
    toTheEnd();
    parcel();
    return check();
  }

  private void servers() {
    stage.chapter("Two servers that stand in for SmartBill and Cel.ro");
    stage.say("SmartBill  " + scene.smartBill.base());
    stage.say("Cel.ro     " + scene.celRo.baseUri());
    stage.say("Both keep what they are sent and refuse what the real ones refuse.");
  }

  private void catalogue() {
    stage.chapter("SmartBill's " + scene.starts.size() + " products are published on Cel.ro");
    beat();
    scene.celRo.market().decideImports();
    stage.say("Cel.ro approves what was sent.");
    beat();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PRODUCT", "IN SMARTBILL", "ON CEL.RO", "PRICE"));
    for (String code : List.of("LMP-01", "CAN-03", DemoCatalogue.SCARCE, DemoCatalogue.BOOK)) {
      ListedProduct listed = scene.celRo.market().listed(code);
      rows.add(
          List.of(
              code,
              scene.company.stock(DemoCatalogue.WAREHOUSE, code).toPlainString(),
              Integer.toString(listed.stock()),
              lei(listed)));
    }
    stage.table(rows);
    stage.say(
        scene.celRo.market().listed().size()
            + " products listed; two units of each are held back.");
  }

  private void orders() {
    stage.chapter("Buyers order while heartbeats run");
    CompletableFuture<Void> morning = CompletableFuture.runAsync(buyers::morning);
    beat();
    morning.join();
    CompletableFuture<Void> noon = CompletableFuture.runAsync(buyers::noon);
    beat();
    noon.join();
    beat();
    if (buyers.tooLate()) {
      stage.say("A second buyer wants the last lamp: Cel.ro shows none, nothing is oversold.");
    }
    ordersTable();
  }

  private void ordersTable() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ORDER", "TOTAL", "PROFORMA", "WHAT"));
    for (Map.Entry<Long, String> one : buyers.placed().entrySet()) {
      TrackedOrder order = tracked(one.getKey());
      RecordRef record = order.recording().record();
      rows.add(
          List.of(
              Long.toString(one.getKey()),
              order.channel().order().total().toString(),
              record == null ? state(order.state()) : record.toString(),
              one.getValue()));
    }
    stage.table(rows);
  }

  private void lostAnswer() {
    stage.chapter("SmartBill makes a proforma, and its answer gets lost");
    scene.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).times(1).commitThenDrop();
    long id = buyers.evening();
    beat();
    stage.say("order " + id + " is " + state(tracked(id).state()) + ": nobody knows yet.");
    stage.say("It is not sent again blindly. After the quiet period Vortex looks for it:");
    beat();
    TrackedOrder after = tracked(id);
    stage.say(
        "order " + id + " is " + state(after.state()) + " as " + after.recording().record() + ".");
    stage.say(
        "SmartBill was asked to create "
            + scene.smartBill.calls(FakeCall.CREATE_ESTIMATE)
            + " proformas for 12 orders.");
  }

  private void invoice() {
    stage.chapter("A person invoices an order in SmartBill, and stock follows");
    long id = buyers.ids().get(0);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LMP-01", "IN SMARTBILL", "SOLD, NOT INVOICED", "HELD BACK", "ON CEL.RO"));
    rows.add(lamp("before"));
    invoiced(id);
    scene.company.product("LMP-02", "Lampă de birou, negru", "buc", "139.90", "Normala");
    beat();
    beat();
    rows.add(lamp("after"));
    stage.table(rows);
    stage.say(
        "The price of LMP-02 was changed in SmartBill; Cel.ro shows "
            + lei(scene.celRo.market().listed("LMP-02"))
            + ".");
  }

  private void invoiced(long id) {
    RecordRef record = tracked(id).recording().record();
    if (record != null) {
      scene.company.invoice(record.series().name(), record.number());
    }
  }

  private void toTheEnd() {
    stage.chapter("The invoice is attached on Cel.ro once, although its answer gets lost");
    long id = buyers.ids().get(1);
    scene.celRo.faults().next("orders/addOrderInvoice", Fault.reset().afterCommit());
    invoiced(id);
    beat();
    stage.say("invoices of order " + id + ": " + invoices(id) + ". Not sent again blindly:");
    beat();
    PlacedOrder order = scene.celRo.market().order(id);
    stage.say(
        "Cel.ro shows "
            + order.invoices().size()
            + " invoice of order "
            + id
            + ", "
            + order.invoices().get(0).bytes().length
            + " bytes of PDF.");
    stage.say("Cel.ro was told: confirmed, lines ready, invoice, ready for delivery, finished.");
  }

  private String invoices(long id) {
    return scene
        .vortex
        .invoices(DemoScene.LINK)
        .find(Long.toString(id))
        .map(
            row ->
                row.attachments().stream()
                    .map(each -> each.invoice() + " " + state(each.state()))
                    .collect(Collectors.joining(", ")))
        .orElse("none");
  }

  private void parcel() {
    stage.chapter(
        "A waybill is made, its answer gets lost, and the parcel is followed to the door");
    long id = buyers.ids().get(2);
    String order = Long.toString(id);
    scene.celRo.faults().next("orders/generateAwb", Fault.cutAnswer());
    scene.vortex.shipments(DemoScene.LINK).create(order, ShipmentWish.usual(), "demo");
    beat();
    stage.say("order " + id + " is " + shipment(order) + ": nobody knows yet.");
    beat();
    beat();
    stage.say(
        "order "
            + id
            + " is "
            + shipment(order)
            + "; Cel.ro shows "
            + scene.celRo.market().order(id).awbs().size()
            + " waybill.");
    scene.celRo.market().courierSays(id, "Livrat");
    scene.vortex.shipments(DemoScene.LINK).retry(order, "demo");
    beat();
    stage.say(
        "The courier says delivered. The invoice comes first: until it is issued the order is not"
            + " finished.");
    invoiced(id);
    beat();
    beat();
    stage.say(
        "AWB set, invoice attached, order %d finished; its parcel is %s."
            .formatted(id, shipment(order)));
  }

  private String shipment(String order) {
    return scene
        .vortex
        .shipments(DemoScene.LINK)
        .find(order)
        .map(one -> one.state().name().toLowerCase(Locale.ROOT) + " " + one.number())
        .orElse("not shipped")
        .strip();
  }

  private List<String> lamp(String when) {
    var line = scene.vortex.stock(DemoScene.LINK).view(Sku.of("LMP-01")).orElseThrow().line();
    return List.of(
        when,
        scene.company.stock(DemoCatalogue.WAREHOUSE, "LMP-01").toPlainString(),
        line.map(each -> Integer.toString(each.reserved())).orElse("?"),
        line.map(each -> Integer.toString(each.buffer())).orElse("?"),
        Integer.toString(scene.celRo.market().listed("LMP-01").stock()));
  }

  private boolean check() {
    stage.chapter("Both servers are counted, without asking Vortex");
    DemoCheck check =
        DemoCheck.of(DemoScene.LINK, scene.celRo.market(), scene.smartBill, scene.starts);
    stage.say("totals that differ by a ban or more: " + check.wrongTotals());
    stage.say("fiscal documents asked for: " + check.fiscal());
    stage.say(
        "invoices issued by people: 3, attached %d, orders finished %d"
            .formatted(check.attached(), check.finished()));
    stage.say("calls over SmartBill's limit: " + scene.smartBill.rateBreaches());
    stage.verdict(check.line());
    return check.holds();
  }

  private void beat() {
    HeartbeatReport report = scene.heartbeat();
    String did =
        report.flows().stream()
            .filter(flow -> !flow.counts().isEmpty())
            .map(Demo::words)
            .collect(Collectors.joining("; "));
    stage.say(
        TIME.format(report.startedAt())
            + "  heartbeat  "
            + (did.isEmpty() ? "nothing to do" : did));
    for (FlowReport flow : report.flows()) {
      for (FlowReport.Notice notice : flow.notices()) {
        if (notice.person()) {
          stage.say("       ! " + notice.subject() + ": " + notice.message());
        }
      }
    }
  }

  private static String words(FlowReport flow) {
    return flow.flow().name().toLowerCase(Locale.ROOT)
        + " "
        + flow.counts().entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
  }

  private TrackedOrder tracked(long id) {
    return scene
        .store
        .orders()
        .find(OrderKey.of(DemoScene.LINK, Long.toString(id)))
        .orElseThrow(() -> new IllegalStateException("order " + id + " was not taken"));
  }

  private static String lei(ListedProduct listed) {
    return listed.price().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  private static String state(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
