package biz.megzo.vortex.panel.demo;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.OwnCourier;
import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.settings.Setting;
import biz.megzo.vortex.runner.demo.DemoCatalogue;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.smartbill.fake.FakeCompany;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Both fakes, a database in memory, and Vortex between them. */
public final class DemoWorld implements AutoCloseable {
  public static final LinkId LINK = LinkId.of("demo");

  /** The series of proformas. */
  static final String SERIES = "CEL";

  private static final String CIF = "RO12345678";
  private static final String V3 = "demo-v3-token";

  private final ShiftedClock clock;
  private final FakeSmartBill smartBill;
  private final FakeCelRo celRo;
  private final FakeCompany company;
  private final JdbcStore store;
  private final Shops shops;

  /**
   * A world some time ago in which nothing has happened yet.
   *
   * @param url of a database that stays open as long as this does
   */
  DemoWorld(String url, InstantSource real, Duration ago, VortexListener listener) {
    this.clock = new ShiftedClock(real, ago);
    this.smartBill = FakeSmartBill.start(clock);
    this.celRo = FakeCelRo.start(clock);
    this.company = smartBill.company(CIF).series(SERIES, 1).v3Token(V3);
    DemoCatalogue.fill(company);
    this.store = JdbcStore.open(url, null, null);
    MappingConfig mapping =
        MappingConfig.builder()
            .defaults(
                Mapping.defaults()
                    .category(100)
                    .manufacturer("Fara marca")
                    .image("https://shop.example/img/{code}.jpg"))
            .build();
    Vortex vortex =
        Vortex.create(store)
            .link(link())
            .rules(Mapping.rules(store, mapping))
            .listener(listener)
            .clock(clock)
            .build();
    this.shops = new Shops(vortex, store, Mapping.desk(store, mapping, clock), clock, false);
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

  ShiftedClock clock() {
    return clock;
  }

  /** What a configuration file would say. */
  List<Setting> settings() {
    return List.of(
        Setting.of("vortex.link", Optional.of(LINK.value()), "name of the link"),
        Setting.of("vortex.smartbill.url", Optional.of(smartBill.base().toString()), "a fake"),
        Setting.of("vortex.smartbill.email", Optional.of(FakeSmartBill.EMAIL), "SmartBill user"),
        Setting.of("vortex.smartbill.token", Optional.of(FakeSmartBill.TOKEN), "V1 token"),
        Setting.of("vortex.smartbill.cif", Optional.of(CIF), "tax id of the company"),
        Setting.of("vortex.smartbill.series", Optional.of(SERIES), "proforma series"),
        Setting.of("vortex.celro.url", Optional.of(celRo.baseUri().toString()), "a fake"),
        Setting.of("vortex.celro.username", Optional.of(celRo.username()), "Cel.ro API user"),
        Setting.of("vortex.celro.password", Optional.of(celRo.password()), "Cel.ro password"),
        Setting.of("vortex.stock.buffer", Optional.of("2"), "units held back"));
  }

  /** What the pages work on. */
  public Shops shops() {
    return shops;
  }

  /** SmartBill's side, to change things there. */
  public FakeCompany company() {
    return company;
  }

  public FakeSmartBill smartBill() {
    return smartBill;
  }

  /** Cel.ro's side, to change things there. */
  public FakeCelRo celRo() {
    return celRo;
  }

  @Override
  public void close() {
    store.close();
    celRo.close();
    smartBill.close();
  }
}
