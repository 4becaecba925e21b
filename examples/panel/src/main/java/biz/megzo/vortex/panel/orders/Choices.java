package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * What makes sense to do with an order as it stands; the library decides in the end.
 *
 * @param retry try its step again
 * @param release map it anew
 * @param resolve say what became of its record
 * @param giveUp never record it
 * @param apply work a held change in
 * @param dismiss leave the record as it is
 */
public record Choices(
    boolean retry,
    boolean release,
    boolean resolve,
    boolean giveUp,
    boolean apply,
    boolean dismiss) {
  private static final Set<HoldReason> RELEASED =
      EnumSet.of(
          HoldReason.UNKNOWN_PRODUCT,
          HoldReason.MAPPING,
          HoldReason.TOTAL_DIFFERS,
          HoldReason.EMPTY,
          HoldReason.REFUSED_BY_ERP,
          HoldReason.RECORD_GONE,
          HoldReason.GIVEN_UP);
  private static final Set<HoldReason> DISMISSED =
      EnumSet.of(HoldReason.CHANGED, HoldReason.CHANGED_AFTER_INVOICE, HoldReason.RETURNED);

  static Choices of(TrackedOrder row) {
    Hold hold = row.hold();
    HoldReason reason = hold == null ? null : hold.reason();
    boolean recorded = row.recording().record() != null;
    boolean doubt = reason == HoldReason.IN_DOUBT;
    boolean open = row.state() == OrderState.NEW || row.state() == OrderState.HELD;
    boolean again = row.state() == OrderState.NEW || row.state() == OrderState.UNCERTAIN;
    return new Choices(
        again || doubt || reason == HoldReason.UNREADABLE,
        reason != null && !recorded && RELEASED.contains(reason),
        doubt,
        open && !recorded && !doubt && reason != HoldReason.GIVEN_UP,
        reason == HoldReason.CHANGED,
        reason != null && DISMISSED.contains(reason));
  }

  /** Whether there is anything to do. */
  public boolean any() {
    return retry || release || resolve || giveUp || apply || dismiss;
  }
}
