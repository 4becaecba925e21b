package biz.megzo.vortex.runner;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.CelRoConfigBuilder;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.mapping.Defaults;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.order.AmendmentPolicy;
import biz.megzo.vortex.order.Amendments;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.UnknownProducts;
import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.smartbill.ProductFile;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the parts of a link from what was configured. */
final class Assembly {
  private static final List<String> STEPS = List.of("lines", "ready", "finish");
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  /** How much longer than a create a lease lasts. */
  static final Duration MARGIN = Duration.ofSeconds(30);

  /** The product file's name among the sources of product fields. */
  static final String FILE = "file";

  private final Values values;

  Assembly(Values values) {
    this.values = values;
    values.require(
        Key.SMARTBILL_EMAIL,
        Key.SMARTBILL_TOKEN,
        Key.SMARTBILL_CIF,
        Key.CELRO_USERNAME,
        Key.CELRO_PASSWORD);
  }

  /**
   * The link.
   *
   * @throws BadConfiguration naming the key whose value can not be used
   */
  Link link() {
    SmartBillConfig smartBill = smartBill();
    CelRoConfig celRo = celRo();
    StockSettings stock =
        checked(
            Key.STOCK_BUFFER,
            key -> StockSettings.builder().buffer(StockBuffer.units(values.number(key))).build());
    Link.Builder link = checked(Key.LINK, key -> Link.builder(values.required(key)));
    new Couriers(values).into(link);
    products(link);
    return link.erp(SmartBill.connector(smartBill))
        .channel(CelRo.connector(celRo))
        .stock(stock)
        .orders(orders())
        .invoices(invoices())
        .fulfil(steps())
        .build();
  }

  /** The portal's product file beside SmartBill's own catalogue. */
  private void products(Link.Builder link) {
    Optional<String> file = values.text(Key.SMARTBILL_PRODUCT_FILE);
    if (file.isEmpty()) {
      return;
    }
    checked(
        Key.SMARTBILL_PRODUCT_FILE,
        key -> link.productData(FILE, ProductFile.at(Path.of(file.get()))));
    List<String> order = values.list(Key.PRODUCTS_ORDER);
    for (String source : order) {
      if (!source.equals(FILE) && !source.equals(ProductOrigins.ERP)) {
        throw new BadConfiguration(
            Key.PRODUCTS_ORDER.property() + " knows erp and file, was '" + source + "'");
      }
    }
    link.productOrder(order);
  }

  private InvoiceSettings invoices() {
    return InvoiceSettings.builder().attach(values.flag(Key.INVOICES_ATTACH)).build();
  }

  private FulfilSettings steps() {
    List<String> steps = values.list(Key.CELRO_STEPS);
    for (String step : steps) {
      if (!STEPS.contains(step)) {
        throw new BadConfiguration(
            Key.CELRO_STEPS.property() + " knows " + STEPS + ", was '" + step + "'");
      }
    }
    return FulfilSettings.builder()
        .linesReady(steps.contains("lines"))
        .readyForDelivery(steps.contains("ready"))
        .finish(steps.contains("finish"))
        .build();
  }

  /** SmartBill's side of the link, on its own. */
  ConnectorFactory erp() {
    return SmartBill.connector(smartBill());
  }

  /** How long what a dead process held stays taken: longer than any one call. */
  Duration leaseTime() {
    return Stream.of(Key.SMARTBILL_WRITE_TIMEOUT, Key.SMARTBILL_READ_TIMEOUT, Key.CELRO_TIMEOUT)
        .map(values::duration)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .plus(MARGIN);
  }

  private OrderSettings orders() {
    OrderSettings.Builder orders =
        OrderSettings.builder()
            .writeTimeout(values.duration(Key.SMARTBILL_WRITE_TIMEOUT))
            .leaseTime(leaseTime())
            .quietPeriod(values.duration(Key.ORDERS_QUIET_PERIOD))
            .confirm(values.flag(Key.ORDERS_CONFIRM))
            .unknownProducts(values.choice(Key.ORDERS_UNKNOWN_PRODUCTS, UnknownProducts.class))
            .amendments(amendments());
    if (values.has(Key.ORDERS_SINCE)) {
      orders.placedSince(values.day(Key.ORDERS_SINCE).atStartOfDay(BUCHAREST).toInstant());
    }
    return orders.build();
  }

  private Amendments amendments() {
    Amendments amendments = Amendments.ofDefaults();
    var policies = values.pairs(Key.ORDERS_AMENDMENTS, ChangeKind.class, AmendmentPolicy.class);
    for (var entry : policies.entrySet()) {
      Amendments before = amendments;
      amendments =
          checked(Key.ORDERS_AMENDMENTS, key -> before.with(entry.getKey(), entry.getValue()));
    }
    return amendments;
  }

  /** What a new product needs and SmartBill does not have. */
  Defaults defaults() {
    Defaults defaults = Mapping.defaults();
    if (values.has(Key.PUBLISH_CATEGORY)) {
      defaults = defaults.category(values.number(Key.PUBLISH_CATEGORY));
    }
    if (values.has(Key.PUBLISH_MANUFACTURER)) {
      defaults = defaults.manufacturer(values.required(Key.PUBLISH_MANUFACTURER));
    }
    if (values.has(Key.PUBLISH_IMAGE)) {
      defaults = defaults.image(values.required(Key.PUBLISH_IMAGE));
    }
    return defaults;
  }

  private SmartBillConfig smartBill() {
    SmartBillConfig.Builder config =
        checked(
            Key.SMARTBILL_EMAIL,
            key ->
                SmartBillConfig.builder(
                    values.required(key),
                    values.required(Key.SMARTBILL_TOKEN),
                    values.required(Key.SMARTBILL_CIF)));
    set(Key.SMARTBILL_URL, text -> config.baseUri(URI.create(text)));
    set(Key.SMARTBILL_SERIES, config::series);
    set(Key.SMARTBILL_V3_TOKEN, config::v3Token);
    set(Key.SMARTBILL_WAREHOUSES, text -> config.warehouses(list(Key.SMARTBILL_WAREHOUSES)));
    config.writeTimeout(values.duration(Key.SMARTBILL_WRITE_TIMEOUT));
    config.readTimeout(values.duration(Key.SMARTBILL_READ_TIMEOUT));
    return config.build();
  }

  private List<String> list(Key key) {
    return values.list(key);
  }

  private CelRoConfig celRo() {
    CelRoConfigBuilder config =
        CelRoConfig.builder(
            values.required(Key.CELRO_USERNAME), values.required(Key.CELRO_PASSWORD));
    config.timeout(values.duration(Key.CELRO_TIMEOUT));
    set(Key.CELRO_URL, text -> config.base(URI.create(text)));
    set(
        Key.CELRO_CERTIFICATE,
        text -> {
          Path file = Path.of(text);
          values
              .text(Key.CELRO_CERTIFICATE_PASSWORD)
              .ifPresentOrElse(
                  secret -> config.certificate(file, secret), () -> config.certificate(file));
        });
    return checked(Key.CELRO_URL, key -> config.build());
  }

  private void set(Key key, Consumer<String> setter) {
    values
        .text(key)
        .ifPresent(
            text ->
                checked(
                    key,
                    any -> {
                      setter.accept(text);
                      return key;
                    }));
  }

  /** Names the key in what a setter complains of. */
  static <T> T checked(Key key, Function<Key, T> work) {
    try {
      return work.apply(key);
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(key.property() + ": " + e.getMessage());
    }
  }
}
