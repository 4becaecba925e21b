package biz.megzo.vortex.order;

import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * What could be read just now of a record that may be an order's.
 *
 * @param ref as printed; as it was asked for when there is none
 * @param reference whether the order's reference stands on it; false when it can not be read
 * @param total whether the order's total stands on it; false when it can not be read
 * @param owner another order whose reference it bears or whose record it is; null when there is
 *     none
 * @param problem why it could not be read, free of buyer data; empty when it could
 */
public record Candidate(
    RecordRef ref,
    Standing standing,
    boolean reference,
    boolean total,
    @Nullable OrderKey owner,
    String problem) {
  /** Whether the record is there. */
  public enum Standing {
    /** It is there and its text can be read. */
    READ,
    /** It may be there, but its text can not be read: a person has to look. */
    ILLEGIBLE,
    /** There is no such record. */
    ABSENT,
    /** The ERP could not be asked. */
    UNKNOWN
  }
}
