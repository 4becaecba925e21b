package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import biz.megzo.vortex.fulfil.Sending;
import biz.megzo.vortex.internal.fulfil.OpenFollow.LockLostException;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The desk of one link. */
public final class FollowDesk implements InvoiceDesk {
  private final FollowSetup setup;

  /** Calls nothing yet. */
  public FollowDesk(FollowSetup setup) {
    this.setup = setup;
  }

  @Override
  public List<FollowUp> list(@Nullable Stage stage, @Nullable OrderKey after, int limit) {
    return setup.store().followUps().list(setup.link(), stage, after, limit);
  }

  @Override
  public Optional<FollowUp> find(String orderId) {
    return setup.store().followUps().find(key(orderId));
  }

  @Override
  public Map<Stage, Long> counts() {
    return setup.store().followUps().counts(setup.link());
  }

  @Override
  public Answer retry(String orderId, String actor) {
    return act(orderId, actor, "follow.retried", this::retried);
  }

  private Decision retried(FollowUp row) {
    if (row.holds().isEmpty()) {
      return Decision.refused(
          "Nothing of the order waits for a person.", "Nimic nu așteaptă la această comandă.");
    }
    FollowUp next = row;
    for (Attachment each : row.attachments()) {
      if (each.hold() != null) {
        AttachmentState again =
            each.state() == AttachmentState.REMOVING
                ? AttachmentState.REMOVING
                : AttachmentState.FOUND;
        next = next.with(each.in(again).sending(Sending.none()));
      }
    }
    return Decision.to(row.steps().hold() == null ? next : next.with(row.steps().free()));
  }

  @Override
  public Answer release(String orderId, @Nullable InvoiceRef invoice, String actor) {
    return act(orderId, actor, "follow.released", row -> released(row, invoice));
  }

  private static Decision released(FollowUp row, @Nullable InvoiceRef invoice) {
    FollowUp next = row;
    for (Attachment each : row.attachments()) {
      FollowHold hold = each.hold();
      boolean meant = invoice == null || InvoiceNames.same(invoice, each.invoice());
      if (hold != null && meant && hold.reason().releasable()) {
        next = next.with(each.accepting(hold.reason()).in(AttachmentState.FOUND));
      }
    }
    if (!next.equals(row)) {
      return Decision.to(next);
    }
    return row.holds().stream()
        .findFirst()
        .map(hold -> Decision.refused(hold.reason().remedy(), hold.reason().romanianRemedy()))
        .orElseGet(
            () -> Decision.refused("No invoice is held.", "Nicio factură nu este reținută."));
  }

  @Override
  public Answer remove(String orderId, InvoiceRef invoice, String actor) {
    return act(orderId, actor, "invoice.given-up", row -> removed(row, invoice));
  }

  private static Decision removed(FollowUp row, InvoiceRef invoice) {
    for (Attachment each : row.live()) {
      if (InvoiceNames.same(invoice, each.invoice())) {
        boolean sent = each.state() == AttachmentState.ATTACHED || each.sending().times() > 0;
        AttachmentState next = sent ? AttachmentState.REMOVING : AttachmentState.REMOVED;
        return Decision.to(row.with(each.in(next)));
      }
    }
    return Decision.refused(
        "The order has no invoice " + invoice + " that counts.",
        "Comanda nu are o factură valabilă " + invoice + ".");
  }

  private Answer act(
      String orderId, String actor, String word, Function<FollowUp, Decision> decide) {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("actor must not be blank");
    }
    Optional<OpenFollow> opened = OpenFollow.of(setup, key(orderId));
    if (opened.isEmpty()) {
      return find(orderId).isPresent()
          ? new Answer.Busy()
          : new Answer.Refused(
              "There is no recorded order " + orderId + ".",
              "Nu există comanda înregistrată " + orderId + ".");
    }
    try (OpenFollow open = opened.get()) {
      Decision decision = decide.apply(open.row());
      FollowUp next = decision.next();
      if (next == null) {
        return decision.refused();
      }
      open.write(next.workingAt(setup.now()));
      setup.audit(actor, orderId, word, open.row().stage().name());
      return new Answer.Done(open.row());
    } catch (LockLostException e) {
      return new Answer.Busy();
    }
  }

  private OrderKey key(String orderId) {
    return OrderKey.of(setup.link(), orderId);
  }

  /** What an act makes of a row, or why it makes nothing of it. */
  private record Decision(@Nullable FollowUp next, Answer.Refused refused) {
    private static final Answer.Refused NO = new Answer.Refused("", "");

    static Decision to(FollowUp next) {
      return new Decision(next, NO);
    }

    static Decision refused(String english, String romanian) {
      return new Decision(null, new Answer.Refused(english, romanian));
    }
  }
}
