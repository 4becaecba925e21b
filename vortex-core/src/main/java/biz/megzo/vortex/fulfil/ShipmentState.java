package biz.megzo.vortex.fulfil;

/** Where the shipment of an order stands. */
public enum ShipmentState {
  /** Nobody asked for a waybill; one that appears on the channel is taken over. */
  WATCHED,
  /** A waybill is to be made. */
  PLANNED,
  /**
   * The order was cancelled before it had a waybill. Nothing is made while it is; if it comes back
   * within about a month the waybill is made, after that this is {@link #CANCELLED}.
   */
  SUSPENDED,
  /** An intent is committed; a create may be under way, or nobody knows what became of it. */
  MAKING,
  /** The waybill exists; the channel is still to be told. */
  MADE,
  /** The channel may have been told. */
  REGISTERING,
  /** The channel knows the waybill; the parcel is followed. */
  UNDERWAY,
  /** The recipient has it and the channel knows, or a person closed it: nothing is expected. */
  DONE,
  /** A person must look. */
  HELD,
  /** There will be no waybill, or it was cancelled. */
  CANCELLED
}
