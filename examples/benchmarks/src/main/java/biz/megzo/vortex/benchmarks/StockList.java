package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** An ERP whose stock list is a JSON text in memory, parsed with each read. */
final class StockList implements Connector, StockSource {
  private static final JsonFactory JSON = new JsonFactory();

  private final int[] units;
  private byte[] text = new byte[0];

  StockList(int products) {
    this.units = new int[products];
    java.util.Arrays.fill(units, 10);
    write();
  }

  static String code(int product) {
    return "SKU-%07d".formatted(product);
  }

  /** Changes the stock of the first products. */
  void change(int products) {
    for (int i = 0; i < products; i++) {
      units[i] = units[i] == 10 ? 11 : 10;
    }
    write();
  }

  private void write() {
    StringBuilder json = new StringBuilder("{\"list\":[");
    for (int i = 0; i < units.length; i++) {
      json.append(i == 0 ? "" : ",").append("{\"productCode\":\"").append(code(i));
      json.append("\",\"productName\":\"Produs ").append(i);
      json.append("\",\"measuringUnit\":\"buc\",\"quantity\":").append(units[i]).append('}');
    }
    text = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return "stock-list";
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public ReadReport readStock(Consumer<? super StockLevel> sink) {
    int rows = 0;
    try (JsonParser in = JSON.createParser(text)) {
      String code = "";
      String label = "";
      String unit = "";
      BigDecimal quantity = BigDecimal.ZERO;
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          String field = in.currentName();
          in.nextToken();
          switch (field) {
            case "productCode" -> code = in.getText();
            case "productName" -> label = in.getText();
            case "measuringUnit" -> unit = in.getText();
            case "quantity" -> quantity = in.getDecimalValue();
            default -> {}
          }
        } else if (token == JsonToken.END_OBJECT && !code.isEmpty()) {
          sink.accept(new StockLevel(Sku.of(code), "main", quantity, label, unit));
          rows++;
          code = "";
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReadReport(rows, true, List.of());
  }

  @Override
  public List<StockLevel> readStock(Sku sku) {
    return List.of();
  }
}
