package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.rules.FieldRecord;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the prices that each engine rounds to another ban than exact arithmetic, half up. */
final class Exactness {
  static final List<String> MARKUPS = List.of("0.5", "2.5", "7", "12.5");

  /** How one engine raises one price. */
  interface Raise {
    @Nullable Object apply(BigDecimal price, BigDecimal percent);
  }

  private Exactness() {}

  static void print(PrintStream out) {
    PriceByCel cel = new PriceByCel();
    PriceByJsonata rounding = PriceByJsonata.rounding();
    PriceByJsonata flooring = PriceByJsonata.flooring();
    PriceByJsonLogic jsonLogic = new PriceByJsonLogic();
    out.println("Wrong results of 200 000 prices (0.01 to 2000.00), by mark-up:\n");
    out.println("| | " + String.join(" % | ", MARKUPS) + " % |");
    out.println("|---|" + "---:|".repeat(MARKUPS.size()));
    row(out, "Vortex", null);
    row(out, "JSONata, `$round(x, 2)`", (p, m) -> rounding.map(tree(p, m)));
    row(out, "JSONata, `$floor(x * 100 + 0.5) / 100`", (p, m) -> flooring.map(tree(p, m)));
    row(out, "CEL, `math.round(x * 100.0) / 100.0`", (p, m) -> cel.map(tree(p, m)));
    row(out, "JsonLogic with Math.round", (p, m) -> jsonLogic.map(tree(p, m)));
  }

  private static void row(PrintStream out, String name, @Nullable Raise raise) {
    StringBuilder row = new StringBuilder("| " + name + " |");
    for (String markup : MARKUPS) {
      BigDecimal percent = new BigDecimal(markup);
      int wrong = wrong(raise == null ? ours(percent) : raise, percent, 1, 200_000);
      row.append(String.format(Locale.ROOT, " %d (%.2f %%) |", wrong, wrong * 100.0 / 200_000));
    }
    out.println(row);
  }

  static Raise ours(BigDecimal markup) {
    PriceByRules rules = PriceByRules.markup(markup);
    return (price, percent) -> {
      FieldRecord target = rules.map(FieldRecord.builder().decimal("price", price).build());
      return target.decimal("gross").orElseThrow();
    };
  }

  /** Prices in bani, from the first to the last, that are not what exact arithmetic gives. */
  static int wrong(Raise raise, BigDecimal percent, int first, int last) {
    int wrong = 0;
    for (int bani = first; bani <= last; bani++) {
      BigDecimal price = BigDecimal.valueOf(bani, 2);
      boolean right =
          raise.apply(price, percent) instanceof Number given
              && Trees.decimal(given).compareTo(PriceByHand.gross(price, percent)) == 0;
      wrong += right ? 0 : 1;
    }
    return wrong;
  }

  static Map<String, Object> tree(BigDecimal price, BigDecimal percent) {
    return Map.of("price", price.doubleValue(), "vatPercent", percent.doubleValue());
  }
}
