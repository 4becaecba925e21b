package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object read whole: texts, objects, arrays of objects, and field records under the names
 * that are known to hold them.
 */
final class JsonFields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  private JsonFields() {}

  /** Reads the object that the parser stands on. */
  static JsonFields read(JsonParser in) throws IOException {
    JsonFields fields = new JsonFields();
    Json.object(
        in,
        (name, value) -> {
          switch (value.currentToken()) {
            case VALUE_NULL -> {}
            case START_OBJECT ->
                fields.values.put(
                    name,
                    name.equals("fields") || name.equals("frozen")
                        ? FieldJson.read(value)
                        : read(value));
            case START_ARRAY -> fields.values.put(name, array(value));
            default -> fields.values.put(name, value.getText());
          }
        });
    return fields;
  }

  private static List<JsonFields> array(JsonParser in) throws IOException {
    List<JsonFields> all = new ArrayList<>();
    while (in.nextToken() == com.fasterxml.jackson.core.JsonToken.START_OBJECT) {
      all.add(read(in));
    }
    return all;
  }

  @Nullable String optional(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw missing(name);
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  BigDecimal decimal(String name) {
    return new BigDecimal(text(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  @Nullable JsonFields object(String name) {
    return values.get(name) instanceof JsonFields fields ? fields : null;
  }

  JsonFields required(String name) {
    JsonFields fields = object(name);
    if (fields == null) {
      throw missing(name);
    }
    return fields;
  }

  FieldRecord record(String name) {
    return values.get(name) instanceof FieldRecord record ? record : FieldRecord.empty();
  }

  List<JsonFields> list(String name) {
    List<JsonFields> all = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      list.forEach(one -> all.add((JsonFields) one));
    }
    return all;
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("no " + name);
  }
}
