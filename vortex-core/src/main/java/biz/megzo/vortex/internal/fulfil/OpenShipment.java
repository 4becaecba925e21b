package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.event.ShipmentHeld;
import biz.megzo.vortex.event.ShipmentMade;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.ShipmentStore.ShipmentLock;
import biz.megzo.vortex.store.ShipmentStore.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shipment that this worker holds the lock of. Not thread-safe. */
final class OpenShipment implements AutoCloseable {
  private static final String ACTOR = "vortex";

  private final ShipmentSetup setup;
  private final ShipmentLock lock;
  private Shipment row;

  private OpenShipment(ShipmentSetup setup, ShipmentLock lock) {
    this.setup = setup;
    this.lock = lock;
    this.row = lock.shipment();
  }

  /** Empty when somebody holds it, or there is no such shipment. */
  static Optional<OpenShipment> open(ShipmentSetup setup, OrderKey key) {
    return setup
        .store()
        .shipments()
        .lock(key, setup.node(), setup.lockTime())
        .map(lock -> new OpenShipment(setup, lock));
  }

  Shipment row() {
    return row;
  }

  OrderKey key() {
    return row.order();
  }

  String id() {
    return row.order().orderId();
  }

  Parcel parcel() {
    return new Parcel(key(), row.number());
  }

  /** The waybill; only where the state says that there is one. */
  Awb awb() {
    Awb awb = row.awb();
    if (awb == null) {
      throw new IllegalStateException("shipment of order " + key() + " has no waybill");
    }
    return awb;
  }

  /** Whether a number does not count for this order any more. */
  boolean dropped(String number) {
    String same = ShipmentStore.sameNumber(number);
    return row.making().dropped().stream()
        .anyMatch(one -> ShipmentStore.sameNumber(one).equals(same));
  }

  /** The channel's waybills of the order that count. */
  List<Waybill> counting(List<Waybill> waybills) {
    return waybills.stream().filter(one -> !dropped(one.number())).toList();
  }

  boolean move(Shipment next, String word, String detail) {
    return move(next, word, detail, ACTOR);
  }

  /**
   * Writes the next row, and a fact of it.
   *
   * @return false when the waybill's number belongs to another order: the shipment is held then
   * @throws LockLostException when the lock is lost: nothing was written then
   */
  boolean move(Shipment next, String word, String detail, String actor) {
    Written written = write(next);
    if (written == Written.NUMBER_TAKEN) {
      taken(next.number());
      return false;
    }
    row = next;
    audit(actor, word, detail);
    return true;
  }

  private void taken(String number) {
    String owner =
        setup
            .store()
            .shipments()
            .byNumber(key().link(), number)
            .map(other -> other.order().orderId())
            .orElse("?");
    hold(
        new ShipmentHold(
            ShipmentHoldReason.NUMBER_TAKEN,
            "waybill " + number + " belongs to order " + owner,
            List.of(number)));
  }

  void hold(ShipmentHoldReason reason, String detail) {
    hold(ShipmentHold.of(reason, detail));
  }

  void hold(ShipmentHold hold) {
    hold(row, hold);
  }

  /** Holds, keeping what the other row says. */
  void hold(Shipment next, ShipmentHold hold) {
    move(next.held(hold, ShipmentSetup.NEVER), "held", hold.reason() + ": " + hold.detail());
    setup.manner().listener().shipmentHeld(new ShipmentHeld(key(), hold, setup.now()));
  }

  /** The same step again later; not worth a fact. */
  void later(Duration wait, String why) {
    keep(row.later(setup.now().plus(wait), why));
  }

  /** The same step later, as if it were not its turn yet. */
  void putOff(Duration wait) {
    Shipment.Pace was = row.pace();
    Shipment.Pace pace = new Shipment.Pace(was.tries(), setup.now().plus(wait), was.note());
    keep(
        new Shipment(
            row.order(), row.state(), row.wish(), row.making(), row.awb(), row.hold(), pace));
  }

  /** Writes a row that says nothing new to people. */
  void keep(Shipment next) {
    if (write(next) != Written.WRITTEN) {
      throw new LockLostException(key());
    }
    row = next;
  }

  /** Nothing will be sent. */
  void end(ShipmentState state, String why) {
    move(row.to(state, ShipmentSetup.NEVER), state.name().toLowerCase(java.util.Locale.ROOT), why);
  }

  /**
   * Nothing will be sent, and the order's own steps wait for no parcel any more. They are woken
   * before too, so that a death in between costs no wake-up.
   */
  void callOff(String word, String why, String actor) {
    setup.store().followUps().wake(key().link(), List.of(id()));
    move(row.to(ShipmentState.CANCELLED, ShipmentSetup.NEVER), word, why, actor);
    setup.store().followUps().wake(key().link(), List.of(id()));
  }

  /** As {@link #callOff(String, String, String)}, by itself. */
  void callOff(String why) {
    callOff("cancelled", why, ACTOR);
  }

  /** Tells the host of the waybill that the row now has. */
  void made(boolean adopted) {
    Awb awb = awb();
    setup
        .manner()
        .listener()
        .shipmentMade(new ShipmentMade(key(), awb.courier(), awb.number(), adopted, setup.now()));
  }

  private Written write(Shipment next) {
    Written written = setup.store().shipments().write(lock, next);
    if (written == Written.LOCK_LOST) {
      throw new LockLostException(key());
    }
    return written;
  }

  void audit(String actor, String word, String detail) {
    Instant now = setup.now();
    Fact fact = new Fact(now, actor, "shipment:" + id(), "shipment." + word, detail);
    setup.store().audit().append(key().link(), List.of(fact));
  }

  /**
   * Makes the lock last longer than a write that starts now.
   *
   * @throws LockLostException when it is lost: nothing may be sent
   */
  void beforeWrite() {
    if (!setup.store().shipments().renew(lock, setup.lockTime())) {
      throw new LockLostException(key());
    }
  }

  @Override
  public void close() {
    setup.store().shipments().unlock(lock);
  }
}
