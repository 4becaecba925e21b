package biz.megzo.vortex.mapping.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The rates of one banking day: lei for one unit, exact. */
record Cube(LocalDate day, Map<String, BigDecimal> leiPerUnit) {
  Cube {
    leiPerUnit = Collections.unmodifiableMap(new TreeMap<>(leiPerUnit));
  }

  /** Lei for one when they stand for several; multipliers are powers of ten, so it ends. */
  static BigDecimal perUnit(BigDecimal value, BigDecimal multiplier) {
    return value.divide(multiplier, value.scale() + 12, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** One line: the day, then each currency with its rate. */
  String print() {
    StringJoiner line = new StringJoiner(" ").add(day.toString());
    leiPerUnit.forEach((currency, rate) -> line.add(currency + "=" + rate.toPlainString()));
    return line.toString();
  }

  /**
   * Reads {@link #print()}.
   *
   * @throws RuntimeException when it is something else
   */
  static Cube parse(String line) {
    String[] parts = line.split(" ", -1);
    Map<String, BigDecimal> rates = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      rates.put(parts[i].substring(0, 3), new BigDecimal(parts[i].substring(4)));
    }
    return new Cube(LocalDate.parse(parts[0]), rates);
  }
}
