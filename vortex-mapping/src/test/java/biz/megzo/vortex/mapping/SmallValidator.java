package biz.megzo.vortex.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** As much of JSON Schema as our schema uses. */
final class SmallValidator {
  private final JsonNode root;

  SmallValidator(JsonNode root) {
    this.root = root;
  }

  boolean valid(JsonNode value) {
    return valid(root, value);
  }

  private boolean valid(JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      return valid(root.at(schema.get("$ref").textValue().substring(1)), value);
    }
    return type(schema.path("type"), value)
        && (!schema.has("const") || schema.get("const").equals(value))
        && (!schema.has("enum") || contains(schema.get("enum"), value))
        && (!schema.has("minimum")
            || value.decimalValue().compareTo(schema.get("minimum").decimalValue()) >= 0)
        && anyOf(schema, value)
        && items(schema, value)
        && (!value.isObject() || object(schema, value));
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode each : values) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean type(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode each : type) {
        if (type(each, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText("")) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      default -> true;
    };
  }

  private boolean anyOf(JsonNode schema, JsonNode value) {
    if (!schema.has("anyOf")) {
      return true;
    }
    for (JsonNode each : schema.get("anyOf")) {
      if (valid(each, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean items(JsonNode schema, JsonNode value) {
    if (!schema.has("items") || !value.isArray()) {
      return true;
    }
    for (JsonNode each : value) {
      if (!valid(schema.get("items"), each)) {
        return false;
      }
    }
    return true;
  }

  private boolean object(JsonNode schema, JsonNode value) {
    boolean fits =
        value.size() >= schema.path("minProperties").asInt(0)
            && value.size() <= schema.path("maxProperties").asInt(Integer.MAX_VALUE);
    for (JsonNode name : schema.path("required")) {
      fits &= value.has(name.textValue());
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode property = schema.path("properties").path(entry.getKey());
      JsonNode other = schema.path("additionalProperties");
      if (!property.isMissingNode()) {
        fits &= valid(property, entry.getValue());
      } else if (other.isObject()) {
        fits &= valid(other, entry.getValue());
      } else {
        fits &= !(other.isBoolean() && !other.booleanValue());
      }
    }
    return fits;
  }
}
