package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Explanation.Step;
import biz.megzo.vortex.rules.Explanation.Value;
import java.util.List;
import java.util.Set;

/** How an order was mapped, without what tells who bought. */
final class Reasons {
  private static final Set<String> HARMLESS =
      Set.of("issueDate", "dueDate", "currency", "exchangeRate", "language", "precision");
  private static final List<String> PERSONAL =
      List.of("buyer.", "billing.", "delivery.", "order.notes");

  private Reasons() {}

  /** Everything but the steps of values that may hold buyer data. */
  static List<Value> of(View view, Explanation explanation) {
    return explanation.values().stream().map(value -> masked(view, value)).toList();
  }

  private static Value masked(View view, Value value) {
    boolean known = HARMLESS.contains(value.target()) || value.target().startsWith("products[");
    boolean personal =
        value.steps().stream().anyMatch(step -> PERSONAL.stream().anyMatch(step.name()::contains));
    if (known && !personal) {
      return value;
    }
    List<Step> steps = List.of(new Step(view.say("orders.why.hidden"), ""));
    return new Value(value.target(), value.rule(), steps);
  }
}
