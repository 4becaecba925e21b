package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.Money;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's payments compared with the recorded orders.
 *
 * @param reported orders in the reports, each counted once
 * @param agreed those of them that are recorded with the same amount
 * @param differences the others, and recorded card orders of the month that no report has, by order
 *     id
 */
public record Reconciliation(
    YearMonth month, int reported, int agreed, List<Difference> differences) {
  public Reconciliation {
    differences = List.copyOf(differences);
  }

  /** What differs. */
  public enum Kind {
    /** Paid by a report; Vortex has no record of the order. */
    PAID_NOT_RECORDED,
    /** Recorded as paid by card and placed within the month; in no report. */
    RECORDED_NOT_PAID,
    /** Both, with another amount. */
    AMOUNT_DIFFERS,
    /** Paid by a report; cancelled here. */
    PAID_BUT_CANCELLED,
    /** Two reports name different amounts. */
    REPORTS_DIFFER
  }

  /**
   * One order.
   *
   * @param paid the report's amount; null when none has it
   * @param recorded the record's amount; null when there is none
   * @param detail for people, free of buyer data
   */
  public record Difference(
      Kind kind, String orderId, @Nullable Money paid, @Nullable Money recorded, String detail) {}
}
