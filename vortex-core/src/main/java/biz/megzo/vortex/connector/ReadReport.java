package biz.megzo.vortex.connector;

import java.util.List;

/**
 * How a read of many items went. Absence of an item means something only after a complete read.
 *
 * @param items how many were handed over
 * @param complete whether the source was read to its proven end
 * @param skipped rows that could not be used, each with what is wrong and the remedy
 */
public record ReadReport(int items, boolean complete, List<Skipped> skipped) {
  public ReadReport {
    skipped = List.copyOf(skipped);
  }

  /**
   * A row that could not be used.
   *
   * @param subject which one, as the source names it
   * @param reason what is wrong and the remedy
   */
  public record Skipped(String subject, String reason) {}
}
