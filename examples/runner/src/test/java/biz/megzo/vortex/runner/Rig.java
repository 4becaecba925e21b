package biz.megzo.vortex.runner;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.smartbill.fake.FakeCompany;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Both fakes, and the program pointed at them by environment variables alone. */
final class Rig implements AutoCloseable {
  static final LinkId LINK = LinkId.of("shop-1");
  static final String CIF = "RO12345678";
  static final String SERIES = "CEL";
  static final String WAREHOUSE = "Depozit";

  /** What one run of the program gave. */
  record Ran(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  final InstantSource clock;
  final FakeSmartBill smartBill;
  final FakeCelRo celRo;
  final FakeCompany company;
  final Map<String, String> environment = new HashMap<>();

  Rig(InstantSource clock, Path folder) {
    this.clock = clock;
    this.smartBill = FakeSmartBill.start(clock);
    this.celRo = FakeCelRo.start(clock);
    this.company =
        smartBill.company(CIF).series(SERIES, 1).v3Token("v3-secret").warehouse(WAREHOUSE);
    environment.putAll(
        Map.ofEntries(
            entry("VORTEX_STORE_URL", "jdbc:h2:file:" + folder.resolve("store")),
            entry("VORTEX_SMARTBILL_URL", smartBill.base().toString()),
            entry("VORTEX_SMARTBILL_EMAIL", FakeSmartBill.EMAIL),
            entry("VORTEX_SMARTBILL_TOKEN", FakeSmartBill.TOKEN),
            entry("VORTEX_SMARTBILL_CIF", CIF),
            entry("VORTEX_SMARTBILL_SERIES", SERIES),
            entry("VORTEX_SMARTBILL_V3_TOKEN", "v3-secret"),
            entry("VORTEX_CELRO_URL", celRo.baseUri().toString()),
            entry("VORTEX_CELRO_USERNAME", celRo.username()),
            entry("VORTEX_CELRO_PASSWORD", celRo.password()),
            entry("VORTEX_PUBLISH_CATEGORY", "100"),
            entry("VORTEX_PUBLISH_MANUFACTURER", "Fara marca"),
            entry("VORTEX_PUBLISH_IMAGE", "https://shop.example/{code}.jpg")));
  }

  /** Products P-1 to P-n, each with so many units in the warehouse. */
  Rig products(int count, int units) {
    for (int i = 1; i <= count; i++) {
      company.product("P-" + i, "Produs " + i, "buc", "10.00", "Normala");
      company.stock(WAREHOUSE, "P-" + i, units);
    }
    return this;
  }

  /** Publishes everything and has Cel.ro approve it. */
  Rig published() {
    run("heartbeat", "--once");
    celRo.market().decideImports();
    run("heartbeat", "--once");
    return this;
  }

  Rig with(Key key, String value) {
    environment.put(key.variable(), value);
    return this;
  }

  Ran run(String... args) {
    return run(new Stop(), args);
  }

  Ran run(Stop stop, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        VortexRunner.commandLine(new Surroundings(environment, stop, false, clock), args);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  long liveRecords() {
    return smartBill.liveEstimates().size();
  }

  /** The live proformas that bear the order's marker. */
  List<FakeEstimate> recordsOf(long orderId) {
    Marker marker = Marker.of(OrderKey.of(LINK, Long.toString(orderId)), 0);
    return smartBill.liveEstimates().stream()
        .filter(one -> one.mentions().contains(marker.value()))
        .toList();
  }

  /** Each order of Cel.ro has exactly one live proforma, of the same total; there are no others. */
  void assertOneRecordEach() {
    for (PlacedOrder order : celRo.market().orders()) {
      assertThat(recordsOf(order.id()))
          .as("records of order " + order.id())
          .singleElement()
          .satisfies(one -> assertThat(one.total()).isEqualByComparingTo(order.total()));
    }
    assertThat(liveRecords()).isEqualTo(celRo.market().orders().size());
    assertThat(smartBill.fiscalCalls()).isEmpty();
  }

  @Override
  public void close() {
    celRo.close();
    smartBill.close();
  }
}
