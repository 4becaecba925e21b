package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code GET /stocks} ({@code api/smartbill.md} 4.1). Thread-safe. */
final class StockApi {
  static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private final SmartBillHttp http;
  private final SmartBillConfig config;
  private final InstantSource clock;

  StockApi(SmartBillHttp http, SmartBillConfig config, InstantSource clock) {
    this.http = http;
    this.config = config;
    this.clock = clock;
  }

  /** One call for all warehouses, or one per chosen warehouse. */
  ReadReport readAll(Consumer<? super StockLevel> sink) {
    StockRows rows = new StockRows(config.productCodes(), sink);
    List<String> warehouses = config.warehouses();
    for (String warehouse : warehouses.isEmpty() ? List.of("") : warehouses) {
      read(warehouse, "", "", rows);
    }
    // An empty list is also what a missing stock module or right might look like: no proof.
    boolean proven = rows.seen() > 0;
    List<Skipped> skipped = new ArrayList<>(rows.skipped());
    if (!proven) {
      skipped.add(
          new Skipped(
              "stock",
              "SmartBill lists no product at all; if that is wrong, check that the stock module"
                  + " (Gestiune) is active and the user may see the warehouses"));
    }
    return new ReadReport(rows.handedOver(), proven && rows.allReported(), skipped);
  }

  /** One call, whatever the number of warehouses: the rows of others are left out here. */
  List<StockLevel> readOne(Sku sku) {
    List<StockLevel> levels = new ArrayList<>();
    StockRows rows =
        new StockRows(
            config.productCodes(),
            level -> {
              boolean chosen =
                  config.warehouses().isEmpty()
                      || config.warehouses().stream().anyMatch(level.warehouse()::equalsIgnoreCase);
              if (chosen && level.sku().equals(sku)) {
                levels.add(level);
              }
            });
    boolean codes = config.productCodes();
    read("", codes ? "" : sku.value(), codes ? sku.value() : "", rows);
    return levels;
  }

  /** Asks for a product that can not exist: tells whether stock can be read there at all. */
  void probe(String warehouse) {
    StockRows ignored = new StockRows(config.productCodes(), level -> {});
    String nobody = "vortex-probe-no-such-product";
    boolean codes = config.productCodes();
    read(warehouse, codes ? "" : nobody, codes ? nobody : "", ignored);
  }

  private void read(String warehouse, String productName, String productCode, StockRows rows) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ROMANIA);
    HttpCall.Builder call =
        HttpCall.get(Calls.STOCKS)
            .query(
                Calls.query(
                    "cif", config.cif(),
                    "date", today.toString(),
                    "warehouseName", warehouse,
                    "productName", productName,
                    "productCode", productCode))
            .lane(HttpCall.Lane.STOCK)
            .timeout(config.readTimeout());
    Answered answer = http.read(call);
    if (answer.status() != 200) {
      refuse(Complaint.in(answer).map(Complaint::text).orElse(""), warehouse);
      throw http.failed("the stock read", answer);
    }
    String errorText;
    try {
      errorText = StockParser.parse(answer.body(), row -> rows.take(row, warehouse));
    } catch (IOException e) {
      // the parser's own message may quote the body, so it is not passed on
      throw http.unreadable("the stock read", answer);
    }
    if (!errorText.isEmpty()) {
      String text = RemoteText.clean(errorText);
      refuse(text, warehouse);
      throw SmartBillHttp.exception(Kind.MISCONFIGURED, "the stock read was refused: " + text);
    }
  }

  private static void refuse(String text, String warehouse) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("gestiunea") && RemoteText.saysNotFound(text)) {
      throw SmartBillHttp.exception(
          Kind.MISCONFIGURED,
          "SmartBill has no warehouse '"
              + warehouse
              + "' ("
              + text
              + "); spell it exactly as in Nomenclatoare, Gestiuni, capitals included");
    }
    if (lower.contains("modulul stoc") || lower.contains("nu este activ")) {
      throw SmartBillHttp.exception(
          Kind.MISCONFIGURED,
          "SmartBill has no active stock module ("
              + text
              + "); switch Gestiune on in SmartBill or leave the stock flow off");
    }
  }
}
