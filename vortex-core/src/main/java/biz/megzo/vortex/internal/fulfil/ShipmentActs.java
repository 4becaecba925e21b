package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Cancelling;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Making;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentAnswer;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.store.ShipmentStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each act of a person does to an open shipment. */
final class ShipmentActs {
  private static final Set<ShipmentState> UNMADE =
      EnumSet.of(
          ShipmentState.WATCHED,
          ShipmentState.PLANNED,
          ShipmentState.SUSPENDED,
          ShipmentState.CANCELLED);
  private static final Set<ShipmentHoldReason> OF_THE_NUMBER =
      EnumSet.of(
          ShipmentHoldReason.IN_DOUBT,
          ShipmentHoldReason.NUMBER_TAKEN,
          ShipmentHoldReason.OTHER_ON_CHANNEL,
          ShipmentHoldReason.SEVERAL_ON_CHANNEL);
  private static final Set<ShipmentHoldReason> NEVER_ARRIVES =
      EnumSet.of(
          ShipmentHoldReason.LOST, ShipmentHoldReason.PARCEL_REFUSED, ShipmentHoldReason.RETURNED);
  private static final Set<ShipmentState> ON_THE_WAY =
      EnumSet.of(ShipmentState.MADE, ShipmentState.REGISTERING, ShipmentState.UNDERWAY);

  private final ShipmentSetup setup;

  ShipmentActs(ShipmentSetup setup) {
    this.setup = setup;
  }

  ShipmentAnswer create(OpenShipment shipment, ShipmentWish wish, String actor) {
    Shipment row = shipment.row();
    Awb never = closedUndelivered(row);
    if (!UNMADE.contains(row.state()) && !refusedBefore(row) && never == null) {
      return refused(
          "The order has a waybill, or may have one: " + row.state() + " " + row.number() + ".",
          "Comanda are AWB sau poate avea: " + row.state() + " " + row.number() + ".");
    }
    Making making = never == null ? row.making() : row.making().without(never.number());
    Shipment next =
        row.to(ShipmentState.PLANNED, setup.now()).with(wish).with(making).withAwb(null);
    return done(shipment, shipment.move(next, "asked", wish.courier(), actor));
  }

  /** The waybill of a parcel that never arrived, and that a person closed; null for others. */
  private static @Nullable Awb closedUndelivered(Shipment row) {
    Awb awb = row.awb();
    if (awb == null || row.state() != ShipmentState.DONE) {
      return null;
    }
    return switch (awb.track().phase()) {
      case LOST, REFUSED, RETURNED -> awb;
      default -> null;
    };
  }

  /** A courier said no, or the amount is asked for again: another wish may be served. */
  private static boolean refusedBefore(Shipment row) {
    ShipmentHold hold = row.hold();
    return hold != null
        && row.awb() == null
        && (hold.reason() == ShipmentHoldReason.REFUSED_BY_COURIER
            || hold.reason() == ShipmentHoldReason.COLLECTS_OTHERWISE);
  }

  ShipmentAnswer report(OpenShipment shipment, String courier, String number, String actor) {
    Shipment row = shipment.row();
    Awb awb = row.awb();
    boolean same =
        awb != null
            && ShipmentStore.sameNumber(awb.number()).equals(ShipmentStore.sameNumber(number));
    if (same && row.state() != ShipmentState.HELD && row.state() != ShipmentState.CANCELLED) {
      return new ShipmentAnswer.Done(row);
    }
    if (row.state() == ShipmentState.HELD) {
      return resolveAs(shipment, courier, number, actor);
    }
    if (!UNMADE.contains(row.state())) {
      return refused(
          "The order already has a waybill, or may have one: " + row.state() + " " + row.number(),
          "Comanda are deja AWB sau poate avea: " + row.state() + " " + row.number());
    }
    return take(shipment, row, courier, number, actor);
  }

  private ShipmentAnswer take(
      OpenShipment shipment, Shipment row, String courier, String number, String actor) {
    if (shipment.dropped(number)) {
      return refused(
          "Waybill " + number + " was cancelled for this order.",
          "AWB " + number + " a fost anulat pentru această comandă.");
    }
    Awb awb = Awb.of(courier, number.strip(), setup.now());
    Shipment next = row.to(ShipmentState.MADE, setup.now()).withAwb(awb);
    if (shipment.move(next, "reported", "waybill " + awb.number() + " of " + courier, actor)) {
      shipment.made(true);
      return new ShipmentAnswer.Done(shipment.row());
    }
    return refused(
        "The waybill number belongs to another order.", "Numărul AWB aparține altei comenzi.");
  }

  ShipmentAnswer track(OpenShipment shipment, Track track, String actor) {
    Shipment row = shipment.row();
    Awb awb = row.awb();
    if (awb == null || !(ON_THE_WAY.contains(row.state()) || heldByNews(row))) {
      return refused("No parcel of the order is underway.", "Niciun colet nu este pe drum.");
    }
    if (setup.courier(awb.courier()) instanceof CourierConnector.Tracking) {
      return refused(
          "Courier " + awb.courier() + " is asked by itself.",
          "Curierul " + awb.courier() + " este întrebat automat.");
    }
    Awb heard = awb.at(track, setup.now()).heardOf(setup.now());
    boolean told = row.state() == ShipmentState.MADE || row.state() == ShipmentState.REGISTERING;
    Shipment next = told ? row : row.to(ShipmentState.UNDERWAY, setup.now());
    return done(shipment, shipment.move(next.withAwb(heard), "track", track.phase().name(), actor));
  }

  /** Whether a person waits for nothing but other news of the parcel. */
  private static boolean heldByNews(Shipment row) {
    ShipmentHold hold = row.hold();
    return hold != null
        && (NEVER_ARRIVES.contains(hold.reason()) || hold.reason() == ShipmentHoldReason.NO_NEWS);
  }

  ShipmentAnswer retry(OpenShipment shipment, String actor) {
    Shipment row = shipment.row();
    ShipmentHold hold = row.hold();
    if (hold == null) {
      if (row.pace().dueAt().equals(ShipmentSetup.NEVER)) {
        return refused("The shipment waits for nothing.", "Expedierea nu așteaptă nimic.");
      }
      Shipment now = row.on(row.state(), setup.now(), row.pace().tries());
      return done(shipment, shipment.move(now, "retried", "", actor));
    }
    ShipmentState next = again(row, hold.reason());
    Awb awb = row.awb();
    Shipment again =
        switch (hold.reason()) {
          case COLLECTS_OTHERWISE -> seenTo(row);
          case NO_NEWS -> row.withAwb(awb == null ? null : awb.heardOf(setup.now()));
          default -> row;
        };
    return done(
        shipment, shipment.move(again.to(next, setup.now()), "retried", "to " + next, actor));
  }

  /** The courier's amount was corrected to the one that the hold names; a later change is new. */
  private Shipment seenTo(Shipment row) {
    ShipmentHold hold = row.hold();
    return setup
        .store()
        .orders()
        .find(row.order())
        .flatMap(order -> Collected.otherwise(setup, row, order))
        .filter(now -> hold != null && now.why().equals(hold.detail()))
        .map(now -> row.with(row.making().collecting(now.due())))
        .orElse(row);
  }

  /** Where a held shipment goes on; of what was never sent there is nothing to find out. */
  private static ShipmentState again(Shipment row, ShipmentHoldReason reason) {
    if (row.awb() == null) {
      boolean open =
          reason == ShipmentHoldReason.IN_DOUBT || reason == ShipmentHoldReason.NUMBER_TAKEN;
      return open && row.making().sentAt() != null ? ShipmentState.MAKING : ShipmentState.PLANNED;
    }
    return switch (reason) {
      case REFUSED_BY_CHANNEL, OTHER_ON_CHANNEL, ORDER_CANCELLED, ORDER_GONE, NUMBER_TAKEN ->
          ShipmentState.MADE;
      default -> ShipmentState.UNDERWAY;
    };
  }

  ShipmentAnswer resolveAs(OpenShipment shipment, String courier, String number, String actor) {
    Shipment row = shipment.row();
    ShipmentHold hold = row.hold();
    if (hold == null || (!OF_THE_NUMBER.contains(hold.reason()) && row.awb() != null)) {
      return notInDoubt();
    }
    String whose = courier.isEmpty() ? courierOf(row, number) : courier;
    return take(shipment, counts(row, hold, number), whose, number, actor);
  }

  /** Whose waybill a number is that a person gave without its courier. */
  private static String courierOf(Shipment row, String number) {
    Awb awb = row.awb();
    String wished = row.wish().courier();
    return awb != null && (wished.isEmpty() || same(awb.number(), number)) ? awb.courier() : wished;
  }

  /** The row for which this number counts, and none of the others that it was held for. */
  private static Shipment counts(Shipment row, ShipmentHold hold, String number) {
    Awb awb = row.awb();
    Making making =
        awb == null || same(awb.number(), number)
            ? row.making()
            : row.making().without(awb.number());
    List<String> others =
        OF_THE_NUMBER.contains(hold.reason())
            ? hold.candidates().stream().filter(other -> !same(other, number)).toList()
            : List.of();
    return row.with(making.notCounting(others));
  }

  private static boolean same(String one, String other) {
    return ShipmentStore.sameNumber(one).equals(ShipmentStore.sameNumber(other));
  }

  ShipmentAnswer resolveAbsent(OpenShipment shipment, String actor) {
    Shipment row = shipment.row();
    ShipmentHold hold = row.hold();
    Awb awb = row.awb();
    if (awb != null && mayBeGivenUp(row, awb)) {
      return givenUp(shipment, awb, "given up", actor);
    }
    if (hold == null || !OF_THE_NUMBER.contains(hold.reason()) || awb != null) {
      return notInDoubt();
    }
    Shipment next = row.to(ShipmentState.PLANNED, setup.now()).with(without(row, hold));
    return done(shipment, shipment.move(next, "resolved", "as absent", actor));
  }

  /** Where no courier can be asked to cancel, or it is too late to: a person's word counts. */
  private boolean mayBeGivenUp(Shipment row, Awb awb) {
    ShipmentHold hold = row.hold();
    boolean asked = !awb.courier().isEmpty() && setup.courier(awb.courier()) instanceof Cancelling;
    boolean back = hold != null && NEVER_ARRIVES.contains(hold.reason());
    return row.state() != ShipmentState.DONE && (!asked || back);
  }

  private ShipmentAnswer givenUp(OpenShipment shipment, Awb awb, String word, String actor) {
    Shipment row = shipment.row();
    Shipment next =
        (goesOn(row)
                ? row.to(ShipmentState.SUSPENDED, setup.now())
                : row.to(ShipmentState.CANCELLED, ShipmentSetup.NEVER))
            .with(row.making().without(awb.number()))
            .withAwb(null);
    return done(shipment, shipment.move(next, word, "waybill " + awb.number(), actor));
  }

  /** A number of another order is never this one's; a reference in doubt stays the same. */
  private static Making without(Shipment row, ShipmentHold hold) {
    return hold.reason() == ShipmentHoldReason.NUMBER_TAKEN && !hold.candidates().isEmpty()
        ? row.making().without(hold.candidates().get(0))
        : row.making().again();
  }

  ShipmentAnswer dismiss(OpenShipment shipment, String actor) {
    Shipment row = shipment.row();
    if (row.hold() == null || row.awb() == null || OF_THE_NUMBER.contains(row.hold().reason())) {
      return refused(
          row.hold() == null ? "The shipment is not held." : row.hold().reason().remedy(),
          row.hold() == null
              ? "Expedierea nu este reținută."
              : row.hold().reason().romanianRemedy());
    }
    Shipment next = row.to(ShipmentState.DONE, ShipmentSetup.NEVER);
    return done(shipment, shipment.move(next, "dismissed", row.hold().reason().name(), actor));
  }

  ShipmentAnswer cancel(OpenShipment shipment, String actor) {
    Shipment row = shipment.row();
    Awb awb = row.awb();
    boolean doubt = row.hold() != null && row.hold().reason() == ShipmentHoldReason.IN_DOUBT;
    if (row.state() == ShipmentState.MAKING || doubt) {
      return refused(
          "It is not certain yet whether there is a waybill; resolve it first.",
          "Încă nu este sigur dacă există AWB; rezolvați întâi.");
    }
    if (row.state() == ShipmentState.DONE) {
      return refused("The parcel was delivered, or closed.", "Coletul a fost livrat sau închis.");
    }
    if (awb == null) {
      shipment.callOff("cancelled", "before it was made", actor);
      return new ShipmentAnswer.Done(shipment.row());
    }
    return cancelled(shipment, awb, actor);
  }

  private ShipmentAnswer cancelled(OpenShipment shipment, Awb awb, String actor) {
    CourierConnector courier = awb.courier().isEmpty() ? null : setup.courier(awb.courier());
    if (courier != null && !(courier instanceof Cancelling)) {
      return refused(
          "Courier "
              + courier.name()
              + " can not be asked to cancel; do it there, then resolve as absent.",
          "Curierului "
              + courier.name()
              + " nu i se poate cere anularea; anulați acolo, apoi rezolvați ca"
              + " inexistent.");
    }
    @Nullable ShipmentAnswer not =
        courier instanceof Cancelling cancelling ? asked(shipment, cancelling) : null;
    if (not != null) {
      return not;
    }
    return givenUp(shipment, awb, "cancelled", actor);
  }

  /** A parcel that was stopped because its order was: were that to come back, so would it. */
  private boolean goesOn(Shipment row) {
    return setup.settings().make() == ShipmentSettings.Make.WHEN_RECORDED
        && row.hold() != null
        && row.hold().reason() == ShipmentHoldReason.ORDER_CANCELLED;
  }

  private static @Nullable ShipmentAnswer asked(OpenShipment shipment, Cancelling courier) {
    shipment.beforeWrite();
    return courier
        .cancel(shipment.parcel())
        .fold(
            () -> null,
            no ->
                refused(
                    "The courier will not cancel: " + no.reason(),
                    "Curierul nu anulează: " + no.reason()),
            unknown ->
                refused(
                    "The courier did not answer for certain; try again: " + unknown.cause(),
                    "Curierul nu a răspuns sigur; reîncercați: " + unknown.cause()));
  }

  private static ShipmentAnswer done(OpenShipment shipment, boolean moved) {
    return moved
        ? new ShipmentAnswer.Done(shipment.row())
        : refused(
            "The waybill number belongs to another order.", "Numărul AWB aparține altei comenzi.");
  }

  private static ShipmentAnswer notInDoubt() {
    return refused("The shipment is not in doubt.", "Expedierea nu este nesigură.");
  }

  static ShipmentAnswer refused(String english, String romanian) {
    return new ShipmentAnswer.Refused(english, romanian);
  }
}
