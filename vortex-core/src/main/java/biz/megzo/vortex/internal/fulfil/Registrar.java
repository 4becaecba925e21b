package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.order.OrderState;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the channel of a waybill once: reads, commits an intent, writes, reads again. */
final class Registrar {
  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
  private static final int MOST_TRIES = 3;

  private final ShipmentSetup setup;
  private final Tally tally;

  Registrar(ShipmentSetup setup, Tally tally) {
    this.setup = setup;
    this.tally = tally;
  }

  /** A waybill that the channel is to be told of; true when the next step can follow at once. */
  boolean register(OpenShipment shipment) {
    ShipmentSink sink = setup.channel().sink();
    if (sink == null) {
      return underway(shipment, "the channel takes no waybills");
    }
    if (cancelled(shipment)) {
      shipment.hold(ShipmentHoldReason.ORDER_CANCELLED, "waybill " + shipment.row().number());
      return false;
    }
    return looked(shipment, sink) || told(shipment, sink);
  }

  private boolean cancelled(OpenShipment shipment) {
    return setup
        .store()
        .orders()
        .find(shipment.key())
        .map(order -> order.state() == OrderState.CANCELLED)
        .orElse(false);
  }

  /** Whether what the channel shows decides it: the waybill is there, or another one is. */
  private boolean looked(OpenShipment shipment, ShipmentSink sink) {
    Shown shown = Shown.of(shipment, sink);
    if (!shown.others().isEmpty()) {
      shipment.hold(shown.hold());
      return true;
    }
    return shown.there()
        && underway(shipment, "the channel shows waybill " + shipment.row().number());
  }

  private boolean told(OpenShipment shipment, ShipmentSink sink) {
    Shipment before = shipment.row();
    Instant now = setup.now();
    Awb awb = shipment.awb();
    shipment.move(
        before
            .on(ShipmentState.REGISTERING, now.plus(setup.settling()), before.pace().tries() + 1)
            .withAwb(awb.told(now)),
        "registering",
        "waybill " + awb.number());
    shipment.beforeWrite();
    Done done = write(sink, shipment, awb);
    return done.fold(
        () -> {
          shipment.keep(shipment.row().withAwb(awb.told(null)));
          return verify(shipment);
        },
        refused -> {
          shipment.hold(ShipmentHoldReason.REFUSED_BY_CHANNEL, refused.reason());
          return false;
        },
        unknown -> {
          int tries = shipment.row().pace().tries();
          Instant dueAt = setup.now().plus(setup.settings().quietPeriod());
          shipment.keep(shipment.row().on(ShipmentState.REGISTERING, dueAt, tries));
          return false;
        });
  }

  private Done write(ShipmentSink sink, OpenShipment shipment, Awb awb) {
    try {
      String courier = setup.settings().channelId(awb.courier());
      return sink.register(shipment.id(), courier, awb.number());
    } catch (RuntimeException e) {
      LOG.error("The channel broke its contract and threw; treated as unknown", e);
      return new Done.Unknown("the connector threw " + e.getClass().getSimpleName());
    }
  }

  /** A waybill that the channel may have been told of; true when the next step can follow. */
  boolean verify(OpenShipment shipment) {
    ShipmentSink sink = setup.channel().sink();
    if (sink == null || looked(shipment, sink)) {
      return sink != null || underway(shipment, "the channel takes no waybills");
    }
    int tries = shipment.row().pace().tries();
    if (tries >= MOST_TRIES) {
      shipment.hold(
          ShipmentHoldReason.REFUSED_BY_CHANNEL,
          "told of waybill " + shipment.row().number() + ", and does not show it");
      return false;
    }
    Awb awb = shipment.awb();
    Instant told = awb.told();
    if (told == null) { // it said that it took it: look again, never tell it twice
      Instant dueAt = setup.now().plus(setup.settings().quietPeriod());
      shipment.keep(shipment.row().on(ShipmentState.REGISTERING, dueAt, tries + 1));
      return false;
    }
    Instant quiet = told.plus(setup.settings().quietPeriod());
    if (setup.now().isBefore(quiet)) {
      shipment.keep(shipment.row().on(ShipmentState.REGISTERING, quiet, tries));
      return false;
    }
    Shipment next = shipment.row().on(ShipmentState.MADE, setup.now(), tries);
    return shipment.move(next, "absent", "waybill " + awb.number() + " is not on the channel");
  }

  private boolean underway(OpenShipment shipment, String why) {
    Shipment next =
        shipment.row().to(ShipmentState.UNDERWAY, setup.now()).withAwb(shipment.awb().told(null));
    if (shipment.move(next, "registered", why)) {
      tally.count("registered", 1);
    }
    return true;
  }
}
