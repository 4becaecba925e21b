package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Tracking;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.DeliveryStep;
import biz.megzo.vortex.fulfil.DeliverySteps;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.internal.fulfil.StatusSteps.Brought;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows a parcel and tells the channel what it must know of it. */
final class Follower {
  private static final int MOST_REFUSALS = 5;
  private static final int MOST_UNANSWERED = 10; // about a day
  private static final String NOBODY_TO_ASK = "no courier of the link can be asked where it is";

  private final ShipmentSetup setup;
  private final Supplier<DeliverySteps> table;
  private final StatusSteps status;
  private final Tally tally;

  Follower(ShipmentSetup setup, Supplier<DeliverySteps> table, Tally tally) {
    this.setup = setup;
    this.table = table;
    this.status = new StatusSteps(setup.channel());
    this.tally = tally;
  }

  void follow(OpenShipment shipment) {
    Awb awb = shipment.awb();
    Optional<TrackedOrder> order = setup.store().orders().find(shipment.key());
    boolean cancelled = order.map(one -> one.state() == OrderState.CANCELLED).orElse(false);
    boolean tracked = tracked(awb);
    Track track = awb.track();
    try {
      track = tracked ? track(shipment, awb) : track;
    } catch (ConnectorException e) {
      if (e.kind() != ConnectorException.Kind.UNREADABLE
          || shipment.row().pace().tries() < MOST_REFUSALS) {
        throw e;
      }
      shipment.hold(ShipmentHoldReason.NO_NEWS, String.valueOf(e.getMessage()));
      return;
    }
    Instant now = setup.now();
    Awb seen = awb.at(track, now);
    if (!track.equals(awb.track())) {
      tally.count("moved", 1);
    }
    Shipment row = shipment.row().withAwb(seen);
    if (cancelled) {
      shipment.hold(row, hold(ShipmentHoldReason.ORDER_CANCELLED, track));
      return;
    }
    Optional<Collected> otherwise =
        order.flatMap(one -> Collected.otherwise(setup, shipment.row(), one));
    if (otherwise.isPresent() && track.phase() != Track.Phase.DELIVERED) {
      String why = otherwise.get().why();
      shipment.hold(row, ShipmentHold.of(ShipmentHoldReason.COLLECTS_OTHERWISE, why));
      return;
    }
    if (!tracked && shipment.row().pace().note().equals(NOBODY_TO_ASK)) {
      unasked(shipment, row); // the channel was told
      return;
    }
    DeliveryStep step = table.get().of(awb.courier(), track);
    if (step == DeliveryStep.HOLD) {
      shipment.hold(row, hold(reason(track.phase()), track));
      return;
    }
    if (!tells(step)) {
      rest(shipment, row, tracked);
    } else if (setup.waitsForInvoice(shipment.key())) {
      tally.count("waiting for their invoices", 1);
      await(shipment, row, tracked, step);
    } else if (tell(shipment, row, step)) {
      rest(shipment, row, tracked);
    }
  }

  /** What arrived is not asked for again. */
  private boolean tracked(Awb awb) {
    return awb.track().phase() != Track.Phase.DELIVERED
        && !awb.courier().isEmpty()
        && setup.courier(awb.courier()) instanceof Tracking;
  }

  private boolean tells(DeliveryStep step) {
    return step != DeliveryStep.NONE && setup.settings().updateStatus();
  }

  private Track track(OpenShipment shipment, Awb awb) {
    CourierConnector courier = setup.courier(awb.courier());
    tally.count("tracked", 1);
    return courier instanceof Tracking tracking ? tracking.track(shipment.parcel()) : awb.track();
  }

  private static ShipmentHoldReason reason(Track.Phase phase) {
    return switch (phase) {
      case LOST -> ShipmentHoldReason.LOST;
      case RETURNED -> ShipmentHoldReason.RETURNED;
      case REFUSED -> ShipmentHoldReason.PARCEL_REFUSED;
      default -> ShipmentHoldReason.NO_NEWS;
    };
  }

  private static ShipmentHold hold(ShipmentHoldReason reason, Track track) {
    String words = track.label().isEmpty() ? track.phase().name() : track.label();
    String code = track.code().isEmpty() ? "" : " (" + track.code() + ")";
    return ShipmentHold.of(reason, words + code);
  }

  /** Whether the channel knows what it must; if not, when to try again is written. */
  private boolean tell(OpenShipment shipment, Shipment row, DeliveryStep step) {
    shipment.beforeWrite();
    Brought brought = status.bring(shipment.id(), step, () -> isOnly(shipment, row));
    if (brought.changed()) {
      tally.count(step == DeliveryStep.FINISH ? "finished" : "ready", 1);
      shipment.audit("vortex", "told", "the channel was told: " + step);
    }
    int tries = row.pace().tries();
    switch (brought.result()) {
      case THERE -> {
        return true;
      }
      case LATER -> notTold(shipment, row, brought.why(), MOST_UNANSWERED, Paces.again(tries));
      case CANCELLED ->
          shipment.hold(row, ShipmentHold.of(ShipmentHoldReason.ORDER_CANCELLED, brought.why()));
      case REFUSED -> notTold(shipment, row, brought.why(), MOST_REFUSALS, Paces.again(tries + 3));
      case STOPPED -> {} // held
    }
    return false;
  }

  /** Somebody may have entered another waybill since ours was told; then a person decides. */
  private boolean isOnly(OpenShipment shipment, Shipment row) {
    ShipmentSink sink = setup.channel().sink();
    Shown shown = sink == null ? null : Shown.of(shipment, sink);
    if (shown == null || shown.others().isEmpty()) {
      return true;
    }
    shipment.hold(row, shown.hold());
    return false;
  }

  private void notTold(OpenShipment shipment, Shipment row, String why, int most, Duration wait) {
    if (row.pace().tries() + 1 >= most) {
      shipment.hold(row, ShipmentHold.of(ShipmentHoldReason.REFUSED_BY_CHANNEL, why));
    } else {
      shipment.keep(row.later(setup.now().plus(wait), why));
    }
  }

  private void rest(OpenShipment shipment, Shipment row, boolean tracked) {
    Awb seen = seen(shipment, row);
    if (seen.track().phase() == Track.Phase.DELIVERED) {
      shipment.move(row.to(ShipmentState.DONE, ShipmentSetup.NEVER), "delivered", seen.number());
      tally.count("delivered", 1);
    } else if (tracked && silent(seen)) {
      shipment.hold(row, hold(ShipmentHoldReason.NO_NEWS, seen.track()));
    } else if (tracked) {
      shipment.keep(row.on(ShipmentState.UNDERWAY, nextNews(seen), 0));
    } else {
      unasked(shipment, row.withAwb(seen));
    }
  }

  /** Looked at once a day: its order may be cancelled, its courier may be plugged in. */
  private void unasked(OpenShipment shipment, Shipment row) {
    Awb seen = seen(shipment, row);
    if (!silent(seen)) {
      Instant next = setup.now().plus(Paces.UNASKED);
      shipment.keep(row.on(ShipmentState.UNDERWAY, next, 0).later(next, NOBODY_TO_ASK));
    } else if (finished(shipment)) {
      shipment.move(row.to(ShipmentState.DONE, ShipmentSetup.NEVER), "finished", "on the channel");
    } else {
      shipment.hold(row, hold(ShipmentHoldReason.NO_NEWS, seen.track()));
    }
  }

  private boolean finished(OpenShipment shipment) {
    return setup
        .channel()
        .source()
        .order(shipment.id())
        .map(order -> order.order().status().meaning() == OrderStatus.FINISHED)
        .orElse(false);
  }

  /** The attached invoice wakes it; the next look is for a wake-up that got lost. */
  private void await(OpenShipment shipment, Shipment row, boolean tracked, DeliveryStep step) {
    Awb seen = seen(shipment, row);
    boolean arrived = seen.track().phase() == Track.Phase.DELIVERED;
    if (tracked && !arrived && silent(seen)) {
      shipment.hold(row, hold(ShipmentHoldReason.NO_NEWS, seen.track()));
      return;
    }
    Instant next = tracked && !arrived ? nextNews(seen) : setup.now().plus(Paces.INVOICE);
    String why = "the channel is told " + step + Parcels.BEHIND_INVOICE;
    shipment.keep(row.on(ShipmentState.UNDERWAY, next, 0).later(next, why));
  }

  private static Awb seen(OpenShipment shipment, Shipment row) {
    return row.awb() == null ? shipment.awb() : row.awb();
  }

  private boolean silent(Awb seen) {
    return sinceNews(seen).compareTo(setup.settings().silence()) > 0;
  }

  private Duration sinceNews(Awb seen) {
    return Duration.between(seen.newsAt(), setup.now());
  }

  private Instant nextNews(Awb seen) {
    return setup.now().plus(Paces.tracking(seen.track().phase(), sinceNews(seen)));
  }
}
