package biz.megzo.vortex.smartbill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of {@code GET /stocks} row by row, without building a tree: a million products
 * fit in little memory ({@code api/smartbill.md} 4.1).
 */
final class StockParser {
  /**
   * One row as it stands.
   *
   * @param warehouse empty when the answer names none
   * @param quantity as text, null when missing or no number
   */
  record Row(String warehouse, String code, String name, String unit, @Nullable String quantity) {}

  /** Takes rows. */
  @FunctionalInterface
  interface Rows {
    void row(Row row);
  }

  private final JsonParser json;
  private final Rows rows;
  private String errorText = "";
  private boolean listed;

  private StockParser(JsonParser json, Rows rows) {
    this.json = json;
    this.rows = rows;
  }

  /**
   * Hands over every row.
   *
   * @return the answer's {@code errorText}; empty when all went well
   * @throws IOException when the body is not a whole answer of this kind
   */
  static String parse(byte[] body, Rows rows) throws IOException {
    try (JsonParser json = Json.MAPPER.getFactory().createParser(body)) {
      StockParser parser = new StockParser(json, rows);
      parser.answer();
      if (parser.errorText.isEmpty() && !parser.listed) {
        throw new IOException("no list");
      }
      return parser.errorText;
    }
  }

  private void answer() throws IOException {
    expect(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("list") && json.currentToken() == JsonToken.START_ARRAY) {
        listed = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
          warehouse();
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
      } else if (field.equals("errorText")) {
        errorText = scalar().strip();
      } else {
        json.skipChildren();
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
  }

  /** Rows wait only when the name stands behind the products. */
  private void warehouse() throws IOException {
    @Nullable String name = null;
    List<Row> waiting = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("warehouse")) {
        name = warehouseName(value);
      } else if (field.equals("products") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          Row row = product(name == null ? "" : name);
          if (name == null) {
            waiting.add(row);
          } else {
            rows.row(row);
          }
        }
        expect(json.currentToken() == JsonToken.END_ARRAY);
      } else {
        json.skipChildren();
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT);
    for (Row row : waiting) {
      String house = name == null ? "" : name;
      rows.row(new Row(house, row.code(), row.name(), row.unit(), row.quantity()));
    }
  }

  private String warehouseName(JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      return scalar();
    }
    String name = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("warehouseName")) {
        name = scalar();
      } else {
        json.skipChildren();
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT);
    return name;
  }

  private Row product(String warehouse) throws IOException {
    String code = "";
    String name = "";
    String unit = "";
    String quantity = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "productCode" -> code = scalar();
        case "productName" -> name = scalar();
        case "measuringUnit" -> unit = scalar();
        case "quantity" -> quantity = scalar();
        default -> json.skipChildren();
      }
    }
    expect(json.currentToken() == JsonToken.END_OBJECT);
    return new Row(warehouse, code, name, unit, quantity);
  }

  /** Texts, and numbers as they are written; anything else is skipped and empty. */
  private String scalar() throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING || (token != null && token.isNumeric())) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }

  private static void expect(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("not a whole stock answer");
    }
  }
}
