package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Labels;
import biz.megzo.vortex.connector.CourierConnector.Parcel;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentAnswer;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ShipmentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shipment desk of one link. */
public final class ShipmentCounter implements ShipmentDesk {
  private final ShipmentSetup setup;
  private final ShipmentActs acts;

  /** Calls nothing yet. */
  public ShipmentCounter(ShipmentSetup setup) {
    this.setup = setup;
    this.acts = new ShipmentActs(setup);
  }

  @Override
  public List<Shipment> list(@Nullable ShipmentState state, @Nullable OrderKey after, int limit) {
    return setup.store().shipments().list(setup.link(), state, after, limit);
  }

  @Override
  public Optional<Shipment> find(String orderId) {
    return setup.store().shipments().find(key(orderId));
  }

  @Override
  public Optional<Shipment> byNumber(String number) {
    return setup.store().shipments().byNumber(setup.link(), number);
  }

  @Override
  public Map<ShipmentState, Long> counts() {
    return setup.store().shipments().counts(setup.link());
  }

  @Override
  public List<String> couriers() {
    return setup.couriers().stream().map(CourierConnector::name).toList();
  }

  private ShipmentAnswer noCourier() {
    if (setup.couriers().isEmpty()) {
      return ShipmentActs.refused(
          "No courier is plugged into the link; plug one in, or report a waybill made elsewhere.",
          "Niciun curier nu este legat; configurați unul sau raportați un AWB făcut în altă parte.");
    }
    String all = String.join(", ", couriers());
    return ShipmentActs.refused(
        "The link has no such courier; it has " + all + ".",
        "Legătura nu are acest curier; are " + all + ".");
  }

  @Override
  public ShipmentAnswer create(String orderId, ShipmentWish wish, String actor) {
    if (setup.courier(wish.courier()) == null) {
      return noCourier();
    }
    if (!wish.courier().equals(wish.courier().strip())) {
      throw new IllegalArgumentException("courier has blanks around it: '" + wish.courier() + "'");
    }
    ShipmentAnswer unfit = unfit(orderId, true);
    if (unfit != null) {
      return unfit;
    }
    setup.store().shipments().open(Shipment.watched(key(orderId), setup.now()));
    return act(orderId, actor, shipment -> acts.create(shipment, wish, actor));
  }

  @Override
  public ShipmentAnswer report(String orderId, String courier, String number, String actor) {
    if (courier.isBlank() || number.isBlank() || number.strip().length() > 64) {
      return ShipmentActs.refused(
          "A waybill needs its courier and its number, at most 64 characters.",
          "Un AWB are nevoie de curier și de număr, cel mult 64 de caractere.");
    }
    ShipmentAnswer unfit = unfit(orderId, false);
    if (unfit != null) {
      return unfit;
    }
    setup.store().shipments().open(Shipment.watched(key(orderId), setup.now()));
    return act(orderId, actor, shipment -> acts.report(shipment, courier.strip(), number, actor));
  }

  /** Why an order can have no waybill; null when it can. */
  private @Nullable ShipmentAnswer unfit(String orderId, boolean recorded) {
    TrackedOrder order = setup.store().orders().find(key(orderId)).orElse(null);
    if (order == null) {
      return ShipmentActs.refused(
          "There is no order " + orderId + ".", "Nu există comanda " + orderId + ".");
    }
    if (order.state() == OrderState.CANCELLED) {
      return ShipmentActs.refused("The order is cancelled.", "Comanda este anulată.");
    }
    boolean done = order.state() == OrderState.RECORDED || order.state() == OrderState.CLOSED;
    if (recorded && !done) {
      return ShipmentActs.refused(
          "The order is not recorded yet: " + order.state() + ".",
          "Comanda nu este încă înregistrată: " + order.state() + ".");
    }
    return null;
  }

  @Override
  public ShipmentAnswer reportTrack(String orderId, Track track, String actor) {
    return act(orderId, actor, shipment -> acts.track(shipment, track, actor));
  }

  @Override
  public Optional<byte[]> label(String orderId) {
    Shipment shipment = find(orderId).orElse(null);
    Awb awb = shipment == null ? null : shipment.awb();
    if (awb == null) {
      return Optional.empty();
    }
    CourierConnector courier = awb.courier().isEmpty() ? null : setup.courier(awb.courier());
    if (courier instanceof Labels labels) {
      return Optional.of(labels.label(new Parcel(key(orderId), awb.number())));
    }
    ShipmentSink sink = setup.channel().sink();
    if (sink == null) {
      return Optional.empty();
    }
    String ours = ShipmentStore.sameNumber(awb.number());
    return sink.waybills(orderId).stream()
        .filter(one -> ShipmentStore.sameNumber(one.number()).equals(ours))
        .findFirst()
        .flatMap(sink::label);
  }

  @Override
  public ShipmentAnswer retry(String orderId, String actor) {
    return act(orderId, actor, shipment -> acts.retry(shipment, actor));
  }

  @Override
  public ShipmentAnswer resolveAs(String orderId, String number, String actor) {
    if (number.isBlank() || number.strip().length() > 64) {
      return ShipmentActs.refused(
          "Give the number as printed.", "Dați numărul așa cum este tipărit.");
    }
    return act(orderId, actor, shipment -> acts.resolveAs(shipment, "", number, actor));
  }

  @Override
  public ShipmentAnswer resolveAbsent(String orderId, String actor) {
    return act(orderId, actor, shipment -> acts.resolveAbsent(shipment, actor));
  }

  @Override
  public ShipmentAnswer dismiss(String orderId, String actor) {
    return act(orderId, actor, shipment -> acts.dismiss(shipment, actor));
  }

  @Override
  public ShipmentAnswer cancel(String orderId, String actor) {
    return act(orderId, actor, shipment -> acts.cancel(shipment, actor));
  }

  private ShipmentAnswer act(
      String orderId, String actor, Function<OpenShipment, ShipmentAnswer> act) {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("actor must not be blank");
    }
    Optional<OpenShipment> opened = OpenShipment.open(setup, key(orderId));
    if (opened.isEmpty()) {
      return find(orderId).isPresent()
          ? new ShipmentAnswer.Busy()
          : ShipmentActs.refused(
              "Order " + orderId + " has no shipment.",
              "Comanda " + orderId + " nu are expediere.");
    }
    try (OpenShipment shipment = opened.get()) {
      return act.apply(shipment);
    } catch (LockLostException e) {
      return new ShipmentAnswer.Busy();
    }
  }

  private OrderKey key(String orderId) {
    return OrderKey.of(setup.link(), orderId);
  }
}
