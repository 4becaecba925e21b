package biz.megzo.vortex.runner;

import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.FieldRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for people who read Romanian; the library prints it in English. */
final class PlanPrints {
  private static final int LONGEST_CELL = 60;
  private static final Language RO = Language.RO;

  private PlanPrints() {}

  /** Columns as {@link biz.megzo.vortex.publish.PlanFormat#TABLE} has them. */
  static List<String> romanian(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "COD", "CE", "DE LA", "LA", "MOTIV"));
    for (Change one : plan.changes()) {
      rows.add(row("", one, RO.told(one.reason())));
    }
    for (Withheld one : plan.withheld()) {
      String why = RO.told(one.message()) + "; " + one.guard().romanian();
      Change change = one.change();
      rows.add(
          change == null
              ? List.of("reținut", one.sku().value(), RO.word(one.facet()), "", "", why)
              : row("reținut", change, why));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "planul %s al legăturii %s, făcut la %s; schimbări: %d, reținute: %d"
            .formatted(
                plan.shortId(),
                plan.link(),
                plan.madeAt(),
                plan.changes().size(),
                plan.withheld().size()));
    if (rows.size() > 1) {
      lines.addAll(Output.columns(rows));
    }
    return lines;
  }

  private static List<String> row(String state, Change one, String why) {
    return List.of(
        state,
        one.sku().value(),
        RO.word(one.facet()),
        cut(values(one.from())),
        cut(values(one.to())),
        why);
  }

  private static String values(@Nullable FieldRecord record) {
    return record == null ? "necunoscut" : StockCommand.values(record);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
  }
}
