package biz.megzo.vortex.order;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people can see of a link's orders and do with those that wait for them. Every act is written
 * to the order's history and to the audit log with the actor's name. Thread-safe, and safe beside
 * heartbeats on any node: an order that a heartbeat works on answers {@link Answer.Busy}.
 *
 * <p>Acts take effect with the next heartbeat; none sends anything to the ERP by itself. {@code
 * actor} is who does it, as the host knows people: a name that may stand in a log.
 */
public interface OrderDesk {
  /**
   * One page of orders, newest first.
   *
   * @param state null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<TrackedOrder> list(@Nullable OrderState state, @Nullable OrderKey after, int limit);

  Optional<TrackedOrder> find(String orderId);

  /** What happened to an order, oldest first; empty when there is no such order. */
  List<OrderEvent> history(String orderId);

  /**
   * What the channel changed since the snapshot that the order's record is made from, each kind
   * with a detail free of buyer data; empty when nothing waits to be worked in. A change that is
   * held is told by the hold itself.
   */
  Map<ChangeKind, String> waitingChanges(String orderId);

  /** How many orders are in each state; states without orders are left out. */
  Map<OrderState, Long> counts();

  /** Orders that wait for a person, by cause, newest first; at most {@code limit} in all. */
  Map<HoldReason, List<TrackedOrder>> held(int limit);

  /**
   * Tries the order's step again now: looks for a record in doubt once more, reads an unreadable
   * order again, takes an order up that waits for a moment to come.
   */
  Answer retry(String orderId, String actor);

  /** The cause of the hold is fixed: maps the order anew with the active rules and records it. */
  Answer release(String orderId, String actor);

  /**
   * Reads what an order in doubt may have been recorded as, for a person to decide. Asks the ERP,
   * at most a few calls; changes nothing.
   *
   * @return one for each candidate of the hold, in its order; empty when the order is not in doubt
   */
  List<Candidate> candidates(String orderId);

  /**
   * One of the hold's candidates as the ERP prints it, a PDF. Holds buyer data.
   *
   * @param number as printed on it
   * @return empty when it is no candidate of the order, or can not be had
   */
  Optional<byte[]> print(String orderId, String number);

  /**
   * An order in doubt: a person found its record.
   *
   * @param number as printed on it
   */
  Answer resolveAs(String orderId, String number, String actor);

  /** An order in doubt: a person made sure that there is no record. Another one will be made. */
  Answer resolveAbsent(String orderId, String actor);

  /**
   * An order in doubt: a person made sure that there is no record, and none is to be made. One that
   * turns up with the order's reference all the same is cancelled.
   *
   * @param why for people, free of buyer data
   * @param keepUnits whether its units still count as sold
   */
  Answer resolveGivenUp(String orderId, String why, boolean keepUnits, String actor);

  /**
   * Gives an order up that has no record: Vortex will not make one.
   *
   * @param why for people, free of buyer data
   * @param keepUnits whether its units still count as sold
   */
  Answer giveUp(String orderId, String why, boolean keepUnits, String actor);

  /** Works a held change in: cancels the record, or replaces it. */
  Answer applyChange(String orderId, String actor);

  /** Leaves the record as it is in spite of a change, or after it was put right by hand. */
  Answer dismiss(String orderId, String actor);

  /**
   * Removes buyer data of closed and cancelled orders that were last changed before a moment.
   *
   * @return how many orders were cleaned
   */
  int forgetBuyers(Instant changedBefore, String actor);

  /** What became of an act. */
  sealed interface Answer {
    <T> T fold(
        Function<? super Done, ? extends T> done,
        Function<? super Refused, ? extends T> refused,
        Supplier<? extends T> busy);

    /** Done; this is the order now. */
    record Done(TrackedOrder order) implements Answer {
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
