package biz.megzo.vortex.event;

/**
 * Told of what happened, after it is committed, on the thread of the pass. A listener that throws
 * is logged and ignored. Implementations are thread-safe. Events hold no buyer data.
 */
public interface VortexListener {
  /** Listens to nothing. */
  VortexListener NONE = new VortexListener() {};

  default void orderClaimed(OrderClaimed event) {}

  default void orderRecorded(OrderRecorded event) {}

  default void orderHeld(OrderHeld event) {}

  default void orderCancelled(OrderCancelled event) {}

  default void shipmentMade(ShipmentMade event) {}

  default void shipmentHeld(ShipmentHeld event) {}

  default void paymentChanged(PaymentChanged event) {}

  default void invoiceAttached(InvoiceAttached event) {}

  default void followHeld(FollowHeld event) {}

  default void orderMoved(OrderMoved event) {}

  default void offersPushed(OffersPushed event) {}

  default void offerHeld(OfferHeld event) {}

  default void alarm(Alarm event) {}

  default void heartbeatEnded(HeartbeatEnded event) {}
}
