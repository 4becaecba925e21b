package biz.megzo.vortex.celro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a PHP server writes it ({@code api/celro.md} 2.3): read as a tree first, looked at
 * leniently later. Several names may stand for one thing; the first that is there wins.
 */
final class Json {
  private static final int LONGEST_STRING = 48 * 1024 * 1024;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST_STRING)
                          .maxNestingDepth(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private Json() {}

  /** The tree; empty when the bytes are not one whole JSON text. */
  static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(n -> !n.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As PHP's {@code json_encode} writes it: ASCII only. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can not be written as JSON: " + value.getClass(), e);
    }
  }

  /** The first of these members that is there and not null. */
  static @Nullable JsonNode first(@Nullable JsonNode node, String... names) {
    if (node == null || !node.isObject()) {
      return null;
    }
    for (String name : names) {
      JsonNode member = node.get(name);
      if (member != null && !member.isNull()) {
        return member;
      }
    }
    return null;
  }

  /** A scalar as text without blanks around it; null when it is blank or no scalar. */
  static @Nullable String text(@Nullable JsonNode node) {
    if (node == null || !node.isValueNode() || node.isNull()) {
      return null;
    }
    String text = node.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** The first of these members that holds a text that is not blank. */
  static @Nullable String text(@Nullable JsonNode node, String... names) {
    if (node == null || !node.isObject()) {
      return null;
    }
    for (String name : names) {
      String text = text(node.get(name));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** As {@link #text(JsonNode, String...)}, empty when there is none. */
  static String textOrEmpty(@Nullable JsonNode node, String... names) {
    String text = text(node, names);
    return text == null ? "" : text;
  }

  /** Whether a scalar says yes: {@code 1}, {@code "1"}, true, {@code "true"}, {@code "da"}. */
  static boolean yes(@Nullable JsonNode node) {
    String text = text(node);
    return text != null
        && (text.equals("1")
            || text.equalsIgnoreCase("true")
            || text.equalsIgnoreCase("da")
            || text.equalsIgnoreCase("yes"));
  }

  /** Whether a scalar says no: {@code 0}, {@code "0"}, false, {@code "false"}, {@code "nu"}. */
  static boolean no(@Nullable JsonNode node) {
    String text = text(node);
    return text != null
        && (text.equals("0")
            || text.equalsIgnoreCase("false")
            || text.equalsIgnoreCase("nu")
            || text.equalsIgnoreCase("no"));
  }

  /**
   * Whether a scalar stands where a list should be, and is more than another way to say nothing.
   */
  static boolean saysSomething(JsonNode node) {
    return text(node) != null && !no(node);
  }

  /** The members of a list or the values of a map, which PHP writes for one another. */
  static List<JsonNode> items(@Nullable JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    if (node != null && node.isContainerNode()) {
      node.forEach(items::add);
    }
    return items;
  }

  /** Key and value of a map; of a list, index and value: PHP writes one for the other. */
  static void entries(@Nullable JsonNode node, BiConsumer<String, JsonNode> sink) {
    if (node == null) {
      return;
    }
    if (node.isObject()) {
      node.properties().forEach(entry -> sink.accept(entry.getKey(), entry.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        sink.accept(Integer.toString(i), node.get(i));
      }
    }
  }
}
