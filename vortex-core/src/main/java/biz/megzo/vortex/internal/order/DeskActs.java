package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk.Answer;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.Recording;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each act of a person does to an open order. */
final class DeskActs {
  private static final Set<HoldReason> RELEASABLE =
      EnumSet.of(
          HoldReason.UNKNOWN_PRODUCT,
          HoldReason.MAPPING,
          HoldReason.TOTAL_DIFFERS,
          HoldReason.EMPTY,
          HoldReason.REFUSED_BY_ERP,
          HoldReason.RECORD_GONE,
          HoldReason.GIVEN_UP);
  private static final Set<HoldReason> DISMISSABLE =
      EnumSet.of(HoldReason.CHANGED, HoldReason.CHANGED_AFTER_INVOICE, HoldReason.RETURNED);

  private final OrderSetup setup;

  DeskActs(OrderSetup setup) {
    this.setup = setup;
  }

  Answer retry(OpenOrder order, String by) {
    TrackedOrder row = order.row();
    HoldReason reason = reason(row);
    if (reason == HoldReason.IN_DOUBT) {
      TrackedOrder next = Rows.due(row, OrderState.UNCERTAIN, setup.now());
      return done(order, order.move(Step.RETRIED, next, by));
    }
    if (reason == HoldReason.UNREADABLE) {
      return readAgain(order);
    }
    if (reason != null) {
      return release(order, by);
    }
    boolean quiet = row.state() == OrderState.UNCERTAIN && row.attempts() == 0;
    if (row.state() == OrderState.SENDING || quiet) {
      return refused(
          "A create is under way; it is looked for when the quiet period is over.",
          "O emitere este în curs; va fi căutată după perioada de așteptare.");
    }
    if (row.dueAt().equals(OrderSetup.NEVER)) {
      return refused("The order waits for nothing.", "Comanda nu așteaptă nimic.");
    }
    TrackedOrder next = Rows.due(row, row.state(), setup.now());
    return done(order, order.move(Step.RETRIED, next, by));
  }

  private Answer readAgain(OpenOrder order) {
    try {
      Optional<ChannelOrder> seen = setup.remotes().source().order(order.key().orderId());
      if (seen.isPresent() && seen.get().order().key().equals(order.key())) {
        setup.store().orders().observe(seen.get(), setup.now());
        return new Answer.Done(order.row());
      }
      return refused(
          "The channel still does not know the order.", "Canalul încă nu cunoaște comanda.");
    } catch (ConnectorException e) {
      String message = String.valueOf(e.getMessage());
      return refused("Still not readable: " + message, "Încă nu poate fi citită: " + message);
    }
  }

  Answer release(OpenOrder order, String by) {
    TrackedOrder row = order.row();
    HoldReason reason = reason(row);
    if (reason == null || !RELEASABLE.contains(reason) || row.recording().record() != null) {
      return refused(
          reason == null ? "The order is not held." : reason.remedy(),
          reason == null ? "Comanda nu este reținută." : reason.romanianRemedy());
    }
    Optional<InvoiceRef> invoice = invoice(row);
    if (invoice.isPresent()) {
      return refused(
          "The order has invoice " + invoice.get() + "; another proforma would invoice it twice.",
          "Comanda are factura " + invoice.get() + "; cu altă proformă ar fi facturată de 2 ori.");
    }
    TrackedOrder next =
        Rows.with(Rows.due(row, OrderState.NEW, setup.now()), row.recording().unmapped());
    Map<Sku, Integer> units = setup.unitsOf(row.channel().order());
    return done(order, order.move(Step.RELEASED, next, by, write -> write.reserving(units)));
  }

  /** An invoice that was seen of the order and still stands. */
  private Optional<InvoiceRef> invoice(TrackedOrder row) {
    return setup.store().followUps().find(row.key()).stream()
        .flatMap(follow -> follow.live().stream())
        .map(Attachment::invoice)
        .findFirst();
  }

  Answer resolveAs(OpenOrder order, String number, String by) {
    OrderRecorder recorder = setup.remotes().recorder();
    if (reason(order.row()) != HoldReason.IN_DOUBT || recorder == null) {
      return notInDoubt();
    }
    String digits = number.strip();
    OptionalLong plain =
        digits.isEmpty()
            ? OptionalLong.empty()
            : SeriesBook.numberOf(new RecordRef(recorder.series(), digits));
    if (plain.isEmpty()) {
      return refused(
          "Give the number as printed, digits only.",
          "Dați numărul așa cum este tipărit, doar cifre.");
    }
    Reading reading;
    try {
      reading = recorder.read(recorder.series(), plain.getAsLong());
    } catch (ConnectorException e) {
      String message = String.valueOf(e.getMessage());
      return refused("Could not look: " + message, "Nu s-a putut verifica: " + message);
    }
    RecordRef given = new RecordRef(recorder.series(), digits);
    return reading.fold(
        present -> found(order, present, by),
        () ->
            refused(
                "There is no record with this number in series " + recorder.series() + ".",
                "Nu există proforma cu acest număr în seria " + recorder.series() + "."),
        illegible -> adopt(order, given, by));
  }

  /** A record that bears another order's reference is not this order's. */
  private Answer found(OpenOrder order, Reading.Present present, String by) {
    Marker own = Marker.of(order.key(), order.row().recording().revision());
    Optional<MarkerOwner.Owner> owner = new MarkerOwner(setup).of(present, order);
    boolean others = owner.isPresent() && !owner.get().key().equals(order.key());
    if (others && !present.bears(own)) {
      String other = owner.get().key().orderId();
      return refused(
          "This record belongs to order " + other + ".",
          "Această proformă aparține comenzii " + other + ".");
    }
    return adopt(order, present.ref(), by);
  }

  private Answer adopt(OpenOrder order, RecordRef ref, String by) {
    TrackedOrder row = order.row();
    TrackedOrder next =
        Rows.with(Rows.resting(row, OrderState.RECORDED), row.recording().recordedAs(ref));
    return done(order, order.move(Step.RESOLVED, next, "as " + ref + " " + by));
  }

  Answer resolveAbsent(OpenOrder order, String by) {
    TrackedOrder row = order.row();
    if (reason(row) != HoldReason.IN_DOUBT) {
      return notInDoubt();
    }
    TrackedOrder next = Rows.due(row, OrderState.NEW, setup.now());
    return done(order, order.move(Step.RESOLVED, next, "as absent " + by));
  }

  Answer resolveGivenUp(OpenOrder order, String why, boolean keepUnits, String by) {
    return reason(order.row()) == HoldReason.IN_DOUBT
        ? givenUp(order, why, keepUnits, by)
        : notInDoubt();
  }

  Answer giveUp(OpenOrder order, String why, boolean keepUnits, String by) {
    TrackedOrder row = order.row();
    boolean free = row.state() == OrderState.NEW || row.state() == OrderState.HELD;
    if (!free || row.recording().record() != null) {
      return refused(
          "Only an order without a record can be given up.",
          "Se poate renunța doar la o comandă fără proformă.");
    }
    if (reason(row) == HoldReason.IN_DOUBT) {
      return refused(
          "Resolve the order first: it may have a record.",
          "Rezolvați întâi comanda: poate avea o proformă.");
    }
    return givenUp(order, why, keepUnits, by);
  }

  private static Answer givenUp(OpenOrder order, String why, boolean keepUnits, String by) {
    TrackedOrder next = Rows.held(order.row(), Hold.of(HoldReason.GIVEN_UP, why));
    boolean moved =
        order.move(
            Step.GIVEN_UP,
            next,
            why + " " + by,
            write -> keepUnits ? write : write.reserving(Map.of()));
    return done(order, moved);
  }

  Answer applyChange(OpenOrder order, String by) {
    TrackedOrder row = order.row();
    HoldReason reason = reason(row);
    if (reason != HoldReason.CHANGED) {
      return refused(
          reason == null ? "No change of the order waits." : reason.remedy(),
          reason == null ? "Nicio modificare nu așteaptă." : reason.romanianRemedy());
    }
    Recording recording = row.recording();
    boolean recorded = recording.record() != null;
    if (row.channel().order().status().meaning() == OrderStatus.CANCELLED) {
      TrackedOrder next =
          Rows.with(
              Rows.due(row, OrderState.CANCELLED, recorded ? setup.now() : OrderSetup.NEVER),
              recording.outdated());
      return done(order, order.move(Step.APPLIED, next, by, write -> write.reserving(Map.of())));
    }
    TrackedOrder next =
        Rows.with(
            Rows.due(row, OrderState.NEW, setup.now()),
            recorded ? recording.replacing() : recording.unmapped());
    Map<Sku, Integer> units = setup.unitsOf(row.channel().order());
    return done(order, order.move(Step.APPLIED, next, by, write -> write.reserving(units)));
  }

  Answer dismiss(OpenOrder order, String by) {
    TrackedOrder row = order.row();
    HoldReason reason = reason(row);
    if (reason == null || !DISMISSABLE.contains(reason)) {
      return refused(
          reason == null ? "The order is not held." : reason.remedy(),
          reason == null ? "Comanda nu este reținută." : reason.romanianRemedy());
    }
    if (row.recording().record() == null) {
      TrackedOrder next = Rows.resting(row, OrderState.CANCELLED);
      return done(order, order.move(Step.DISMISSED, next, by, write -> write.reserving(Map.of())));
    }
    if (reason == HoldReason.RETURNED) {
      TrackedOrder next = Rows.resting(row, OrderState.CLOSED);
      return done(order, order.move(Step.DISMISSED, next, by, write -> write.reserving(Map.of())));
    }
    TrackedOrder next = Rows.resting(row, OrderState.RECORDED);
    return done(order, order.move(Step.DISMISSED, next, by));
  }

  private static @Nullable HoldReason reason(TrackedOrder row) {
    Hold hold = row.hold();
    return hold == null ? null : hold.reason();
  }

  private static Answer done(OpenOrder order, boolean moved) {
    return moved ? new Answer.Done(order.row()) : new Answer.Busy();
  }

  private static Answer notInDoubt() {
    return refused("The order is not in doubt.", "Comanda nu este nesigură.");
  }

  private static Answer refused(String english, String romanian) {
    return new Answer.Refused(english, romanian);
  }
}
