package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the shipment engine of one link works with.
 *
 * @param node who works, for people; unique per node
 * @param couriers the one that is used unless told otherwise first
 */
public record ShipmentSetup(
    LinkId link,
    String node,
    VortexStore store,
    Channel channel,
    List<CourierConnector> couriers,
    PaymentBook payments,
    Manner manner) {

  /** A moment that never comes; a shipment due then waits for something else. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** How much longer than a write a lock lasts. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  public ShipmentSetup {
    couriers = List.copyOf(couriers);
  }

  /**
   * The channel's side.
   *
   * @param updates null when the order's status can not be written
   * @param sink null when the channel takes no waybills
   */
  public record Channel(
      OrderSource source, @Nullable OrderUpdates updates, @Nullable ShipmentSink sink) {}

  /**
   * How it is done.
   *
   * @param invoiceFirst whether the channel is told of a parcel only once the invoice is attached
   * @param before the steps of an order that come before its waybill
   */
  public record Manner(
      ShipmentSettings settings,
      InstantSource clock,
      VortexListener listener,
      boolean invoiceFirst,
      Set<ChannelStep> before) {}

  ShipmentSettings settings() {
    return manner.settings();
  }

  /** Whether the order's invoice has to be attached before the channel is told more of it. */
  boolean waitsForInvoice(OrderKey order) {
    return manner.invoiceFirst()
        && !store.followUps().find(order).map(FollowUp::invoiced).orElse(false);
  }

  /** Whether steps of the order that come before its waybill are still to be made. */
  boolean waitsForSteps(OrderKey order) {
    return store
        .followUps()
        .find(order)
        .map(row -> !row.steps().done().containsAll(manner.before()))
        .orElse(false);
  }

  Instant now() {
    return manner.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  Duration lockTime() {
    return settings().writeTimeout().plus(MARGIN);
  }

  /** When a write that may be under way from now on has certainly taken effect, or never will. */
  Duration settling() {
    return settings().writeTimeout().plus(settings().quietPeriod());
  }

  /** The courier of this name, the first one for an empty name; null when there is none. */
  @Nullable CourierConnector courier(String name) {
    for (CourierConnector courier : couriers) {
      if (name.isEmpty() || courier.name().equals(name)) {
        return courier;
      }
    }
    return null;
  }

  /** Which of the link's couriers a waybill on the channel is of; the channel's word when none. */
  String courierOf(Waybill waybill) {
    for (CourierConnector courier : couriers) {
      String id = settings().channelId(courier.name());
      if (same(waybill.courier(), courier.name()) || same(waybill.courier(), id)) {
        return courier.name();
      }
    }
    return waybill.courier();
  }

  /** As people write names: {@code Fan Courier} is {@code fan-courier}. */
  private static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return ShipmentStore.sameNumber(name).replaceAll("[ _.-]+", "");
  }
}
