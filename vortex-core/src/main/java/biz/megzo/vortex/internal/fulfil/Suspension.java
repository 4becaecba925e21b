package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.Optional;

/** What becomes of a waybill that is not made yet when its order is cancelled, and comes back. */
final class Suspension {
  private final ShipmentSetup setup;
  private final Tally tally;

  Suspension(ShipmentSetup setup, Tally tally) {
    this.setup = setup;
    this.tally = tally;
  }

  /** Nothing is made for a cancelled order; one that comes back goes on where it was. */
  void suspend(OpenShipment shipment, String why) {
    int tries = shipment.row().pace().tries();
    if (shipment.row().state() == ShipmentState.PLANNED) {
      Shipment rests = shipment.row().to(ShipmentState.SUSPENDED, setup.now());
      shipment.move(rests.later(setup.now().plus(Paces.watching(0)), why), "suspended", why);
    } else if (tries < Paces.A_MONTH) {
      shipment.later(Paces.watching(tries), why);
    } else {
      shipment.end(ShipmentState.CANCELLED, why);
    }
  }

  /** A suspended shipment; true when its order came back, so that its next step can follow. */
  boolean resume(OpenShipment shipment) {
    Optional<OrderState> order =
        setup.store().orders().find(shipment.key()).map(TrackedOrder::state);
    if (order.isEmpty() || order.get() == OrderState.CANCELLED || stillCancelled(shipment)) {
      suspend(shipment, "the order is cancelled");
      return false;
    }
    Money own = shipment.row().wish().cashOnDelivery();
    if (own != null) {
      String why =
          "before the order was cancelled and came back a person had "
              + own
              + " collected: retry keeps that, create asks for another amount";
      shipment.hold(ShipmentHoldReason.COLLECTS_OTHERWISE, why);
      return false;
    }
    Shipment again = shipment.row().to(ShipmentState.PLANNED, setup.now());
    shipment.move(again, "resumed", "the order came back");
    tally.count("resumed", 1);
    return true;
  }

  private boolean stillCancelled(OpenShipment shipment) {
    return setup
        .channel()
        .source()
        .order(shipment.id())
        .map(seen -> seen.order().status().meaning() == OrderStatus.CANCELLED)
        .orElse(true);
  }
}
