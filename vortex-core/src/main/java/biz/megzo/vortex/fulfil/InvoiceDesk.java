package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people can see of the invoices and steps of a link's recorded orders, and do with those that
 * wait for them. Every act is written to the audit log with the actor's name. Thread-safe, and safe
 * beside heartbeats on any node. Acts take effect with the next heartbeat, or with {@code
 * Vortex.checkInvoices}; none sends anything by itself.
 */
public interface InvoiceDesk {
  /**
   * One page of recorded orders, last recorded first.
   *
   * @param stage null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<FollowUp> list(@Nullable Stage stage, @Nullable OrderKey after, int limit);

  /** Empty when there is no such order, or it was never recorded. */
  Optional<FollowUp> find(String orderId);

  /** How many recorded orders are in each stage; stages without orders are left out. */
  Map<Stage, Long> counts();

  /** Tries everything again that waits for a person. */
  Answer retry(String orderId, String actor);

  /**
   * Attaches an invoice in spite of why it is held.
   *
   * @param invoice which; null for all that are held and can be released
   */
  Answer release(String orderId, @Nullable InvoiceRef invoice, String actor);

  /** Says that an invoice does not count any more: it is taken off the channel's order. */
  Answer remove(String orderId, InvoiceRef invoice, String actor);

  /** What became of an act. */
  sealed interface Answer {
    <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Supplier<? extends T> busy);

    /** Done; this is how the order stands now. */
    record Done(FollowUp followUp) implements Answer {
      @Override
      public <T> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Refused, ? extends T> refused,
          Supplier<? extends T> busy) {
        return done.apply(this);
      }
    }

    /** Not done: it makes no sense for the order as it stands. Says what does. */
    record Refused(String english, String romanian) implements Answer {
      @Override
      public <T> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Refused, ? extends T> refused,
          Supplier<? extends T> busy) {
        return refused.apply(this);
      }
    }

    /** A heartbeat works on the order right now; try again shortly. */
    record Busy() implements Answer {
      @Override
      public <T> T fold(
          Function<? super Done, ? extends T> done,
          Function<? super Refused, ? extends T> refused,
          Supplier<? extends T> busy) {
        return busy.get();
      }
    }
  }
}
