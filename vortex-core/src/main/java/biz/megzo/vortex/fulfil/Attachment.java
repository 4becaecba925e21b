package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One invoice of an order, as Vortex keeps it. A value: changing it changes nothing in the store.
 *
 * @param hold why it waits; there when {@link AttachmentState#HELD}, and when the channel will not
 *     take it off
 * @param total as the ERP tells it; null while not asked for
 * @param file what was last read of its file; null before
 * @param seenAt when the ERP listed it first
 * @param missingSince when the ERP stopped listing it; null while it does
 * @param accepted what a person said shall not hold it
 */
public record Attachment(
    InvoiceRef invoice,
    AttachmentState state,
    @Nullable FollowHold hold,
    @Nullable Money total,
    @Nullable PrintedFile file,
    Sending sending,
    Instant seenAt,
    @Nullable Instant missingSince,
    Set<FollowHoldReason> accepted) {

  public Attachment {
    boolean held = state == AttachmentState.HELD;
    if (held ? hold == null : hold != null && state != AttachmentState.REMOVING) {
      throw new IllegalArgumentException("a hold belongs to a held invoice, was " + state);
    }
    accepted = Set.copyOf(accepted);
  }

  /** An invoice that was just listed by the ERP. */
  public static Attachment seen(InvoiceRef invoice, AttachmentState state, Instant now) {
    return new Attachment(invoice, state, null, null, null, Sending.none(), now, null, Set.of());
  }

  /** In another state, without a hold; what is to be taken off, or attached anew, is sent anew. */
  public Attachment in(AttachmentState next) {
    boolean turns = state.live() ? next == AttachmentState.REMOVING : next == AttachmentState.FOUND;
    Sending sends = turns ? new Sending(0, sending.at()) : sending;
    return new Attachment(invoice, next, null, total, file, sends, seenAt, missingSince, accepted);
  }

  /** Waiting for a person; one that is to be taken off stays so. */
  public Attachment held(FollowHold why) {
    AttachmentState next =
        state == AttachmentState.REMOVING ? AttachmentState.REMOVING : AttachmentState.HELD;
    return new Attachment(invoice, next, why, total, file, sending, seenAt, missingSince, accepted);
  }

  public Attachment totalling(Money amount) {
    return new Attachment(
        invoice, state, hold, amount, file, sending, seenAt, missingSince, accepted);
  }

  public Attachment printed(PrintedFile print) {
    return new Attachment(
        invoice, state, hold, total, print, sending, seenAt, missingSince, accepted);
  }

  public Attachment sending(Sending sends) {
    return new Attachment(invoice, state, hold, total, file, sends, seenAt, missingSince, accepted);
  }

  /**
   * Listed by the ERP, or not.
   *
   * @param since null when it is listed
   */
  public Attachment missing(@Nullable Instant since) {
    return new Attachment(invoice, state, hold, total, file, sending, seenAt, since, accepted);
  }

  public Attachment accepting(FollowHoldReason reason) {
    Set<FollowHoldReason> more = EnumSet.of(reason);
    more.addAll(accepted);
    return new Attachment(invoice, state, hold, total, file, sending, seenAt, missingSince, more);
  }

  /** Whether it waits for a person because of this. */
  public boolean heldFor(FollowHoldReason reason) {
    return hold != null && hold.reason() == reason;
  }
}
