package biz.megzo.vortex.connector;

import biz.megzo.vortex.rules.FieldRecord;
import java.util.List;
import java.util.Optional;

/**
 * Channel side: waybills (AWB) of an order. Not idempotent: read {@link #waybills} before every
 * write and after every unknown outcome.
 */
public interface ShipmentSink {
  /**
   * The waybills that the channel knows of an order.
   *
   * @throws ConnectorException when the remote can not be used
   */
  List<Waybill> waybills(String orderId);

  /** Tells the channel of a waybill that was made elsewhere. */
  Done register(String orderId, String courierId, String number);

  /**
   * Has the channel make a waybill on the merchant's own courier account.
   *
   * @param request account, sender, parcels, weight, cash on delivery, options ({@code
   *     api/celro.md} 5.1 b)
   */
  Done create(String orderId, FieldRecord request);

  /**
   * The label; empty when the channel has none.
   *
   * @throws ConnectorException when the remote can not be used
   */
  Optional<byte[]> label(Waybill waybill);

  /**
   * A waybill as the channel shows it.
   *
   * @param id the channel's id of it; empty when it gives none
   * @param number the courier's number
   * @param courier the courier's name or id; empty when the channel gives none
   */
  record Waybill(String id, String number, String courier) {}
}
