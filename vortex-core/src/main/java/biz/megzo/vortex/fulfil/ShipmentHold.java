package biz.megzo.vortex.fulfil;

import java.util.List;

/**
 * Why a shipment waits for a person.
 *
 * @param detail what exactly, free of buyer data
 * @param candidates waybill numbers that a person should look at
 */
public record ShipmentHold(ShipmentHoldReason reason, String detail, List<String> candidates) {
  public ShipmentHold {
    candidates = List.copyOf(candidates);
  }

  public static ShipmentHold of(ShipmentHoldReason reason, String detail) {
    return new ShipmentHold(reason, detail, List.of());
  }
}
