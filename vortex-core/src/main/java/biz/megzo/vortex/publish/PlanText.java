package biz.megzo.vortex.publish;

import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of plans as text and as JSON. */
final class PlanText {
  private PlanText() {}

  /** One line: {@code 7}, {@code pretf=10.5 hasTVA=true}, or {@code unknown}. */
  static String of(@Nullable FieldRecord record) {
    if (record == null) {
      return "unknown";
    }
    if (record.names().equals(java.util.Set.of("stock"))) {
      return record.get("stock").map(FieldValue::print).orElse("");
    }
    return record.fields().entrySet().stream()
        .map(field -> field.getKey() + "=" + value(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String value(FieldValue value) {
    return value instanceof FieldValue.Records records
        ? records.values().stream().map(one -> "(" + of(one) + ")").collect(Collectors.joining(","))
        : value.print().replaceAll("\\s+", " ");
  }

  /** The record as a JSON object; decimals and whole numbers as numbers, dates as texts. */
  static void json(StringBuilder out, FieldRecord record) {
    out.append('{');
    String comma = "";
    for (Map.Entry<String, FieldValue> field : record.fields().entrySet()) {
      out.append(comma);
      string(out, field.getKey());
      out.append(':');
      FieldValue value = field.getValue();
      if (value instanceof FieldValue.Records records) {
        out.append('[');
        for (int i = 0; i < records.values().size(); i++) {
          out.append(i == 0 ? "" : ",");
          json(out, records.values().get(i));
        }
        out.append(']');
      } else if (value instanceof FieldValue.Text || value instanceof FieldValue.Date) {
        string(out, value.print());
      } else {
        out.append(value.print());
      }
      comma = ",";
    }
    out.append('}');
  }

  /** A JSON string of ASCII characters alone. */
  static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
