package biz.megzo.vortex.store;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.LeaseStore.Lease;
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
   * gets a key in its result; of two claims of one key in a list the first counts. The order is due
   * at {@code now}; the first event's word is {@code claimed}, its state before is the state after.
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
   * The fence decides: a lock whose time is over still writes while nobody else took the order; a
   * series lease whose time is over does not. Reservations that it closes carry the event's word.
   * An order with a record gets its follow-up, or has it woken ({@link FollowUpStore}).
   *
   * @return false when the lock is lost or, with {@link OrderWrite#series()}, that lease is;
   *     nothing was written then
   */
  boolean write(OrderLock lock, OrderWrite write, Instant now);

  /**
   * Keeps a newer snapshot of the channel for the next look at the order, without its lock; it
   * takes the place of one that waits. Does nothing when the snapshot's fields equal those of the
   * newest one kept, whether that one waits, was worked in or was dismissed ({@link
   * OrderWrite#settling()} without taking it over), nor when there is no such order.
   *
   * @return whether it was news
   */
  boolean observe(ChannelOrder snapshot, Instant now);

  /** Orders in a state whose next step is due, oldest due first, not locked by anybody. */
  List<OrderKey> due(LinkId link, OrderState state, Instant now, int limit);

  /** Orders with a newer snapshot waiting, not locked by anybody, oldest first. */
  List<OrderKey> withPending(LinkId link, int limit);

  /**
   * One page of the orders whose sold units reservations may not count: those with a newer snapshot
   * waiting, and those held for a reason whose {@link HoldReason#unitsMayDiffer units may differ}.
   * Locked or not, by order id.
   *
   * @param after the last order of the page before; null for the first page
   */
  List<TrackedOrder> unsettled(LinkId link, @Nullable OrderKey after, int limit);

  /**
   * One page of orders for people: last claimed first, those of one moment by descending id.
   *
   * @param state null for all
   * @param after key of the last order of the page before, which may have left the state since;
   *     null for the first page
   */
  List<TrackedOrder> list(
      LinkId link, @Nullable OrderState state, @Nullable OrderKey after, int limit);

  /** How many orders are in each state; states without orders are left out. */
  Map<OrderState, Long> counts(LinkId link);

  /** The order's history, oldest first. */
  List<OrderEvent> events(OrderKey key);

  /**
   * Removes buyer data of orders that were last claimed, written or observed before a moment, are
   * in one of these states and not locked: see {@link #forgotten}. A snapshot that waits goes too.
   * A snapshot seen before is still no news to {@link #observe} afterwards.
   *
   * @return how many orders were cleaned
   */
  int forgetBuyers(LinkId link, Set<OrderState> states, Instant changedBefore);

  /**
   * An order to be claimed.
   *
   * @param reserve units to reserve per SKU, 0 or more: kits already taken apart
   */
  record Claim(
      ChannelOrder channel, OrderState state, @Nullable Hold hold, Map<Sku, Integer> reserve) {
    public Claim {
      reserve = units(reserve);
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
      @Nullable Lease series,
      boolean settled,
      @Nullable Map<Sku, Integer> reserve) {
    public OrderWrite {
      reserve = reserve == null ? null : units(reserve);
    }

    /** A change of state alone. */
    public static OrderWrite of(TrackedOrder order, String what, String detail) {
      return new OrderWrite(order, what, detail, null, false, null);
    }

    public OrderWrite under(Lease lease) {
      return new OrderWrite(order, what, detail, lease, settled, reserve);
    }

    public OrderWrite settling() {
      return new OrderWrite(order, what, detail, series, true, reserve);
    }

    public OrderWrite reserving(Map<Sku, Integer> units) {
      return new OrderWrite(order, what, detail, series, settled, units);
    }
  }

  /**
   * What is left of a snapshot once the buyer is forgotten: the typed order with an empty buyer; no
   * fields, no raw text.
   */
  static ChannelOrder forgotten(ChannelOrder snapshot) {
    Buyer nobody = new Buyer("", null, null, null, null, Address.none(), Address.none());
    Order order = snapshot.order();
    return new ChannelOrder(
        new Order(
            order.key(),
            order.placedAt(),
            order.status(),
            order.payment(),
            nobody,
            order.lines(),
            order.total()),
        FieldRecord.empty(),
        "");
  }

  private static Map<Sku, Integer> units(Map<Sku, Integer> units) {
    units.forEach(
        (sku, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException("units must be >= 0, was " + count + " of " + sku);
          }
        });
    return Map.copyOf(units);
  }

  /** The part of a row that events fold to. */
  static Recording fold(List<OrderEvent> events) {
    return events.isEmpty() ? Recording.none() : events.get(events.size() - 1).recording();
  }
}
