package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;

/** JSON as this server reads it (strictly) and writes it (numbers in plain notation). */
final class Json {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** A number the way PHP prints one: no trailing zeros. */
  static JsonNode number(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    return NODES.numberNode(bare.scale() < 0 ? bare.setScale(0) : bare);
  }

  static ObjectNode success() {
    return object().put("success", 1);
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses broken text, repeated keys, trailing text and numbers with an exponent. */
  static JsonNode parse(String name, String text) {
    try {
      refuseExponents(name, text);
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new Refused("Parametrul " + name + " nu este JSON valid");
      }
      return node;
    } catch (IOException e) {
      throw new Refused("Parametrul " + name + " nu este JSON valid");
    }
  }

  private static void refuseExponents(String name, String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT
            && parser.getText().toLowerCase(Locale.ROOT).contains("e")) {
          throw new Refused("Numar invalid in " + name + ": " + parser.getText());
        }
      }
    }
  }
}
