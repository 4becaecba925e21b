package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.mapping.JsonReader.Place;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads conditions. */
final class ConditionJson {
  private static final Set<String> SUBJECTS = Set.of("field", "target", "value");

  private ConditionJson() {}

  static Condition read(JsonNode node, Place place) {
    place.object(node);
    if (node.has("and") || node.has("or") || node.has("not")) {
      return combined(node, place);
    }
    Relation relation = null;
    for (Relation each : Relation.values()) {
      if (node.has(each.word())) {
        if (relation != null) {
          throw place.wrong(
              "compares twice; join two conditions with \"and\"",
              "compară de două ori; uniți două condiții cu \"and\"");
        }
        relation = each;
      }
    }
    if (relation == null || node.size() != 2) {
      throw place.wrong(
          "a condition is {\"field\": name, and one of equals, in, present, above, atLeast, below,"
              + " atMost, matches}, or {\"and\": [...]}, {\"or\": [...]}, {\"not\": {...}}",
          "o condiție este {\"field\": nume, și una din equals, in, present, above, atLeast, below,"
              + " atMost, matches} sau {\"and\": [...]}, {\"or\": [...]}, {\"not\": {...}}");
    }
    return test(
        subject(node, place), relation, node.get(relation.word()), place.at(relation.word()));
  }

  private static Condition combined(JsonNode node, Place place) {
    if (node.size() != 1) {
      throw place.wrong(
          "\"and\", \"or\" and \"not\" stand alone in their object",
          "\"and\", \"or\" și \"not\" stau singure în obiectul lor");
    }
    if (node.has("not")) {
      return new Condition.Not(read(node.get("not"), place.at("not")));
    }
    String word = node.has("and") ? "and" : "or";
    List<Condition> parts = new ArrayList<>();
    for (JsonNode each : place.at(word).array(node.get(word))) {
      parts.add(read(each, place.at(word).at(parts.size())));
    }
    return word.equals("and") ? new Condition.And(parts) : new Condition.Or(parts);
  }

  private static List<Step> subject(JsonNode node, Place place) {
    for (String subject : SUBJECTS) {
      JsonNode value = node.path(subject);
      if (value.isMissingNode()) {
        continue;
      }
      if (subject.equals("value")) {
        return JsonReader.value(value, place.at(subject), false);
      }
      if (value.isTextual()) {
        return List.of(
            subject.equals("field")
                ? Steps.field(value.textValue())
                : Steps.target(value.textValue()));
      }
    }
    throw place.wrong(
        "a condition looks at a \"field\", a \"target\" or a \"value\"",
        "o condiție privește un \"field\", un \"target\" sau o \"value\"");
  }

  private static Condition test(List<Step> subject, Relation relation, JsonNode to, Place place) {
    if (relation == Relation.PRESENT) {
      if (!to.isBoolean()) {
        throw place.wrong("must be true or false", "trebuie să fie true sau false");
      }
      Condition present = new Condition.Test(subject, relation, List.of());
      return to.booleanValue() ? present : new Condition.Not(present);
    }
    if (relation != Relation.IN) {
      return new Condition.Test(subject, relation, List.of(JsonReader.value(to, place, false)));
    }
    List<List<Step>> values = new ArrayList<>();
    for (JsonNode each : place.array(to)) {
      values.add(JsonReader.value(each, place.at(values.size()), false));
    }
    return new Condition.Test(subject, relation, values);
  }
}
