package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.model.Sku;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stock push names ({@code api/smartbill.md} 6.2): an array of items, or an object that has
 * it as {@code products}. Read as a stream, so that five megabytes of anything cost no memory.
 *
 * @param items how many there are
 * @param skus the codes that can be codes
 * @param unnamed whether an item has no such code
 */
record StockPushBody(int items, Set<String> skus, boolean unnamed) {
  private static final int MOST_SKUS = 1000;

  /** Empty when it is not JSON, or cut off. */
  static Optional<StockPushBody> parse(byte[] body) {
    try (JsonParser json = Json.MAPPER.getFactory().createParser(body)) {
      Reading reading = new Reading(json);
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        reading.items();
      } else if (first == JsonToken.START_OBJECT) {
        reading.envelope();
      } else {
        return Optional.empty();
      }
      return Optional.of(reading.result());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Goes through the tokens once. */
  private static final class Reading {
    private final JsonParser json;
    private final Set<String> skus = new TreeSet<>();
    private int items;
    private boolean unnamed;

    Reading(JsonParser json) {
      this.json = json;
    }

    StockPushBody result() {
      return new StockPushBody(items, skus, unnamed);
    }

    /** An object without a list is taken for one item that can not be named. */
    void envelope() throws IOException {
      boolean found = false;
      while (next() == JsonToken.FIELD_NAME) {
        boolean products = json.currentName().equals("products");
        if (next() == JsonToken.START_ARRAY && products) {
          found = true;
          items();
        } else {
          json.skipChildren();
        }
      }
      if (!found) {
        items++;
        unnamed = true;
      }
    }

    void items() throws IOException {
      for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
        items++;
        if (token == JsonToken.START_OBJECT) {
          item();
        } else {
          unnamed = true;
          json.skipChildren();
        }
      }
    }

    private void item() throws IOException {
      String code = "";
      while (next() == JsonToken.FIELD_NAME) {
        boolean named = json.currentName().equals("productCode");
        JsonToken value = next();
        if (named && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
          code = json.getText().strip();
        } else {
          json.skipChildren();
        }
      }
      if (Sku.valid(code) && skus.size() < MOST_SKUS) {
        skus.add(code);
      } else {
        unnamed = true;
      }
    }

    private JsonToken next() throws IOException {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw new IOException("cut off");
      }
      return token;
    }
  }
}
