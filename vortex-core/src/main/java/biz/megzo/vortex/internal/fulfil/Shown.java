package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentHoldReason;
import biz.megzo.vortex.store.ShipmentStore;
import java.util.List;

/**
 * What the channel shows of a shipment's waybill, read now.
 *
 * @param ours its number
 * @param there whether it shows that
 * @param others numbers of other waybills of the order that count
 */
record Shown(String ours, boolean there, List<String> others) {

  /**
   * Reads them.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when they can not be read
   */
  static Shown of(OpenShipment shipment, ShipmentSink sink) {
    List<Waybill> live = shipment.counting(sink.waybills(shipment.id()));
    String ours = shipment.awb().number();
    List<String> others =
        live.stream().map(Waybill::number).filter(number -> !same(number, ours)).toList();
    return new Shown(ours, others.size() < live.size(), others);
  }

  private static boolean same(String one, String other) {
    return ShipmentStore.sameNumber(one).equals(ShipmentStore.sameNumber(other));
  }

  /** A person says which counts. */
  ShipmentHold hold() {
    return new ShipmentHold(
        ShipmentHoldReason.OTHER_ON_CHANNEL,
        "ours is " + ours + (there ? ", which is there too" : ""),
        others);
  }
}
