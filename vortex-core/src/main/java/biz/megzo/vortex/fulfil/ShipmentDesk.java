package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.OrderKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shipments of a link, for people and hosts. Thread-safe, and safe beside heartbeats on any
 * node. Acts take effect with the next pass over {@code Flow.SHIPMENTS}; only {@link #label} and
 * {@link #cancel} ask a remote at once. Every act is written to the audit log with the actor's
 * name: a name that may stand in a log.
 */
public interface ShipmentDesk {
  /**
   * One page of shipments in the order of their orders' ids.
   *
   * @param state null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<Shipment> list(@Nullable ShipmentState state, @Nullable OrderKey after, int limit);

  Optional<Shipment> find(String orderId);

  /** The shipment that a waybill number belongs to. */
  Optional<Shipment> byNumber(String number);

  /** How many shipments are in each state; states without shipments are left out. */
  Map<ShipmentState, Long> counts();

  /** The names of the link's couriers, the one that is used unless told otherwise first. */
  List<String> couriers();

  /**
   * Asks for a waybill. An order that has one, or may have one, gets no other, unless its parcel
   * was lost, refused or sent back and a person closed it.
   */
  ShipmentAnswer create(String orderId, ShipmentWish wish, String actor);

  /**
   * Reports a waybill that was made elsewhere; the channel is told of it once. The order must be
   * one that Vortex knows.
   *
   * @param courier the channel's id of the courier, or a word that {@code
   *     ShipmentSettings.channelId} knows
   */
  ShipmentAnswer report(String orderId, String courier, String number, String actor);

  /** As {@link #report(String, String, String, String)} by {@code host}. */
  default ShipmentAnswer report(String orderId, String courier, String number) {
    return report(orderId, courier, number, "host");
  }

  /**
   * Reports where a parcel is that no courier of the link can be asked for; the channel is told as
   * if the courier had said so.
   */
  ShipmentAnswer reportTrack(String orderId, Track track, String actor);

  /**
   * The label as a PDF: from the courier that made it, else from the channel. Empty when neither
   * has one.
   *
   * @throws ConnectorException when it can not be read
   */
  Optional<byte[]> label(String orderId);

  /** Tries the shipment's step again at the next pass: the cause of a hold is fixed. */
  ShipmentAnswer retry(String orderId, String actor);

  /**
   * A shipment in doubt, or one with a wrong number: a person found out which waybill counts. The
   * others that it was held for count no more, wherever they still stand.
   *
   * @param number as printed on the label
   */
  ShipmentAnswer resolveAs(String orderId, String number, String actor);

  /**
   * A shipment in doubt: a person made sure that there is no waybill. Another will be made. A
   * waybill whose courier can not be asked to cancel, or whose parcel was lost, refused or sent
   * back: a person says that it does not count any more. {@link #create} makes another one
   * afterwards.
   */
  ShipmentAnswer resolveAbsent(String orderId, String actor);

  /** A person dealt with a held parcel; it is followed no more. */
  ShipmentAnswer dismiss(String orderId, String actor);

  /**
   * Takes a plan back, or cancels the waybill at the courier. The channel has no call that forgets
   * a waybill: ask its staff to remove it. {@link #create} makes another one afterwards.
   */
  ShipmentAnswer cancel(String orderId, String actor);
}
