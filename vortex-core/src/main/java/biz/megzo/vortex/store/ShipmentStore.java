package biz.megzo.vortex.store;

import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shipments: at most one per order. A row is inserted once (the primary key of link and order
 * id decides) and afterwards written only under its lock, whose fence every write states. A waybill
 * number belongs to one order of a link for ever: the first that writes it.
 */
public interface ShipmentStore {
  /** Inserts a shipment whose order has none. Of all callers on all nodes one gets {@code true}. */
  boolean open(Shipment shipment);

  Optional<Shipment> find(OrderKey order);

  /** The shipment whose order a number belongs to, also when it is not its waybill any more. */
  Optional<Shipment> byNumber(LinkId link, String number);

  /**
   * Locks a shipment that nobody holds, or whose holder's time is over by the store's own clock,
   * and reads it. Raises its fence, so that an earlier holder writes nothing any more.
   *
   * @return empty when somebody holds it or there is no such shipment
   */
  Optional<ShipmentLock> lock(OrderKey order, String owner, Duration ttl);

  /**
   * Makes a lock last {@code ttl} from now by the store's clock; false when it is lost. An expired
   * lock that nobody took over can be renewed.
   */
  boolean renew(ShipmentLock lock, Duration ttl);

  /** Gives a lock back; false when it was no longer held. */
  boolean unlock(ShipmentLock lock);

  /**
   * Writes a shipment's next state and takes its waybill's number, in one transaction. The fence
   * decides: a lock whose time is over still writes while nobody else took the shipment.
   */
  Written write(ShipmentLock lock, Shipment next);

  /**
   * Shipments whose next step is due, oldest due first, not locked by anybody. Those that are held,
   * done or cancelled never are.
   */
  List<OrderKey> due(LinkId link, Instant now, int limit);

  /** Recorded orders without a shipment, by order id. */
  List<OrderKey> unopened(LinkId link, int limit);

  /**
   * One page of shipments by order id.
   *
   * @param state null for all
   * @param after the order of the last one of the page before; null for the first page
   */
  List<Shipment> list(
      LinkId link, @Nullable ShipmentState state, @Nullable OrderKey after, int limit);

  /** How many shipments are in each state; states without shipments are left out. */
  Map<ShipmentState, Long> counts(LinkId link);

  /** What a write did. */
  enum Written {
    WRITTEN,
    /** The lock is lost; nothing was written. */
    LOCK_LOST,
    /** The waybill's number belongs to another order; nothing was written. */
    NUMBER_TAKEN
  }

  /**
   * A lock that is held.
   *
   * @param fence stated by every write
   */
  record ShipmentLock(Shipment shipment, String owner, long fence) {}

  /** The form in which numbers are compared: without blanks at the ends, in upper case. */
  static String sameNumber(String number) {
    return number.strip().toUpperCase(java.util.Locale.ROOT);
  }
}
