package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the JSON form. Every complaint names the place. */
final class JsonReader {
  private static final Set<String> KEYS =
      Set.of("$schema", "format", "profile", "name", "comment", "tables", "vat", "rules");

  private JsonReader() {}

  static RuleDocument read(String json) {
    JsonNode root = Json.parse(json);
    Place top = Place.top();
    top.object(root);
    top.known(root, KEYS);
    if (!root.path("format").isIntegralNumber() || root.path("format").asInt() != 1) {
      throw top.at("format").wrong("must be 1", "trebuie să fie 1");
    }
    RuleDocument.Builder document =
        RuleDocument.builder(profile(root.path("profile"), top), text(root, "name", top))
            .comment(text(root, "comment", top));
    tables(root.path("tables"), top.at("tables"), document);
    if (root.has("vat")) {
      document.vat(vat(root.get("vat"), top.at("vat")));
    }
    if (!root.has("rules")) {
      throw top.at("rules").wrong("is missing: a list of rules", "lipsește: o listă de reguli");
    }
    return document.rules(rules(root.get("rules"), top.at("rules"))).build();
  }

  private static Profile profile(JsonNode node, Place top) {
    for (Profile profile : Profile.values()) {
      if (profile.name().toLowerCase(Locale.ROOT).equals(node.asText())) {
        return profile;
      }
    }
    throw top.at("profile")
        .wrong("must be product, price or order", "trebuie să fie product, price sau order");
  }

  private static String text(JsonNode object, String name, Place place) {
    JsonNode node = object.path(name);
    if (node.isMissingNode()) {
      return "";
    }
    if (!node.isTextual()) {
      throw place.at(name).wrong("must be a text", "trebuie să fie text");
    }
    return node.textValue();
  }

  private static void tables(JsonNode node, Place place, RuleDocument.Builder document) {
    if (node.isMissingNode()) {
      return;
    }
    place.object(node);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Place at = place.at(entry.getKey());
      JsonNode value = entry.getValue();
      if (value.isIntegralNumber() && value.asLong() > 0 && value.canConvertToInt()) {
        document.pin(entry.getKey(), value.intValue());
        continue;
      }
      if (!value.isObject()) {
        throw at.wrong(
            "must be rows (an object of texts) or a version number of a stored table",
            "trebuie să fie rânduri (obiect cu texte) sau versiunea unui tabel salvat");
      }
      Map<String, String> rows = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> row : value.properties()) {
        if (row.getValue().isContainerNode() || row.getValue().isNull()) {
          throw at.at(row.getKey()).wrong("must be a text", "trebuie să fie text");
        }
        rows.put(row.getKey(), row.getValue().asText());
      }
      document.table(new LookupTable(entry.getKey(), rows));
    }
  }

  private static VatTable vat(JsonNode node, Place place) {
    place.object(node);
    VatTable.Builder table = VatTable.builder();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Place at = place.at(entry.getKey());
      for (JsonNode row : at.array(entry.getValue())) {
        at.object(row);
        at.known(row, Set.of("from", "percent"));
        try {
          LocalDate from = LocalDate.parse(row.path("from").asText());
          JsonNode percent = row.path("percent");
          if (!percent.isNumber() && !percent.isMissingNode()) {
            throw at.wrong("'percent' must be a number", "'percent' trebuie să fie număr");
          }
          table.add(
              entry.getKey(),
              new VatTable.Row(from, percent.isNumber() ? percent.decimalValue() : null));
        } catch (DateTimeException | IllegalArgumentException e) {
          throw at.wrong(
              "each row has \"from\" (a day as 2026-01-31, once) and \"percent\" (0 to 100; none:"
                  + " the rate ends)",
              "fiecare rând are \"from\" (o zi ca 2026-01-31, o singură dată) și \"percent\""
                  + " (0-100; fără: cota se încheie)");
        }
      }
    }
    return table.build();
  }

  static List<Rule> rules(JsonNode node, Place place) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode each : place.array(node)) {
      Place at = place.at(rules.size());
      at.object(each);
      at.known(each, Set.of("name", "target", "when", "steps"));
      String target = text(each, "target", at);
      if (target.isEmpty()) {
        throw at.at("target").wrong("is missing: a field's name", "lipsește: numele unui câmp");
      }
      String name = text(each, "name", at);
      Condition when =
          each.has("when") ? ConditionJson.read(each.get("when"), at.at("when")) : null;
      List<Step> steps = value(each.path("steps"), at.at("steps"), true);
      rules.add(new Rule(name.isEmpty() ? target : name, target, when, steps));
    }
    return rules;
  }

  /** A scalar is a constant, an object one step, an array several. */
  static List<Step> value(JsonNode node, Place place, boolean stepsOnly) {
    if (node.isArray()) {
      List<Step> steps = new ArrayList<>();
      for (JsonNode each : node) {
        steps.add(step(each, place.at(steps.size())));
      }
      return steps;
    }
    if (node.isObject()) {
      return List.of(step(node, place));
    }
    if (stepsOnly || node.isMissingNode()) {
      throw place.wrong("must be a list of steps", "trebuie să fie o listă de pași");
    }
    return List.of(Steps.constant(literal(node, place)));
  }

  private static Step step(JsonNode node, Place place) {
    if (node.isTextual()) {
      spec(node.textValue(), place);
      return Step.of(node.textValue());
    }
    if (!node.isObject() || node.size() != 1) {
      throw place.wrong(
          "a step is a word, or an object with one key, for example {\"round\": 2}",
          "un pas este un cuvânt sau un obiect cu o singură cheie, de exemplu {\"round\": 2}");
    }
    Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
    StepSpec spec = spec(entry.getKey(), place);
    Place at = place.at(spec.name());
    JsonNode value = entry.getValue();
    Map<String, Arg> args = new LinkedHashMap<>();
    if (named(spec, value)) {
      for (Map.Entry<String, JsonNode> arg : value.properties()) {
        Param param = spec.param(arg.getKey()).orElseThrow();
        args.put(param.name(), arg(param, arg.getValue(), at.at(param.name())));
      }
    } else if (spec.params().isEmpty()) {
      if (!value.isBoolean() || !value.booleanValue()) {
        throw at.wrong(
            "takes nothing: write \"" + spec.name() + "\"",
            "nu primește nimic: scrieți \"" + spec.name() + "\"");
      }
    } else {
      Param main = spec.params().get(0);
      args.put(main.name(), arg(main, value, at));
    }
    return new Step(spec.name(), args);
  }

  private static StepSpec spec(String name, Place place) {
    StepSpec spec = StepTable.all().find(name);
    if (spec == null) {
      throw place.wrong(
          "there is no step '" + name + "'" + Names.hint(name, StepTable.all().names()),
          "nu există pasul '" + name + "'" + Names.hintRo(name, StepTable.all().names()));
    }
    return spec;
  }

  /** Whether the arguments are given by name, and not the main one alone. */
  static boolean named(StepSpec spec, JsonNode value) {
    if (!value.isObject()) {
      return false;
    }
    Iterator<String> names = value.fieldNames();
    while (names.hasNext()) {
      if (spec.param(names.next()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Arg arg(Param param, JsonNode node, Place place) {
    return switch (param.form()) {
      case TEXT, WHOLE, FLAG, LITERAL -> new Arg.Literal(literal(node, place));
      case VALUE -> new Arg.Pipeline(value(node, place, false));
      case VALUES -> {
        List<List<Step>> values = new ArrayList<>();
        for (JsonNode each : place.array(node)) {
          values.add(value(each, place.at(values.size()), false));
        }
        yield new Arg.Pipelines(values);
      }
      case RULES -> new Arg.Rules(rules(node, place));
      case CONDITION -> new Arg.When(ConditionJson.read(node, place));
    };
  }

  static FieldValue literal(JsonNode node, Place place) {
    if (node.isTextual()) {
      return new FieldValue.Text(node.textValue());
    }
    if (node.isBoolean()) {
      return new FieldValue.Bool(node.booleanValue());
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return new FieldValue.Whole(node.longValue());
    }
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      if (number.precision() <= 40 && Math.abs(number.scale()) <= 40) {
        return new FieldValue.Decimal(number);
      }
      throw place.wrong("has too many digits", "are prea multe cifre");
    }
    throw place.wrong(
        "must be a text, a number, true or false", "trebuie să fie text, număr, true sau false");
  }

  /** Where in the document; complains. */
  record Place(String path) {
    static Place top() {
      return new Place("");
    }

    Place at(String key) {
      return new Place(path.isEmpty() ? key : path + "." + key);
    }

    Place at(int index) {
      return new Place(path + "[" + index + "]");
    }

    MappingException wrong(String english, String romanian) {
      String where = path.isEmpty() ? "document" : path;
      return MappingException.of(where, english, romanian);
    }

    void object(JsonNode node) {
      if (!node.isObject()) {
        throw wrong("must be an object: {...}", "trebuie să fie un obiect: {...}");
      }
    }

    JsonNode array(JsonNode node) {
      if (!node.isArray()) {
        throw wrong("must be a list: [...]", "trebuie să fie o listă: [...]");
      }
      return node;
    }

    void known(JsonNode object, Set<String> keys) {
      Set<String> unknown = new HashSet<>();
      object.fieldNames().forEachRemaining(unknown::add);
      unknown.removeAll(keys);
      if (!unknown.isEmpty()) {
        String first = unknown.iterator().next();
        throw at(first)
            .wrong(
                "is not known here" + Names.hint(first, keys),
                "nu este cunoscut aici" + Names.hintRo(first, keys));
      }
    }
  }
}
