package biz.megzo.vortex.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Makes the JSON Schema from the table of steps, with the descriptions of the documentation. */
final class SchemaFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SchemaFile() {}

  /** The schema as its file should be. */
  static String print(Map<String, String> descriptions) {
    ObjectNode root = NODES.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Vortex rule set");
    root.put("type", "object");
    root.set("required", texts("format", "profile", "rules"));
    root.put("additionalProperties", false);
    ObjectNode properties = root.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    properties.putObject("format").put("const", 1);
    properties.putObject("profile").set("enum", texts("product", "price", "order"));
    properties.putObject("name").put("type", "string");
    properties.putObject("comment").put("type", "string");
    properties.set("tables", tables());
    properties.set("vat", vat());
    properties.set("rules", ref("rules"));
    ObjectNode defs = root.putObject("$defs");
    defs.set("rules", array(ref("rule")));
    defs.set("rule", rule());
    defs.set("scalar", parse("{\"type\":[\"string\",\"number\",\"boolean\"]}"));
    defs.set("steps", array(ref("step")));
    defs.set("value", anyOf(ref("scalar"), ref("stepObject"), ref("steps")));
    defs.set("step", anyOf(words(), ref("stepObject")));
    defs.set("stepObject", stepObject(descriptions));
    defs.set("condition", condition());
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode tables() {
    return (ObjectNode)
        parse(
            "{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":["
                + "{\"type\":\"integer\",\"minimum\":1},"
                + "{\"type\":\"object\",\"additionalProperties\":"
                + "{\"type\":[\"string\",\"number\",\"boolean\"]}}]}}");
  }

  private static ObjectNode vat() {
    return (ObjectNode)
        parse(
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\",\"items\":"
                + "{\"type\":\"object\",\"required\":[\"from\"],\"additionalProperties\":false,"
                + "\"properties\":{\"from\":{\"type\":\"string\"},\"percent\":{\"type\":\"number\","
                + "\"minimum\":0}}}}}");
  }

  private static ObjectNode rule() {
    ObjectNode rule = NODES.objectNode();
    rule.put("type", "object");
    rule.set("required", texts("target", "steps"));
    rule.put("additionalProperties", false);
    ObjectNode properties = rule.putObject("properties");
    properties.putObject("name").put("type", "string");
    properties.putObject("target").put("type", "string");
    properties.set("when", ref("condition"));
    properties.set("steps", anyOf(ref("stepObject"), ref("steps")));
    return rule;
  }

  private static ObjectNode words() {
    ArrayNode words = NODES.arrayNode();
    for (StepSpec spec : StepTable.all().specs()) {
      if (spec.params().stream().noneMatch(Param::required)) {
        words.add(spec.name());
      }
    }
    ObjectNode node = NODES.objectNode();
    node.set("enum", words);
    return node;
  }

  private static ObjectNode stepObject(Map<String, String> descriptions) {
    ObjectNode step = NODES.objectNode();
    step.put("type", "object").put("minProperties", 1).put("maxProperties", 1);
    step.put("additionalProperties", false);
    ObjectNode properties = step.putObject("properties");
    for (StepSpec spec : StepTable.all().specs()) {
      ObjectNode node =
          spec.params().isEmpty() ? NODES.objectNode().put("const", true) : args(spec);
      node.put("description", descriptions.getOrDefault(spec.name(), ""));
      properties.set(spec.name(), node);
    }
    return step;
  }

  private static ObjectNode args(StepSpec spec) {
    ObjectNode named = NODES.objectNode();
    named.put("type", "object");
    ArrayNode required = NODES.arrayNode();
    spec.params().stream().filter(Param::required).forEach(param -> required.add(param.name()));
    named.set("required", required);
    named.put("additionalProperties", false);
    ObjectNode properties = named.putObject("properties");
    spec.params().forEach(param -> properties.set(param.name(), param(param)));
    long needed = spec.params().stream().filter(Param::required).count();
    boolean alone = needed == 0 || (needed == 1 && spec.params().get(0).required());
    return alone ? anyOf(named, param(spec.params().get(0))) : anyOf(named);
  }

  private static JsonNode param(Param param) {
    if (!param.choices().isEmpty()) {
      ObjectNode node = NODES.objectNode();
      node.set("enum", texts(param.choices().toArray(new String[0])));
      return node;
    }
    return switch (param.form()) {
      case TEXT -> NODES.objectNode().put("type", "string");
      case WHOLE -> NODES.objectNode().put("type", "integer");
      case FLAG -> NODES.objectNode().put("type", "boolean");
      case LITERAL -> ref("scalar");
      case VALUE -> ref("value");
      case VALUES -> array(ref("value"));
      case RULES -> ref("rules");
      case CONDITION -> ref("condition");
    };
  }

  private static ObjectNode condition() {
    ObjectNode test = NODES.objectNode();
    test.put("type", "object").put("minProperties", 2).put("maxProperties", 2);
    test.put("additionalProperties", false);
    ObjectNode properties = test.putObject("properties");
    properties.putObject("field").put("type", "string");
    properties.putObject("target").put("type", "string");
    properties.set("value", ref("value"));
    for (Condition.Relation relation : Condition.Relation.values()) {
      properties.set(
          relation.word(),
          switch (relation) {
            case PRESENT -> NODES.objectNode().put("type", "boolean");
            case IN -> array(ref("value"));
            default -> ref("value");
          });
    }
    ObjectNode joined = NODES.objectNode();
    joined.put("type", "object").put("minProperties", 1).put("maxProperties", 1);
    joined.put("additionalProperties", false);
    ObjectNode parts = joined.putObject("properties");
    parts.set("and", array(ref("condition")));
    parts.set("or", array(ref("condition")));
    parts.set("not", ref("condition"));
    return anyOf(test, joined);
  }

  private static JsonNode parse(String json) {
    return Json.parse(json);
  }

  private static ObjectNode ref(String name) {
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode array(JsonNode items) {
    ObjectNode node = NODES.objectNode().put("type", "array");
    node.set("items", items);
    return node;
  }

  private static ObjectNode anyOf(JsonNode... nodes) {
    ObjectNode node = NODES.objectNode();
    ArrayNode all = node.putArray("anyOf");
    for (JsonNode each : nodes) {
      all.add(each);
    }
    return node;
  }

  private static ArrayNode texts(String... values) {
    ArrayNode array = NODES.arrayNode();
    for (String value : values) {
      array.add(value);
    }
    return array;
  }
}
