package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.OwnCourier;
import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Defaults;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.smartbill.fake.FakeCompany;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Both fakes, a database in a folder, and Vortex between them. */
final class DemoScene implements AutoCloseable {
  static final LinkId LINK = LinkId.of("demo");
  static final String SERIES = "CEL";
  private static final String CIF = "RO12345678";
  private static final String V3 = "demo-v3-token";

  final DemoClock clock;
  final FakeSmartBill smartBill;
  final FakeCelRo celRo;
  final FakeCompany company;
  final List<DemoCatalogue.Start> starts;
  final JdbcStore store;
  final Vortex vortex;

  DemoScene(DemoClock clock, Path folder) {
    this.clock = clock;
    this.smartBill = FakeSmartBill.start(clock);
    this.celRo = FakeCelRo.start(clock);
    this.company = smartBill.company(CIF).series(SERIES, 1).v3Token(V3);
    this.starts = DemoCatalogue.fill(company);
    this.store = JdbcStore.open("jdbc:h2:file:" + folder.resolve("vortex"), null, null);
    Defaults defaults =
        Mapping.defaults()
            .category(100)
            .manufacturer("Fara marca")
            .image("https://shop.example/img/{code}.jpg");
    this.vortex =
        Vortex.create(store).link(link()).rules(Mapping.rules(defaults)).clock(clock).build();
  }

  private Link link() {
    SmartBillConfig erp =
        SmartBillConfig.builder(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN, CIF)
            .baseUri(smartBill.base())
            .series(SERIES)
            .v3Token(V3)
            .build();
    CelRoConfig channel =
        CelRoConfig.builder(celRo.username(), celRo.password()).base(celRo.baseUri()).build();
    return Link.builder(LINK.value())
        .erp(SmartBill.connector(erp))
        .channel(CelRo.connector(channel))
        .courier(CelRo.courier(OwnCourier.of(123, 5, 9).build()))
        .orders(OrderSettings.builder().confirm(true).build())
        .fulfil(
            FulfilSettings.builder().linesReady(true).readyForDelivery(true).finish(true).build())
        .build();
  }

  /** Five minutes pass, then a heartbeat. */
  HeartbeatReport heartbeat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK);
  }

  @Override
  public void close() {
    store.close();
    celRo.close();
    smartBill.close();
  }
}
