package biz.megzo.vortex.runner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be configured: name, default, and what it is. */
public enum Key {
  LINK("link", "shop-1", "name of the link; everything stored is kept under it"),
  STORE_URL("store.url", "jdbc:h2:file:./vortex-data/vortex", "JDBC URL of H2 or PostgreSQL"),
  STORE_USER("store.user", null, "database user"),
  STORE_PASSWORD("store.password", null, "database password"),
  SMARTBILL_URL("smartbill.url", null, "base address of SmartBill's API"),
  SMARTBILL_EMAIL("smartbill.email", null, "SmartBill user; required"),
  SMARTBILL_TOKEN("smartbill.token", null, "SmartBill V1 token; required"),
  SMARTBILL_CIF("smartbill.cif", null, "tax id of the company in SmartBill; required"),
  SMARTBILL_SERIES("smartbill.series", null, "proforma series kept for Vortex alone"),
  SMARTBILL_WAREHOUSES("smartbill.warehouses", null, "comma list; empty means all"),
  SMARTBILL_V3_TOKEN("smartbill.v3-token", null, "SmartBill V3 token: prices of products"),
  SMARTBILL_PRODUCT_FILE(
      "smartbill.product-file", null, "product file exported by SmartBill's portal, XLSX or CSV"),
  PRODUCTS_ORDER(
      "products.order", "erp,file", "whose product fields count first: erp (SmartBill), file"),
  SMARTBILL_WRITE_TIMEOUT("smartbill.write-timeout", "PT120S", "how long a create may take"),
  SMARTBILL_READ_TIMEOUT("smartbill.read-timeout", "PT60S", "how long a read may take"),
  CELRO_TIMEOUT("celro.timeout", "PT30S", "how long a call to Cel.ro may take"),
  SMARTBILL_PUSH_SECRET(
      "smartbill.push-secret", null, "token of SmartBill's stock push, for heartbeat --listen"),
  CELRO_URL("celro.url", null, "base address of Cel.ro's API"),
  CELRO_USERNAME("celro.username", null, "Cel.ro API user; required"),
  CELRO_PASSWORD("celro.password", null, "Cel.ro API password; required"),
  CELRO_CERTIFICATE("celro.certificate", null, "client certificate, a .pem file"),
  CELRO_CERTIFICATE_PASSWORD("celro.certificate-password", null, "passphrase of its key"),
  CELRO_PUSH_SECRET(
      "celro.push-secret", null, "secret in Cel.ro's api link, for heartbeat --listen"),
  CELRO_COURIER_ACCOUNT("celro.courier-account", null, "own courier account that makes waybills"),
  CELRO_COURIER_CONTACT("celro.courier-contact", null, "sender's contact id at Cel.ro"),
  CELRO_COURIER_ADDRESS("celro.courier-address", null, "pick-up address id at Cel.ro"),
  FAN_URL("fan.url", null, "base address of FAN Courier's API"),
  FAN_USERNAME("fan.username", null, "FAN Courier user, as on selfawb.ro"),
  FAN_PASSWORD("fan.password", null, "FAN Courier password"),
  FAN_CLIENT("fan.client-id", null, "FAN Courier client id"),
  FAN_CELRO_ID("fan.celro-id", "1", "Cel.ro's id of FAN Courier"),
  SHIPMENTS_MAKE(
      "shipments.make", "asked", "who gets a waybill: asked, or recorded for every order"),
  SHIPMENTS_SINCE(
      "shipments.since", null, "first day whose orders get a waybill by themselves, 2026-10-01"),
  SHIPMENTS_WEIGHT("shipments.weight", "1", "kg of a parcel when the order does not say"),
  STOCK_BUFFER("stock.buffer", "2", "units held back of every product"),
  ORDERS_QUIET_PERIOD("orders.quiet-period", "PT120S", "wait after a lost answer"),
  ORDERS_SINCE(
      "orders.since", null, "first day whose orders are taken, such as 2026-10-01; empty: all"),
  ORDERS_CONFIRM("orders.confirm", "false", "whether recorded orders are confirmed on Cel.ro"),
  ORDERS_UNKNOWN_PRODUCTS(
      "orders.unknown-products", "hold", "a code that SmartBill lacks: hold, or placeholder"),
  ORDERS_AMENDMENTS(
      "orders.amendments", null, "what changes do to records, such as price=hold,cancelled=hold"),
  ORDERS_RETENTION(
      "orders.retention", null, "age at which buyer data of finished orders goes, such as P3Y"),
  INVOICES_ATTACH("invoices.attach", "true", "whether invoices are attached on Cel.ro"),
  CELRO_STEPS(
      "celro.steps",
      null,
      "comma list of lines, ready, finish: what Cel.ro is told of recorded orders"),
  HEARTBEAT_EVERY("heartbeat.every", "PT5M", "pause between the starts of two heartbeats"),
  RATES_URL("rates.url", "https://curs.bnr.ro", "where the BNR rates come from"),
  PUBLISH_CATEGORY("publish.category", null, "Cel.ro category id of new products"),
  PUBLISH_MANUFACTURER("publish.manufacturer", null, "manufacturer of new products"),
  PUBLISH_IMAGE("publish.image", null, "image address, for example https://shop/{code}.jpg");

  private static final String PREFIX = "vortex.";

  private final String property;
  private final @Nullable String standard;
  private final String meaning;

  Key(String name, @Nullable String standard, String meaning) {
    this.property = PREFIX + name;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** As it stands in a file, for example {@code vortex.smartbill.v3-token}. */
  public String property() {
    return property;
  }

  /** As an environment variable, for example {@code VORTEX_SMARTBILL_V3_TOKEN}. */
  public String variable() {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  public @Nullable String standard() {
    return standard;
  }

  public String meaning() {
    return meaning;
  }

  static Optional<Key> named(String property) {
    return Arrays.stream(values()).filter(key -> key.property.equals(property)).findFirst();
  }

  /** The key whose name differs least from a mistyped one. */
  static Key nearest(String mistyped) {
    String name = mistyped.toLowerCase(Locale.ROOT).replace('_', '.');
    return Arrays.stream(values())
        .min(Comparator.comparingInt(key -> distance(name, key.property.replace('-', '.'))))
        .orElseThrow();
  }

  /** Letters to insert, drop or exchange to make one of the other. */
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    Arrays.setAll(before, index -> index);
    for (int row = 1; row <= from.length(); row++) {
      int[] now = new int[to.length() + 1];
      now[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int exchanged =
            before[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        now[column] = Math.min(exchanged, Math.min(before[column], now[column - 1]) + 1);
      }
      before = now;
    }
    return before[to.length()];
  }
}
