package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The shipment of an order as Vortex keeps it. Holds no buyer data. A value: changing it changes
 * nothing in the store.
 *
 * @param making the create, committed before it is sent
 * @param awb the one waybill that counts; null while there is none
 * @param hold why it waits; null unless {@link ShipmentState#HELD}
 */
public record Shipment(
    OrderKey order,
    ShipmentState state,
    ShipmentWish wish,
    Making making,
    @Nullable Awb awb,
    @Nullable ShipmentHold hold,
    Pace pace) {

  /**
   * When it is looked at next.
   *
   * @param tries how often the current step was tried without getting on
   * @param dueAt when the next step may be tried
   * @param note why it did not get on, free of buyer data; empty when it did
   */
  public record Pace(int tries, Instant dueAt, String note) {}

  /** One that nobody asked for yet. */
  public static Shipment watched(OrderKey order, Instant now) {
    return fresh(order, ShipmentState.WATCHED, ShipmentWish.usual(), now);
  }

  /** One to be made. */
  public static Shipment planned(OrderKey order, ShipmentWish wish, Instant now) {
    return fresh(order, ShipmentState.PLANNED, wish, now);
  }

  private static Shipment fresh(
      OrderKey order, ShipmentState state, ShipmentWish wish, Instant now) {
    return new Shipment(order, state, wish, Making.none(), null, null, new Pace(0, now, ""));
  }

  /** Its waybill's number; empty while there is none. */
  public String number() {
    return awb == null ? "" : awb.number();
  }

  /** Whether it was called off, or never wanted, before there was any waybill. */
  public boolean neverMade() {
    boolean first = making.revision() == 0 && making.dropped().isEmpty();
    return state == ShipmentState.CANCELLED && awb == null && first;
  }

  /** The next state, due at a moment; whatever was held is not any more. */
  public Shipment to(ShipmentState next, Instant dueAt) {
    return new Shipment(order, next, wish, making, awb, null, new Pace(0, dueAt, ""));
  }

  public Shipment with(Making other) {
    return new Shipment(order, state, wish, other, awb, hold, pace);
  }

  public Shipment with(ShipmentWish other) {
    return new Shipment(order, state, other, making, awb, hold, pace);
  }

  public Shipment withAwb(@Nullable Awb other) {
    return new Shipment(order, state, wish, making, other, hold, pace);
  }

  /** As {@link #to}, still counting the tries. */
  public Shipment on(ShipmentState next, Instant dueAt, int tries) {
    return new Shipment(order, next, wish, making, awb, null, new Pace(tries, dueAt, ""));
  }

  /** Waits for a person. */
  public Shipment held(ShipmentHold why, Instant never) {
    Pace rest = new Pace(0, never, "");
    return new Shipment(order, ShipmentState.HELD, wish, making, awb, why, rest);
  }

  /** The same step again later. */
  public Shipment later(Instant dueAt, String why) {
    Pace next = new Pace(pace.tries() + 1, dueAt, why);
    return new Shipment(order, state, wish, making, awb, hold, next);
  }
}
