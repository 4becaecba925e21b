package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.MappingProblem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a rule set would have made of the last stored records, beside what the active one makes of
 * them. Differences hold mapped values, and so may hold buyer data.
 *
 * @param base the version compared with
 * @param records how many were mapped
 * @param changed how many both map, but not alike
 * @param newHolds how many only the base maps
 * @param releases how many only the candidate maps
 * @param moneyBefore prices, or totals of records, of all that both map, by the base
 * @param moneyAfter the same by the candidate
 * @param differences the records that come out otherwise, at most {@value #MAX_DIFFERENCES}
 */
public record Simulation(
    int base,
    int records,
    int changed,
    int newHolds,
    int releases,
    BigDecimal moneyBefore,
    BigDecimal moneyAfter,
    List<Difference> differences) {
  /** Most differences listed. */
  public static final int MAX_DIFFERENCES = 100;

  public Simulation {
    differences = List.copyOf(differences);
  }

  /** Whether no record would be newly held. */
  public boolean passed() {
    return newHolds == 0;
  }

  /** What prices or totals would rise by, below zero if they fall. */
  public BigDecimal moneyImpact() {
    return moneyAfter.subtract(moneyBefore);
  }

  /** Prints counts and sums only. */
  @Override
  public String toString() {
    return records
        + " records against version "
        + base
        + ": "
        + changed
        + " change, "
        + newHolds
        + " newly held, "
        + releases
        + " no longer held, money "
        + moneyBefore.toPlainString()
        + " -> "
        + moneyAfter.toPlainString();
  }

  /**
   * One record.
   *
   * @param record {@code order:} and the order's id, or {@code sku:} and the code
   * @param currency of its amounts, that of the candidate; RON where no rule gives one
   * @param changes field by field
   * @param problems why the candidate holds it; empty when it does not
   */
  public record Difference(
      String record, String currency, List<Change> changes, List<MappingProblem> problems) {
    public Difference {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }

    /** Prints no values. */
    @Override
    public String toString() {
      return record + ": " + changes.size() + " fields, " + problems.size() + " problems";
    }
  }

  /**
   * One field.
   *
   * @param field its path, for example {@code products[0].price}
   * @param before empty when it was not there
   * @param after empty when it is not there
   */
  public record Change(String field, String before, String after) {
    /** Prints no values. */
    @Override
    public String toString() {
      return field;
    }
  }
}
