package biz.megzo.vortex.order;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.rules.FieldRecord;
import org.jspecify.annotations.Nullable;

/**
 * How far the record of an order is.
 *
 * @param revision 0 for the first record, one more for each replacement; part of the marker
 * @param ruleVersion the rules that mapped it, and map it again; -1 while not mapped
 * @param frozen values fixed by the first mapping, handed in again by the next
 * @param expectedTotal what the record sums to; null while not mapped, and once a cancelled order
 *     is not what its record was made from any more
 * @param intent the create under way or the last one; null before the first
 * @param record the live record; on a cancelled order the one that was cancelled, on a new one the
 *     one to be cancelled before its replacement is sent; null while there is none
 */
public record Recording(
    int revision,
    int ruleVersion,
    FieldRecord frozen,
    @Nullable Money expectedTotal,
    @Nullable Intent intent,
    @Nullable RecordRef record) {

  /** Nothing done yet. */
  public static Recording none() {
    return new Recording(0, -1, FieldRecord.empty(), null, null, null);
  }

  public Recording mapped(int version, FieldRecord frozenValues, Money total) {
    return new Recording(revision, version, frozenValues, total, intent, record);
  }

  public Recording intending(Intent newIntent) {
    return new Recording(revision, ruleVersion, frozen, expectedTotal, newIntent, null);
  }

  public Recording recordedAs(RecordRef ref) {
    return new Recording(revision, ruleVersion, frozen, expectedTotal, intent, ref);
  }

  /**
   * To be mapped again with the rules that are active then. Once a create was tried the content
   * gets a marker of its own, so that a late record of the old content is not taken for it.
   */
  public Recording unmapped() {
    int next = intent == null ? revision : revision + 1;
    return new Recording(next, -1, FieldRecord.empty(), null, null, record);
  }

  /** With a record that is not of the newest snapshot: it can be cancelled, never restored. */
  public Recording outdated() {
    return new Recording(revision, ruleVersion, frozen, null, intent, record);
  }

  /** Without a record. */
  public Recording withoutRecord() {
    return new Recording(revision, ruleVersion, frozen, expectedTotal, intent, null);
  }

  /** Ready to be replaced: as {@link #nextRevision()}, but the record is still to be cancelled. */
  public Recording replacing() {
    return new Recording(revision + 1, ruleVersion, frozen, null, null, record);
  }

  /** Ready for the next record of the same order, by the rules and rates of the first. */
  public Recording nextRevision() {
    return new Recording(revision + 1, ruleVersion, frozen, null, null, null);
  }
}
