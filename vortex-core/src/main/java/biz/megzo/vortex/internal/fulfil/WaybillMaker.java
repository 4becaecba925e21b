package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Cancelling;
import biz.megzo.vortex.connector.CourierConnector.Lookup;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.CourierConnector.Sought;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Making;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ShipmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a plan to a waybill: commits an intent, reads what the channel knows, sends once, and finds
 * out what became of a send whose answer is missing.
 */
final class WaybillMaker {
  private static final Logger LOG = LoggerFactory.getLogger(WaybillMaker.class);
  private static final int MOST_SENDS = 3;
  private static final int MOST_WAITS = 3;
  private static final int LONGEST_NUMBER = 64;

  private final ShipmentSetup setup;
  private final Tally tally;
  private final Suspension suspension;

  WaybillMaker(ShipmentSetup setup, Tally tally) {
    this.setup = setup;
    this.tally = tally;
    this.suspension = new Suspension(setup, tally);
  }

  /** A watched or planned shipment; true when its next step can follow at once. */
  boolean plan(OpenShipment shipment) {
    Optional<TrackedOrder> order = setup.store().orders().find(shipment.key());
    if (order.isEmpty()) {
      shipment.end(ShipmentState.CANCELLED, "the order is not known any more");
      return false;
    }
    if (order.get().state() == OrderState.CANCELLED) {
      suspension.suspend(shipment, "the order was cancelled");
      return false;
    }
    Optional<ChannelOrder> seen = setup.channel().source().order(shipment.id());
    if (seen.isEmpty()) {
      shipment.hold(ShipmentHoldReason.ORDER_GONE, "the channel does not show it");
      return false;
    }
    OrderStatus status = seen.get().order().status().meaning();
    if (status == OrderStatus.CANCELLED) {
      suspension.suspend(shipment, "the order is cancelled on the channel");
      return false;
    }
    if (status == OrderStatus.RETURNED) {
      shipment.end(ShipmentState.CANCELLED, "the order is returned on the channel");
      return false;
    }
    return found(shipment)
        || (unfinished(shipment, status)
            && recorded(shipment, order.get().state())
            && behindSteps(shipment)
            && ask(shipment, seen.get()));
  }

  /** Steps that come first are waited for, but not when they do not come. */
  private boolean behindSteps(OpenShipment shipment) {
    int tries = shipment.row().pace().tries();
    if (tries >= MOST_WAITS || !setup.waitsForSteps(shipment.key())) {
      return true;
    }
    shipment.later(Paces.again(tries), "the order's lines are marked ready first");
    return false;
  }

  /** Goods of an order that waits for its record, or for a person, wait with it. */
  private boolean recorded(OpenShipment shipment, OrderState state) {
    if (state == OrderState.RECORDED || state == OrderState.CLOSED) {
      return true;
    }
    shipment.later(Paces.again(shipment.row().pace().tries()), Parcels.THE_ORDER_IS + state);
    tally.count("waiting for their orders", 1);
    return false;
  }

  /** Whether a waybill is on the channel: it is taken over, or held when it can not be. */
  private boolean found(OpenShipment shipment) {
    List<Waybill> live = shipment.counting(waybills(shipment));
    if (live.size() > 1) {
      several(shipment, live);
      return true;
    }
    if (live.size() == 1) {
      Waybill found = live.get(0);
      Awb awb = Awb.of(setup.courierOf(found), found.number(), setup.now());
      Shipment next = shipment.row().to(ShipmentState.UNDERWAY, setup.now()).withAwb(awb);
      if (shipment.move(next, "adopted", "waybill " + found.number() + " was on the channel")) {
        tally.count("adopted", 1);
        shipment.made(true);
      }
      return true;
    }
    return false;
  }

  private boolean unfinished(OpenShipment shipment, OrderStatus status) {
    if (status == OrderStatus.FINISHED) {
      shipment.end(ShipmentState.CANCELLED, "the order is finished without a waybill");
      return false;
    }
    if (shipment.row().state() == ShipmentState.WATCHED) {
      int tries = shipment.row().pace().tries();
      if (tries < Paces.A_MONTH) {
        shipment.later(Paces.watching(tries), "no waybill yet");
      } else {
        shipment.callOff("no waybill within a month");
      }
      return false;
    }
    return true;
  }

  private boolean ask(OpenShipment shipment, ChannelOrder seen) {
    ShipmentWish wish = shipment.row().wish();
    CourierConnector courier = setup.courier(wish.courier());
    if (courier == null) {
      String which = wish.courier().isEmpty() ? "no courier" : "no courier " + wish.courier();
      shipment.hold(ShipmentHoldReason.REFUSED_BY_COURIER, which + " is plugged into the link");
      return false;
    }
    Money collect = wish.cashOnDelivery();
    if (collect == null) {
      PaymentBook.Due due = setup.payments().toCollect(seen.order());
      collect = due.amount();
      if (collect == null) {
        unpaid(shipment, due.why());
        return false;
      }
    }
    return send(shipment, courier, request(shipment, seen, collect));
  }

  /** The payment that is seen wakes it; one that does not come is for a person, day by day. */
  private void unpaid(OpenShipment shipment, String why) {
    int tries = shipment.row().pace().tries();
    boolean old = tries >= Paces.TWO_WEEKS;
    shipment.later(old ? Paces.UNASKED : Paces.again(tries), why);
    tally.count("waiting for payment", 1);
    if (old) {
      tally.held("shipment of order " + shipment.id(), "for two weeks it " + why);
    }
  }

  private ShipmentRequest request(OpenShipment shipment, ChannelOrder seen, Money collect) {
    Order order = seen.order();
    ShipmentWish wish = shipment.row().wish();
    return new ShipmentRequest(
        shipment.key(),
        Marker.of(shipment.key(), shipment.row().making().revision()).value(),
        Recipients.of(seen),
        wish.parcels() != null ? wish.parcels() : Recipients.parcels(seen, setup.settings()),
        collect,
        setup.settings().insure() ? order.total() : Money.zero(),
        setup.settings().options());
  }

  private boolean send(OpenShipment shipment, CourierConnector courier, ShipmentRequest request) {
    Shipment before = shipment.row();
    Instant now = setup.now();
    Making intent = before.making().sending(request.reference(), now, request.cashOnDelivery());
    ShipmentWish wish =
        new ShipmentWish(courier.name(), before.wish().parcels(), before.wish().cashOnDelivery());
    shipment.move(
        before
            .on(ShipmentState.MAKING, now.plus(setup.settling()), before.pace().tries())
            .with(intent)
            .with(wish),
        "making",
        "reference "
            + intent.reference()
            + " at "
            + courier.name()
            + ", to collect "
            + request.cashOnDelivery());
    shipment.beforeWrite();
    Shipped shipped = ship(courier, request);
    return shipped.fold(
        created -> created(shipment, courier, created.number()),
        refused -> refused(shipment, before, refused),
        unknown -> {
          shipment.later(setup.settings().quietPeriod(), unknown.cause());
          tally.count("in doubt", 1);
          return false;
        });
  }

  /** Whatever a connector throws, the shipment may exist. */
  private static Shipped ship(CourierConnector courier, ShipmentRequest request) {
    try {
      return courier.ship(request);
    } catch (RuntimeException e) {
      LOG.error("Courier {} broke its contract and threw; treated as unknown", courier.name(), e);
      return new Shipped.Unknown("the connector threw " + e.getClass().getSimpleName());
    }
  }

  private boolean created(OpenShipment shipment, CourierConnector courier, String number) {
    boolean first = shipment.row().making().sends() == 1;
    try {
      return (first || only(shipment, courier, number)) && has(shipment, courier, number, "made");
    } catch (LockLostException e) {
      afterLostLock(shipment, courier, number);
      throw e;
    }
  }

  /**
   * Whoever has the order by now decides whether this waybill is the one. Where that is not decided
   * yet it will be found by its reference; where it is another, this one is one too many.
   */
  private void afterLostLock(OpenShipment shipment, CourierConnector courier, String made) {
    String has = setup.store().shipments().find(shipment.key()).map(Shipment::number).orElse("");
    if (has.isEmpty() || ShipmentStore.sameNumber(has).equals(ShipmentStore.sameNumber(made))) {
      return;
    }
    String what = "waybill " + made + " is one too many, the order has " + has;
    Done done = cancel(courier, new Parcel(shipment.key(), made));
    boolean gone = done instanceof Done.Ok;
    String text = gone ? what + "; it was cancelled" : what + "; cancel it at the courier: " + done;
    shipment.audit("vortex", "surplus", text);
    tally.count("surplus", 1);
    if (gone) {
      tally.note("order " + shipment.id(), text);
    } else {
      tally.held("order " + shipment.id(), text);
    }
  }

  private static Done cancel(CourierConnector courier, Parcel parcel) {
    try {
      return courier instanceof Cancelling cancelling
          ? cancelling.cancel(parcel)
          : new Done.Refused("it can not be asked to");
    } catch (RuntimeException e) {
      LOG.warn("Waybill {} could not be cancelled", parcel.number(), e);
      return new Done.Unknown(e.getClass().getSimpleName());
    }
  }

  /** After a repeat: whether the send before did not land in spite of the proof. */
  private boolean only(OpenShipment shipment, CourierConnector courier, String number) {
    List<String> all = sought(shipment, courier);
    if (all == null) {
      return true;
    }
    List<String> others =
        all.stream()
            .filter(one -> !ShipmentStore.sameNumber(one).equals(ShipmentStore.sameNumber(number)))
            .toList();
    if (others.isEmpty()) {
      return true;
    }
    List<String> several = new ArrayList<>(others);
    several.add(number);
    String detail = "the courier has several, the last is " + number;
    shipment.hold(new ShipmentHold(ShipmentHoldReason.IN_DOUBT, detail, several));
    return false;
  }

  private boolean has(OpenShipment shipment, CourierConnector courier, String said, String word) {
    String number = said.strip();
    if (number.length() > LONGEST_NUMBER) {
      doubt(shipment, "what the courier gave is no waybill number: it is too long", List.of());
      return false;
    }
    Awb awb = Awb.of(courier.name(), number, setup.now());
    Shipment next = shipment.row().to(ShipmentState.MADE, setup.now()).withAwb(awb);
    if (!shipment.move(next, word, "waybill " + number + " of " + courier.name())) {
      return false;
    }
    tally.count(word, 1);
    shipment.made(!word.equals("made"));
    return true;
  }

  private boolean refused(OpenShipment shipment, Shipment before, Shipped.Refused refused) {
    Shipment unsent = shipment.row().with(before.making());
    if (refused.retryable()) {
      int tries = before.pace().tries();
      Instant dueAt = setup.now().plus(Paces.again(tries));
      shipment.keep(unsent.on(ShipmentState.PLANNED, dueAt, tries).later(dueAt, refused.reason()));
      tally.note("order " + shipment.id(), "no waybill yet: " + refused.reason());
      return false;
    }
    shipment.hold(unsent, ShipmentHold.of(ShipmentHoldReason.REFUSED_BY_COURIER, refused.reason()));
    return false;
  }

  /** A send whose outcome is not known; true when the next step can follow at once. */
  boolean resolve(OpenShipment shipment) {
    Making making = shipment.row().making();
    Instant sentAt = making.sentAt();
    if (sentAt != null && setup.now().isBefore(sentAt.plus(setup.settings().quietPeriod()))) {
      shipment.later(
          Duration.between(setup.now(), sentAt.plus(setup.settings().quietPeriod())),
          "quiet period");
      return false;
    }
    CourierConnector courier = setup.courier(shipment.row().wish().courier());
    List<String> found = courier == null ? null : sought(shipment, courier);
    if (courier == null || found == null) {
      doubt(
          shipment, "the courier can not be asked for reference " + making.reference(), List.of());
      return false;
    }
    if (found.size() == 1) {
      return has(shipment, courier, found.get(0), "found again");
    }
    if (!found.isEmpty()) {
      doubt(shipment, "several waybills may be it: " + String.join(", ", found), found);
      return false;
    }
    if (making.sends() >= MOST_SENDS) {
      doubt(shipment, "sent " + making.sends() + " times and never found", List.of());
      return false;
    }
    shipment.move(
        shipment.row().to(ShipmentState.PLANNED, setup.now()),
        "absent",
        "reference " + making.reference() + " is not at the courier");
    return true;
  }

  private static void doubt(OpenShipment shipment, String detail, List<String> candidates) {
    shipment.hold(new ShipmentHold(ShipmentHoldReason.IN_DOUBT, detail, candidates));
  }

  /** Numbers that bear the order's reference; null when the courier can not be asked. */
  private @Nullable List<String> sought(OpenShipment shipment, CourierConnector courier) {
    Making making = shipment.row().making();
    Instant first = making.firstSentAt();
    Instant last = making.sentAt();
    if (!(courier instanceof Lookup lookup) || first == null || last == null) {
      return null;
    }
    Instant until = last.plus(setup.settings().writeTimeout());
    return lookup.find(new Sought(shipment.key(), making.reference(), first, until)).stream()
        .filter(number -> !shipment.dropped(number))
        .toList();
  }

  private static void several(OpenShipment shipment, List<Waybill> live) {
    shipment.hold(
        new ShipmentHold(
            ShipmentHoldReason.SEVERAL_ON_CHANNEL,
            live.size() + " waybills",
            live.stream().map(Waybill::number).toList()));
  }

  private List<Waybill> waybills(OpenShipment shipment) {
    return setup.channel().sink() == null
        ? List.of()
        : setup.channel().sink().waybills(shipment.id());
  }
}
