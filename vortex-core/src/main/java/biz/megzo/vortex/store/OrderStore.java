package biz.megzo.vortex.store;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders. A row is inserted once (the primary key of link and order id decides) and afterwards
 * written only under the order's lock, whose fence every write states: a writer that lost the lock
 * writes nothing.
 */
public interface OrderStore {
  /**
   * Inserts orders that are not there yet, each with its reservations and its first event, all in
   * one transaction. What is there already stays as it is. Of all callers on all nodes exactly one
   * gets a key in its result.
   *
   * @return the keys that this call inserted
   */
  Set<OrderKey> claim(List<Claim> claims, Instant now);

  /** The keys among these that are in the store. */
  Set<OrderKey> known(LinkId link, List<String> orderIds);

  Optional<TrackedOrder> find(OrderKey key);

  /**
   * Locks an order that nobody holds, or whose holder's time is over by the store's own clock, and
   * reads it. Raises the order's fence, so that an earlier holder writes nothing any more.
   *
   * @return empty when somebody holds it or there is no such order
   */
  Optional<OrderLock> lock(OrderKey key, String owner, Duration ttl);

  /**
   * Makes a lock last {@code ttl} from now by the store's clock; false when it is lost. An expired
   * lock that nobody took over can be renewed.
   */
  boolean renew(OrderLock lock, Duration ttl);

  /** Gives a lock back; false when it was no longer held. */
  boolean unlock(OrderLock lock);

  /**
   * Writes an order's next state, appends an event and changes reservations, in one transaction.
   *
   * @return false when the lock is lost or, with {@link OrderWrite#series()}, that lease is;
   *     nothing was written then
   */
  boolean write(OrderLock lock, OrderWrite write, Instant now);

  /**
   * Keeps a newer snapshot of the channel for the next look at the order, without its lock. Does
   * nothing when the snapshot's fields equal those of the newest one kept.
   *
   * @return whether it was news
   */
  boolean observe(ChannelOrder snapshot, Instant now);

  /** Orders in a state whose next step is due, oldest due first, not locked by anybody. */
  List<OrderKey> due(LinkId link, OrderState state, Instant now, int limit);

  /** Orders with a newer snapshot waiting, not locked by anybody, oldest first. */
  List<OrderKey> withPending(LinkId link, int limit);

  /**
   * One page of orders for people, newest first.
   *
   * @param state null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<TrackedOrder> list(
      LinkId link, @Nullable OrderState state, @Nullable OrderKey after, int limit);

  /** How many orders are in each state; states without orders are left out. */
  Map<OrderState, Long> counts(LinkId link);

  /** The order's history, oldest first. */
  List<OrderEvent> events(OrderKey key);

  /**
   * Removes buyer data of orders that were last changed before a moment and are in one of these
   * states: names, addresses, raw texts, and mapped fields go; keys, numbers and amounts stay.
   *
   * @return how many orders were cleaned
   */
  int forgetBuyers(LinkId link, Set<OrderState> states, Instant changedBefore);

  /**
   * An order to be claimed.
   *
   * @param reserve units to reserve per SKU: kits already taken apart
   */
  record Claim(
      ChannelOrder channel,
      OrderState state,
      @Nullable Hold hold,
      Map<biz.megzo.vortex.model.Sku, Integer> reserve) {
    public Claim {
      reserve = Map.copyOf(reserve);
    }
  }

  /**
   * A lock that is held.
   *
   * @param fence stated by every write
   */
  record OrderLock(TrackedOrder order, String owner, long fence) {}

  /**
   * What to write.
   *
   * @param order the next state of the row; its {@code pending} is ignored: {@link #settled} says
   * @param what the event's word
   * @param detail the event's detail
   * @param series a lease that must be held too, or null
   * @param settled whether the pending snapshot was worked in: it is cleared if it is still the one
   *     that the lock read
   * @param reserve the order's new reservations; null leaves them as they are. Units that are no
   *     longer needed are closed, new ones opened
   */
  record OrderWrite(
      TrackedOrder order,
      String what,
      String detail,
      LeaseStore.@Nullable Lease series,
      boolean settled,
      @Nullable Map<biz.megzo.vortex.model.Sku, Integer> reserve) {

    /** A change of state alone. */
    public static OrderWrite of(TrackedOrder order, String what, String detail) {
      return new OrderWrite(order, what, detail, null, false, null);
    }

    public OrderWrite under(LeaseStore.Lease lease) {
      return new OrderWrite(order, what, detail, lease, settled, reserve);
    }

    public OrderWrite settling() {
      return new OrderWrite(order, what, detail, series, true, reserve);
    }

    public OrderWrite reserving(Map<biz.megzo.vortex.model.Sku, Integer> units) {
      return new OrderWrite(order, what, detail, series, settled, Map.copyOf(units));
    }
  }

  /** The part of a row that events fold to. */
  static Recording fold(List<OrderEvent> events) {
    return events.isEmpty() ? Recording.none() : events.get(events.size() - 1).recording();
  }
}
