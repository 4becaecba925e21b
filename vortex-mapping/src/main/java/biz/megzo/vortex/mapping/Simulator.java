package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Simulation.Change;
import biz.megzo.vortex.mapping.Simulation.Difference;
import biz.megzo.vortex.mapping.StoredRecords.Sample;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Maps stored records with two rule sets and compares. */
final class Simulator {
  private final RuleSet base;
  private final RuleSet candidate;
  private final List<Difference> differences = new ArrayList<>();
  private int changed;
  private int newHolds;
  private int releases;
  private BigDecimal before = BigDecimal.ZERO;
  private BigDecimal after = BigDecimal.ZERO;

  private Simulator(RuleSet base, RuleSet candidate) {
    this.base = base;
    this.candidate = candidate;
  }

  static Simulation run(RuleSet base, RuleSet candidate, List<Sample> samples) {
    Simulator simulator = new Simulator(base, candidate);
    samples.forEach(simulator::compare);
    return new Simulation(
        base.version(),
        samples.size(),
        simulator.changed,
        simulator.newHolds,
        simulator.releases,
        simulator.before,
        simulator.after,
        simulator.differences);
  }

  private void compare(Sample sample) {
    Mapped was = base.apply(sample.input());
    Mapped is = candidate.apply(sample.input());
    FieldRecord old = was instanceof Mapped.Ok ok ? ok.target() : FieldRecord.empty();
    if (is instanceof Mapped.Held held) {
      if (was instanceof Mapped.Ok) {
        newHolds++;
        note(new Difference(sample.name(), currency(old), List.of(), held.problems()));
      }
      return;
    }
    FieldRecord now = ((Mapped.Ok) is).target();
    List<Change> changes = changes(old, now);
    if (was instanceof Mapped.Held) {
      releases++;
    } else {
      before = before.add(money(old));
      after = after.add(money(now));
      changed += changes.isEmpty() ? 0 : 1;
    }
    if (!changes.isEmpty()) {
      note(new Difference(sample.name(), currency(now), changes, List.of()));
    }
  }

  private void note(Difference difference) {
    if (differences.size() < Simulation.MAX_DIFFERENCES) {
      differences.add(difference);
    }
  }

  private static List<Change> changes(FieldRecord old, FieldRecord now) {
    Map<String, String> left = new LinkedHashMap<>();
    Map<String, String> right = new LinkedHashMap<>();
    flatten("", old, left);
    flatten("", now, right);
    TreeSet<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      String one = left.getOrDefault(path, "");
      String two = right.getOrDefault(path, "");
      if (!one.equals(two)) {
        changes.add(new Change(path, one, two));
      }
    }
    return changes;
  }

  private static void flatten(String prefix, FieldRecord record, Map<String, String> out) {
    record
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof FieldValue.Records records) {
                int index = 0;
                for (FieldRecord each : records.values()) {
                  flatten(prefix + name + "[" + index++ + "].", each, out);
                }
              } else {
                out.put(prefix + name, value.print());
              }
            });
  }

  private static String currency(FieldRecord target) {
    return target.text("moneda").or(() -> target.text("currency")).orElse("RON");
  }

  /** The price, or the total of the lines. */
  static BigDecimal money(FieldRecord target) {
    BigDecimal sum = target.decimal("pretf").orElse(BigDecimal.ZERO);
    for (FieldRecord line : target.records("products")) {
      BigDecimal price = line.decimal("price").orElse(BigDecimal.ZERO);
      BigDecimal gross = price.multiply(line.decimal("quantity").orElse(BigDecimal.ZERO));
      sum =
          sum.add(
              line.decimal("discountValue")
                  .orElseGet(() -> gross.setScale(2, RoundingMode.HALF_UP)));
    }
    return sum;
  }
}
