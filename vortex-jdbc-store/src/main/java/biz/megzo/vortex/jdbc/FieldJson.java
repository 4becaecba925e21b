package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Field records as JSON that keeps types: texts and booleans as such, whole numbers as numbers,
 * lists as arrays, decimals as {@code {"d":"1.50"}} and dates as {@code {"t":"2026-10-02"}}.
 */
final class FieldJson {
  private FieldJson() {}

  static String write(FieldRecord record) {
    return Json.write(out -> write(out, record));
  }

  static FieldRecord read(String json) {
    return Json.read(json, FieldJson::read);
  }

  /** The same, decoded when somebody asks for the fields. */
  static FieldRecord later(String json) {
    return json.equals("{}") ? FieldRecord.empty() : FieldRecord.deferred(new Text(json));
  }

  /** A text as {@link #write} makes it: names stand in it as they are, or are not plain. */
  private record Text(String json) implements FieldRecord.Source {
    @Override
    public boolean mayHave(String name) {
      return !plain(name) || json.contains('"' + name + '"');
    }

    @Override
    public boolean mayBeTrue(String name) {
      return !plain(name) || json.contains('"' + name + "\":true");
    }

    private static boolean plain(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c < ' ' || c > '~' || c == '"' || c == '\\') {
          return false;
        }
      }
      return true;
    }

    @Override
    public FieldRecord decode() {
      return FieldJson.read(json);
    }
  }

  static void write(JsonGenerator out, FieldRecord record) throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, FieldValue> field : record.fields().entrySet()) {
      out.writeFieldName(field.getKey());
      write(out, field.getValue());
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, FieldValue value) throws IOException {
    if (value instanceof FieldValue.Text text) {
      out.writeString(text.value());
    } else if (value instanceof FieldValue.Whole whole) {
      out.writeNumber(whole.value());
    } else if (value instanceof FieldValue.Bool bool) {
      out.writeBoolean(bool.value());
    } else if (value instanceof FieldValue.Decimal decimal) {
      tagged(out, "d", decimal.value().toString());
    } else if (value instanceof FieldValue.Date date) {
      tagged(out, "t", date.value().toString());
    } else if (value instanceof FieldValue.Records records) {
      out.writeStartArray();
      for (FieldRecord one : records.values()) {
        write(out, one);
      }
      out.writeEndArray();
    }
  }

  private static void tagged(JsonGenerator out, String tag, String value) throws IOException {
    out.writeStartObject();
    out.writeStringField(tag, value);
    out.writeEndObject();
  }

  /** Reads the object that the parser stands on. */
  static FieldRecord read(JsonParser in) throws IOException {
    FieldRecord.Builder record = FieldRecord.builder();
    Json.object(in, (name, value) -> record.set(name, value(value)));
    return record.build();
  }

  private static FieldValue value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> new FieldValue.Text(in.getText());
      case VALUE_NUMBER_INT -> new FieldValue.Whole(in.getLongValue());
      case VALUE_TRUE -> new FieldValue.Bool(true);
      case VALUE_FALSE -> new FieldValue.Bool(false);
      case START_ARRAY -> records(in);
      case START_OBJECT -> tagged(in);
      default -> throw new IOException("unexpected token");
    };
  }

  private static FieldValue records(JsonParser in) throws IOException {
    List<FieldRecord> records = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      records.add(read(in));
    }
    return new FieldValue.Records(records);
  }

  private static FieldValue tagged(JsonParser in) throws IOException {
    String tag = in.nextFieldName();
    String text = in.nextTextValue();
    in.nextToken();
    if (tag == null || text == null) {
      throw new IOException("untagged value");
    }
    return switch (tag) {
      case "d" -> new FieldValue.Decimal(new BigDecimal(text));
      case "t" -> new FieldValue.Date(LocalDate.parse(text));
      default -> throw new IOException("unknown tag");
    };
  }
}
