package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ShipmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the order's own steps and its parcel have to know of each other. */
public final class Parcels {
  /** How the note of a parcel ends that waits for its invoice. */
  static final String BEHIND_INVOICE = " once the invoice is attached";

  /** How the note of a shipment begins that waits for its order to be recorded. */
  static final String THE_ORDER_IS = "the order is ";

  /** Waiting for something that others do. */
  public static final Set<ShipmentState> WAITING =
      Set.of(
          ShipmentState.WATCHED,
          ShipmentState.PLANNED,
          ShipmentState.SUSPENDED,
          ShipmentState.UNDERWAY);

  private static final Duration MOMENT = Duration.ofMinutes(1);

  private Parcels() {}

  /**
   * Whether a parcel is to say when its order is ready and finished. One that was called off before
   * there was a waybill says nothing; one that may still come, or was made, does, and where that
   * was cancelled the next one, or a person.
   */
  public static boolean speak(ShipmentStore shipments, TrackedOrder order) {
    Optional<Shipment> row = shipments.find(order.key());
    return row.isPresent() && !row.get().neverMade();
  }

  /**
   * Makes shipments due that wait for nothing but their next look: somebody told that there is
   * news. Never one whose write may be under way: how long that takes, it takes.
   */
  public static void hurry(ShipmentSetup setup, Set<ShipmentState> states, List<String> orderIds) {
    for (String id : orderIds) {
      OrderKey order = OrderKey.of(setup.link(), id);
      setup
          .store()
          .shipments()
          .find(order)
          .filter(row -> waits(row, states, setup.now()))
          .flatMap(row -> OpenShipment.open(setup, order))
          .ifPresent(open -> hurried(open, states, setup.now()));
    }
  }

  private static void hurried(OpenShipment shipment, Set<ShipmentState> states, Instant now) {
    try (shipment) {
      if (waits(shipment.row(), states, now)) {
        shipment.putOff(Duration.ZERO);
      }
    }
  }

  private static boolean waits(Shipment row, Set<ShipmentState> states, Instant now) {
    return states.contains(row.state()) && row.pace().dueAt().isAfter(now);
  }

  /**
   * Makes a shipment due that its order became another matter for: cancelled, come back, recorded,
   * or to be collected otherwise. Decided by how both stand, so that it can be asked at any time.
   *
   * @return false when somebody works on the shipment right now: it has to be asked again
   */
  static boolean heed(ShipmentSetup setup, TrackedOrder order) {
    Optional<Shipment> row = setup.store().shipments().find(order.key());
    if (row.isEmpty()
        || !waits(row.get(), WAITING, setup.now())
        || !concerns(setup, row.get(), order)) {
      return true;
    }
    Optional<OpenShipment> open = OpenShipment.open(setup, order.key());
    open.ifPresent(one -> hurried(one, WAITING, setup.now()));
    return open.isPresent();
  }

  private static boolean concerns(ShipmentSetup setup, Shipment row, TrackedOrder order) {
    boolean cancelled = order.state() == OrderState.CANCELLED;
    return switch (row.state()) {
      case UNDERWAY ->
          cancelled || (!delivered(row) && Collected.otherwise(setup, row, order).isPresent());
      case SUSPENDED -> order.state() == OrderState.RECORDED;
      case WATCHED -> false;
      default -> cancelled || (isRecorded(order) && row.pace().note().startsWith(THE_ORDER_IS));
    };
  }

  private static boolean delivered(Shipment row) {
    Awb awb = row.awb();
    return awb != null && awb.track().phase() == Track.Phase.DELIVERED;
  }

  private static boolean isRecorded(TrackedOrder order) {
    return order.state() == OrderState.RECORDED || order.state() == OrderState.CLOSED;
  }

  /** Makes a parcel that waits for its invoice due; one that somebody works on looks by itself. */
  static void wake(FollowSetup setup, OrderKey order) {
    ShipmentStore shipments = setup.store().shipments();
    Instant now = setup.now();
    Optional<Shipment> row = shipments.find(order);
    if (row.isEmpty() || !sleeps(row.get(), now)) {
      return;
    }
    shipments
        .lock(order, setup.node(), MOMENT)
        .ifPresent(
            lock -> {
              Shipment locked = lock.shipment();
              if (sleeps(locked, now)) {
                shipments.write(lock, locked.on(locked.state(), now, 0));
              }
              shipments.unlock(lock);
            });
  }

  private static boolean sleeps(Shipment row, Instant now) {
    return row.state() == ShipmentState.UNDERWAY
        && row.pace().note().endsWith(BEHIND_INVOICE)
        && row.pace().dueAt().isAfter(now);
  }
}
