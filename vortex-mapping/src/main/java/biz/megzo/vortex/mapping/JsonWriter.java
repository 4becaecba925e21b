package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.FieldValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the JSON form, as short as it can be read back. */
final class JsonWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonWriter() {}

  static String write(RuleDocument document) {
    ObjectNode root = NODES.objectNode();
    root.put("format", 1);
    root.put("profile", document.profile().name().toLowerCase(Locale.ROOT));
    root.put("name", document.name());
    if (!document.comment().isEmpty()) {
      root.put("comment", document.comment());
    }
    if (!document.tables().isEmpty() || !document.pins().isEmpty()) {
      ObjectNode tables = root.putObject("tables");
      document.pins().forEach(tables::put);
      document
          .tables()
          .forEach((name, table) -> table.rows().forEach(tables.withObjectProperty(name)::put));
    }
    VatTable vat = document.vat();
    if (vat != null) {
      root.set("vat", vat(vat));
    }
    root.set("rules", rules(document.rules()));
    return print(root, true) + "\n";
  }

  /** One rule. */
  static String write(Rule rule) {
    return print(rules(List.of(rule)).get(0), false);
  }

  private static String print(JsonNode node, boolean document) {
    try {
      return Json.mapper().writer(new Layout(document)).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  private static JsonNode vat(VatTable table) {
    ObjectNode node = NODES.objectNode();
    for (String name : table.names()) {
      ArrayNode rows = node.putArray(name);
      for (VatTable.Row row : table.rows(name)) {
        ObjectNode each = rows.addObject().put("from", row.from().toString());
        if (row.percent() != null) {
          each.put("percent", row.percent());
        }
      }
    }
    return node;
  }

  private static ArrayNode rules(List<Rule> rules) {
    ArrayNode array = NODES.arrayNode();
    for (Rule rule : rules) {
      ObjectNode node = array.addObject();
      if (!rule.name().equals(rule.target())) {
        node.put("name", rule.name());
      }
      node.put("target", rule.target());
      Condition when = rule.when();
      if (when != null) {
        node.set("when", condition(when));
      }
      node.set("steps", steps(rule.steps()));
    }
    return array;
  }

  private static ArrayNode steps(List<Step> steps) {
    ArrayNode array = NODES.arrayNode();
    steps.forEach(step -> array.add(step(step)));
    return array;
  }

  private static JsonNode step(Step step) {
    if (step.args().isEmpty()) {
      return NODES.textNode(step.name());
    }
    ObjectNode args = NODES.objectNode();
    step.args().forEach((name, arg) -> args.set(name, arg(arg)));
    ObjectNode node = NODES.objectNode();
    StepSpec spec = StepTable.all().find(step.name());
    if (spec != null && args.size() == 1) {
      String main = spec.params().get(0).name();
      JsonNode alone = args.get(main);
      if (alone != null && !(alone.isObject() && JsonReader.named(spec, alone))) {
        return node.set(step.name(), alone);
      }
    }
    return node.set(step.name(), args);
  }

  private static JsonNode arg(Arg arg) {
    if (arg instanceof Arg.Literal literal) {
      return literal(literal.value());
    }
    if (arg instanceof Arg.Pipeline pipeline) {
      return value(pipeline.steps());
    }
    if (arg instanceof Arg.Pipelines pipelines) {
      ArrayNode array = NODES.arrayNode();
      pipelines.values().forEach(steps -> array.add(value(steps)));
      return array;
    }
    return arg instanceof Arg.Rules rules
        ? rules(rules.rules())
        : condition(((Arg.When) arg).condition());
  }

  private static JsonNode value(List<Step> steps) {
    if (steps.size() == 1) {
      Step step = steps.get(0);
      if (step.name().equals("constant") && step.args().get("value") instanceof Arg.Literal only) {
        return literal(only.value());
      }
      JsonNode node = step(step);
      return node.isObject() ? node : steps(steps);
    }
    return steps(steps);
  }

  private static JsonNode literal(FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return NODES.numberNode(decimal.value());
    }
    if (value instanceof FieldValue.Whole whole) {
      return NODES.numberNode(whole.value());
    }
    return value instanceof FieldValue.Bool bool
        ? NODES.booleanNode(bool.value())
        : NODES.textNode(value.print());
  }

  private static JsonNode condition(Condition condition) {
    ObjectNode node = NODES.objectNode();
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> node.withArrayProperty("and").add(condition(part)));
      return and.parts().isEmpty() ? node.set("and", NODES.arrayNode()) : node;
    }
    if (condition instanceof Condition.Or or) {
      or.parts().forEach(part -> node.withArrayProperty("or").add(condition(part)));
      return or.parts().isEmpty() ? node.set("or", NODES.arrayNode()) : node;
    }
    if (condition instanceof Condition.Not not) {
      return node.set("not", condition(not.part()));
    }
    Condition.Test test = (Condition.Test) condition;
    subject(node, test.value());
    if (test.relation() == Relation.PRESENT) {
      return node.put(test.relation().word(), true);
    }
    if (test.relation() == Relation.IN) {
      ArrayNode values = node.putArray("in");
      test.to().forEach(steps -> values.add(value(steps)));
      return node;
    }
    return node.set(
        test.relation().word(), value(test.to().isEmpty() ? List.of() : test.to().get(0)));
  }

  private static void subject(ObjectNode node, List<Step> value) {
    if (value.size() == 1) {
      Step step = value.get(0);
      for (Map.Entry<String, Arg> arg : step.args().entrySet()) {
        boolean direct = step.name().equals("field") || step.name().equals("target");
        if (direct && arg.getValue() instanceof Arg.Literal literal) {
          node.put(step.name(), literal.value().print());
          return;
        }
      }
    }
    node.set("value", value(value));
  }
}
