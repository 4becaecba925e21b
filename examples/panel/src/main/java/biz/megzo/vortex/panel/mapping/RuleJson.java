package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDifference;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.util.List;

/** One rule in its JSON form. */
final class RuleJson {
  private RuleJson() {}

  static String print(Rule rule) {
    RuleDocument nothing = RuleDocument.of(Profile.PRICE, "");
    return RuleDifference.between(nothing, RuleDocument.of(Profile.PRICE, "", rule)).get(0).after();
  }

  /**
   * Reads one rule and nothing else.
   *
   * @throws MappingException when it is none; places are those within the rule
   */
  static Rule parse(String json) {
    RuleDocument document;
    try {
      document = Mapping.parse("{\"format\":1,\"profile\":\"price\",\"rules\":[" + json + "\n]}");
    } catch (MappingException e) {
      List<MappingProblem> problems =
          e.problems().stream()
              .map(
                  one ->
                      new MappingProblem(
                          "",
                          one.field().replaceFirst("^rules\\[0]\\.?", ""),
                          one.english(),
                          one.romanian()))
              .toList();
      throw new MappingException(problems, e);
    }
    if (document.rules().size() != 1
        || !document.tables().isEmpty()
        || !document.pins().isEmpty()
        || document.vat() != null) {
      throw new MappingException(
          List.of(
              new MappingProblem(
                  "", "", "must be one rule: {...}", "trebuie să fie o singură regulă: {...}")),
          null);
    }
    return document.rules().get(0);
  }
}
