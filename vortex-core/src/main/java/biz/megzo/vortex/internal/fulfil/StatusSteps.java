package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.OrderUpdates.LineState;
import biz.megzo.vortex.fulfil.DeliveryStep;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Brings an order's status on the channel forward, each step read before it is written. */
final class StatusSteps {
  private final ShipmentSetup.Channel channel;

  StatusSteps(ShipmentSetup.Channel channel) {
    this.channel = channel;
  }

  /**
   * What became of it.
   *
   * @param changed whether the channel took at least one step
   * @param why for people, when it is not there
   */
  record Brought(Result result, boolean changed, String why) {}

  enum Result {
    /** The order is where it should be, or further. */
    THERE,
    /** Not certain; reading again will tell. */
    LATER,
    /** The channel will not. */
    REFUSED,
    /** The order was cancelled or sent back meanwhile. */
    CANCELLED,
    /** Not told, because what was to be seen to before did not let it be. */
    STOPPED
  }

  /**
   * Brings an order to where its parcel is.
   *
   * @param before asked once before the first write; false when nothing is to be written
   */
  Brought bring(String orderId, DeliveryStep step, BooleanSupplier before) {
    OrderUpdates updates = channel.updates();
    if (updates == null) {
      return new Brought(Result.THERE, false, "");
    }
    Optional<ChannelOrder> seen = channel.source().order(orderId);
    if (seen.isEmpty()) {
      return new Brought(Result.REFUSED, false, "the channel does not show the order");
    }
    OrderStatus status = seen.get().order().status().meaning();
    if (status == OrderStatus.CANCELLED || status == OrderStatus.RETURNED) {
      return new Brought(Result.CANCELLED, false, "the order is " + status + " on the channel");
    }
    boolean finish = step == DeliveryStep.FINISH;
    if (status == OrderStatus.FINISHED || (status == OrderStatus.READY && !finish)) {
      return new Brought(Result.THERE, false, "");
    }
    if (!before.getAsBoolean()) {
      return new Brought(Result.STOPPED, false, "");
    }
    if (status == OrderStatus.READY) {
      return write(orderId, updates::finish, false);
    }
    Brought ready = ready(updates, seen.get().order());
    return ready.result() != Result.THERE || !finish
        ? ready
        : write(orderId, updates::finish, true);
  }

  /** The parcel has left, so the order was taken and its lines are there: said where it is not. */
  private static Brought ready(OrderUpdates updates, Order order) {
    String orderId = order.key().orderId();
    boolean changed = false;
    if (order.status().meaning() == OrderStatus.NEW) {
      Brought confirmed = write(orderId, updates::confirm, false);
      if (confirmed.result() != Result.THERE) {
        return confirmed;
      }
      changed = true;
    }
    Map<String, LineState> states = updates.lineStates(orderId);
    for (OrderLine line : order.lines()) {
      boolean product = line.kind() == OrderLine.Kind.PRODUCT;
      if (product && states.get(line.lineId()) == LineState.UNVERIFIED) {
        Brought marked = write(line.lineId(), id -> updates.markLine(id, LineState.READY), changed);
        if (marked.result() != Result.THERE) {
          return marked;
        }
        changed = true;
      }
    }
    return write(orderId, updates::readyForDelivery, changed);
  }

  private static Brought write(String orderId, Function<String, Done> call, boolean changedBefore) {
    return call.apply(orderId)
        .fold(
            () -> new Brought(Result.THERE, true, ""),
            refused -> new Brought(Result.REFUSED, changedBefore, refused.reason()),
            unknown -> new Brought(Result.LATER, changedBefore, unknown.cause()));
  }
}
