package biz.megzo.vortex.smartbill;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant reading of SmartBill's JSON: numbers may be texts, decimals may have a comma, fields may
 * be missing or new ({@code api/smartbill.md} 4.1, 5.2).
 */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final int LONGEST_NUMBER = 40;

  private Json() {}

  /** The whole body as one JSON object; empty when it is anything else, cut off included. */
  static Optional<JsonNode> object(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A text; numbers are printed, everything else and what is missing is empty. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() || value.isNumber() ? value.asText().strip() : "";
  }

  /** A decimal; empty when there is none. */
  static Optional<BigDecimal> decimal(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() || value.isNumber() ? decimal(value.asText()) : Optional.empty();
  }

  /** {@code true}, {@code "true"}, {@code 1} and {@code "1"} are true. */
  static boolean bool(JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  /**
   * A decimal written with a dot or with one comma. A text with both could be read in two ways and
   * is refused, as is anything absurdly long.
   */
  static Optional<BigDecimal> decimal(@Nullable String text) {
    String number = text == null ? "" : text.strip();
    if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    if (number.indexOf('.') < 0 && number.indexOf(',') == number.lastIndexOf(',')) {
      number = number.replace(',', '.');
    }
    try {
      BigDecimal value = new BigDecimal(number);
      boolean sane = Math.abs(value.scale()) <= 30;
      return sane ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Writes an object; decimals are plain, without exponent. */
  static byte[] write(Writing writing) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.writeStartObject();
      writing.to(json);
      json.writeEndObject();
      json.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
  }

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }
}
