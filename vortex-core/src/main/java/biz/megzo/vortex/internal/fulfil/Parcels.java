package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.OrderKey;
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
