package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commonest change of all: every price up or down by a percentage. */
final class MarkupPages {
  private static final String PRICE = "pretf";
  private static final BigDecimal LEAST = BigDecimal.valueOf(-90);
  private static final BigDecimal MOST = BigDecimal.valueOf(1000);

  /** Steps that give a price its last shape, so that they stay behind the percentage. */
  private static final Set<String> SHAPING = Set.of("round", "ending", "atLeast", "atMost");

  private final Desk desk;

  MarkupPages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.post("/mapping/rules/price/markup", Role.OPERATOR, this::save);
  }

  private Answer save(Visit visit) {
    Bench bench = desk.bench(visit, Profile.PRICE);
    Form form = visit.form();
    Optional<BigDecimal> percent = form.decimal("percent");
    boolean sane =
        percent.filter(p -> p.compareTo(LEAST) >= 0 && p.compareTo(MOST) <= 0).isPresent();
    String problem = visit.say("mapping.markup.bounds");
    if (sane) {
      RuleDocument.Builder next = bench.document().toBuilder();
      next.each(rule -> rule.target().equals(PRICE) ? with(rule, percent.get()) : rule);
      problem = desk.save(visit, bench, next.build(), form.value("state")).orElse("");
    }
    if (problem.isEmpty()) {
      visit.done(visit.say("mapping.done.saved"));
    } else {
      visit.failed(problem);
    }
    return Answer.to(Desk.at(visit, Profile.PRICE, ""));
  }

  /** The rule with this percentage instead of the one it has; none for 0. */
  private static Rule with(Rule rule, BigDecimal percent) {
    List<Step> steps = new ArrayList<>(rule.steps());
    steps.removeIf(step -> percent(step).isPresent());
    int at = steps.size();
    while (at > 0 && SHAPING.contains(steps.get(at - 1).name())) {
      at--;
    }
    if (percent.signum() != 0) {
      steps.add(at, Steps.markup(Steps.constant(percent)));
      if (steps.size() == at + 1) {
        steps.add(Steps.round(2));
      }
    }
    return new Rule(rule.name(), rule.target(), rule.when(), steps);
  }

  private static Optional<String> percent(Step step) {
    return step.name().equals("markup")
        ? SimpleStep.fixed(step.args().get("percent"))
        : Optional.empty();
  }

  /** The percentage that all rules of the price have now; empty when they differ or have none. */
  static String now(RuleDocument document) {
    List<String> all =
        document.rules().stream()
            .filter(rule -> rule.target().equals(PRICE))
            .map(
                rule ->
                    rule.steps().stream()
                        .flatMap(step -> percent(step).stream())
                        .reduce("", (before, next) -> before + next))
            .distinct()
            .toList();
    return all.size() == 1 ? all.get(0) : "";
  }
}
