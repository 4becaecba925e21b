package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Named values as sent, read strictly. A field is absent when it is missing, {@code null} or empty
 * text.
 */
final class Fields {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,15}");

  private final JsonNode node;
  private final String where;

  Fields(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  boolean has(String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode()
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isEmpty());
  }

  /** A scalar as text; JSON truth values become 1 and 0. */
  Optional<String> maybe(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = node.get(name);
    if (value.isContainerNode()) {
      throw bad(name, "trebuie sa fie o valoare simpla");
    }
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue() ? "1" : "0");
    }
    return Optional.of(value.isNumber() ? value.decimalValue().toPlainString() : value.textValue());
  }

  String text(String name) {
    return maybe(name).orElseThrow(() -> bad(name, "lipseste"));
  }

  long number(String name) {
    return parsedLong(name, text(name));
  }

  Optional<Long> maybeNumber(String name) {
    return maybe(name).map(text -> parsedLong(name, text));
  }

  /** An id: a whole number above 0. */
  long id(String name) {
    long id = number(name);
    if (id <= 0) {
      throw bad(name, "este invalid");
    }
    return id;
  }

  int count(String name) {
    long count = number(name);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw bad(name, "este invalid");
    }
    return (int) count;
  }

  BigDecimal decimal(String name) {
    return parsedDecimal(name, text(name));
  }

  Optional<BigDecimal> maybeDecimal(String name) {
    return maybe(name).map(text -> parsedDecimal(name, text));
  }

  boolean flag(String name) {
    return maybe(name).map(text -> parsedFlag(name, text)).orElse(false);
  }

  boolean requiredFlag(String name) {
    return parsedFlag(name, text(name));
  }

  /** A parameter that must be JSON text in one form field. */
  JsonNode json(String name) {
    JsonNode value = node.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw bad(name, "trebuie trimis ca text JSON");
    }
    return Json.parse(name, text(name));
  }

  /** A parameter that must come in bracket form. */
  ObjectNode brackets(String name) {
    if (node.path(name) instanceof ObjectNode object && !object.isEmpty()) {
      return object;
    }
    throw bad(name, has(name) ? "trebuie trimis ca tablou, nu ca text" : "lipseste");
  }

  JsonNode raw(String name) {
    return node.path(name);
  }

  Fields nested(String name) {
    if (!node.path(name).isObject()) {
      throw bad(name, has(name) ? "trebuie sa fie un tablou" : "lipseste");
    }
    return new Fields(node.get(name), where + "[" + name + "]");
  }

  /** Every scalar below this point, nested names joined by a dot. */
  void flatten(String prefix, Map<String, String> into) {
    node.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isContainerNode()) {
                new Fields(entry.getValue(), where).flatten(prefix + entry.getKey() + ".", into);
              } else {
                into.put(prefix + entry.getKey(), entry.getValue().asText());
              }
            });
  }

  /** Refuses fields nobody documents: most often a mistyped name. */
  void only(Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(name, "nu este cunoscut");
              }
            });
  }

  Refused bad(String name, String why) {
    return new Refused(
        "Parametrul " + where + (where.isEmpty() ? name : "[" + name + "]") + " " + why);
  }

  /** The elements of a JSON array, or of a PHP array with the keys 0, 1, 2... */
  static List<JsonNode> elements(String name, JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    if (list instanceof ArrayNode array) {
      array.forEach(elements::add);
    } else if (list instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              entry -> {
                if (!entry.getKey().matches("\\d+")) {
                  throw new Refused("Parametrul " + name + " trebuie sa fie o lista");
                }
                elements.add(entry.getValue());
              });
    } else {
      throw new Refused("Parametrul " + name + " trebuie sa fie o lista");
    }
    return elements;
  }

  private long parsedLong(String name, String text) {
    if (!INTEGER.matcher(text).matches()) {
      throw bad(name, "nu este un numar intreg");
    }
    return Long.parseLong(text);
  }

  private BigDecimal parsedDecimal(String name, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw bad(name, "nu este un numar");
    }
    return new BigDecimal(text);
  }

  private boolean parsedFlag(String name, String text) {
    if (!text.equals("0") && !text.equals("1")) {
      throw bad(name, "trebuie sa fie 0 sau 1");
    }
    return text.equals("1");
  }
}
