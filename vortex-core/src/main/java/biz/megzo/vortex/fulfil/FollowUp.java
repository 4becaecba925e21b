package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an order is after it was recorded. A value: changing it changes nothing in the store.
 *
 * @param since when the order was recorded first
 * @param wakes how often it was woken; a write that missed one leaves what is due as it is
 * @param attachments its invoices, cancelled ones included, in the order they were seen
 */
public record FollowUp(
    OrderKey order, Instant since, Due due, long wakes, List<Attachment> attachments, Steps steps) {
  /** A moment that never comes: waits for something else. */
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  public FollowUp {
    attachments = List.copyOf(attachments);
  }

  /**
   * What is due when.
   *
   * @param lookAt when the ERP is asked for invoices
   * @param workAt when something is done on the channel
   * @param recheck whether files of attached invoices are to be read again
   */
  public record Due(Instant lookAt, Instant workAt, boolean recheck) {}

  /** Where an order stands in all. */
  public enum Stage {
    /** No invoice was seen yet. */
    WAITING,
    /** An invoice is on its way to, or off, the order. */
    WORKING,
    /** A person must look. */
    HELD,
    /** What was invoiced is attached. */
    ATTACHED
  }

  /** A freshly recorded order. */
  public static FollowUp begun(OrderKey order, Instant now) {
    return new FollowUp(order, now, new Due(now, now, false), 0, List.of(), Steps.none());
  }

  public Stage stage() {
    if (steps.hold() != null || attachments.stream().anyMatch(each -> each.hold() != null)) {
      return Stage.HELD;
    }
    if (attachments.stream().anyMatch(each -> each.state().moving())) {
      return Stage.WORKING;
    }
    boolean any = attachments.stream().anyMatch(each -> each.state().live());
    return any ? Stage.ATTACHED : Stage.WAITING;
  }

  /** Whether what was invoiced is attached, and nothing of it is under way or held. */
  public boolean invoiced() {
    boolean quiet =
        attachments.stream().noneMatch(each -> each.hold() != null || each.state().moving());
    List<Attachment> live = live();
    return quiet
        && !live.isEmpty()
        && live.stream().allMatch(each -> each.state() == AttachmentState.ATTACHED);
  }

  public Optional<Attachment> attachment(InvoiceRef invoice) {
    return attachments.stream().filter(each -> each.invoice().equals(invoice)).findFirst();
  }

  /** Invoices that still count. */
  public List<Attachment> live() {
    return attachments.stream().filter(each -> each.state().live()).toList();
  }

  /** All holds: of invoices, and of the step. */
  public List<FollowHold> holds() {
    List<FollowHold> all = new ArrayList<>();
    for (Attachment each : attachments) {
      if (each.hold() != null) {
        all.add(each.hold());
      }
    }
    if (steps.hold() != null) {
      all.add(steps.hold());
    }
    return all;
  }

  /** With this in place of the one of the same invoice, or behind all others. */
  public FollowUp with(Attachment attachment) {
    List<Attachment> all = new ArrayList<>(attachments);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).invoice().equals(attachment.invoice())) {
        all.set(i, attachment);
        return new FollowUp(order, since, due, wakes, all, steps);
      }
    }
    all.add(attachment);
    return new FollowUp(order, since, due, wakes, all, steps);
  }

  public FollowUp with(Steps next) {
    return new FollowUp(order, since, due, wakes, attachments, next);
  }

  public FollowUp with(Due next) {
    return new FollowUp(order, since, next, wakes, attachments, steps);
  }

  public FollowUp lookingAt(Instant moment) {
    return with(new Due(moment, due.workAt(), due.recheck()));
  }

  public FollowUp workingAt(Instant moment) {
    return with(new Due(due.lookAt(), moment, due.recheck()));
  }

  public FollowUp rechecking(boolean yes) {
    return with(new Due(due.lookAt(), due.workAt(), yes));
  }
}
