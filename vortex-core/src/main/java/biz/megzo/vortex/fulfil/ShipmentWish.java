package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a shipment; what is not said follows from the order and the settings.
 *
 * @param courier the courier's {@code name()}; empty for the link's first
 * @param parcels null to take the order's, or the settings'
 * @param cashOnDelivery null to have it computed from the payment; a person who states it answers
 *     for it, also when the order is not paid
 */
public record ShipmentWish(
    String courier, @Nullable Parcels parcels, @Nullable Money cashOnDelivery) {

  /** The link's first courier; everything else as computed. */
  public static ShipmentWish usual() {
    return new ShipmentWish("", null, null);
  }

  public static ShipmentWish by(String courier) {
    return new ShipmentWish(courier, null, null);
  }

  public ShipmentWish parcels(Parcels what) {
    return new ShipmentWish(courier, what, cashOnDelivery);
  }

  public ShipmentWish cashOnDelivery(Money amount) {
    return new ShipmentWish(courier, parcels, amount);
  }
}
