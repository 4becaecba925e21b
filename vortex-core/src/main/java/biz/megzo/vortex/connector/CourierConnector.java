package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.OrderKey;
import java.time.Instant;
import java.util.List;

/**
 * Plug-in: one account at one courier. Making a shipment is all that is asked of a courier; what it
 * can do beyond that shows in its type: {@link Lookup}, {@link Labels}, {@link Tracking}, {@link
 * Cancelling}. A connector implements those it can and leaves the others out; nothing throws {@code
 * UnsupportedOperationException}.
 *
 * <p>To write one, extend {@code CourierContract} of the test-jar of vortex-core with it: the suite
 * is this page as tests. Implementations are thread-safe, start no threads, read no clock but the
 * {@link ConnectorContext}'s and keep no memory of shipments: Vortex commits an intent before every
 * {@link #ship} and remembers what came of it. Recipients are buyer data: they never reach a log, a
 * message or a {@code toString}, and neither do credentials.
 *
 * <p>{@link biz.megzo.vortex.http.HttpTransport} does the part that is easy to get wrong: it tells
 * what was certainly not sent from what was lost, gives up in time also while an answer drips in,
 * never repeats a write, and takes the context's clock and account store. Every call, reads too,
 * ends within {@code ShipmentSettings.writeTimeout}: Vortex holds the shipment's lock meanwhile.
 *
 * <p>{@link #name()} is 2 to 31 lower-case letters, digits and hyphens, is another for each courier
 * of a link, and stays the same for ever: it stands on every shipment that is remembered. {@link
 * ConnectorException}s carry it too: a courier that fails several times in a pass is left alone for
 * a while, and its parcels alone wait.
 *
 * <p>What the channel calls this courier is told by {@code ShipmentSettings.channelId}: Cel.ro
 * takes waybills under its own number of the courier only ({@code CelRo.couriers()} lists them); a
 * shipment whose courier it does not know is made, and then held.
 *
 * <pre>{@code
 * Link.builder("shop-1").erp(..).channel(..).courier((context, channel) -> new MyCourier(..))
 *     .shipments(ShipmentSettings.builder().channelId("my-courier", "7").build())
 * }</pre>
 */
public interface CourierConnector extends Connector {
  /**
   * Makes one shipment: at most one write at the courier, never repeated by itself, whatever
   * happens. Reads before it (a login, a list of services) may be repeated.
   *
   * <p>Never throws for what the courier or the network does. The three outcomes are claims, and
   * the engine acts on them:
   *
   * <ul>
   *   <li>{@link Shipped.Created}: the shipment exists under this number.
   *   <li>{@link Shipped.Refused}: certain that nothing was made. A failed login, no connection or
   *       an open rate block is a {@code Refused} that is {@code retryable}; an address or an
   *       amount that the courier will not take is one that is not, and a person reads its reason.
   *   <li>{@link Shipped.Unknown}: everything else once a byte of the write may have left:
   *       time-out, reset, HTTP 5xx, an answer that can not be read. Never guess; the engine waits
   *       and asks {@link Lookup}, or asks a person.
   * </ul>
   *
   * <p>It ends, one way or another, within {@code ShipmentSettings.writeTimeout} (2 minutes unless
   * set): Vortex holds a lock for that long, and counts from there until it looks for what became
   * of an {@code Unknown}.
   *
   * <p>A courier that recognises a repeated {@link ShipmentRequest#reference()} by itself answers
   * the number it gave before as {@code Created}. One that does not needs nothing more: the engine
   * never sends a reference twice without having looked.
   */
  Shipped ship(ShipmentRequest request);

  /**
   * Couriers whose shipments can be found by the sender's reference. Without it, a shipment whose
   * answer was lost waits for a person.
   */
  interface Lookup {
    /**
     * The numbers of all shipments that bear a reference, cancelled ones left out; the oldest
     * first. Changes nothing. An empty list is a proof and lets the engine send again: give it only
     * after everything that could hold the shipment was read to its end, every page of it. A
     * courier that lists by day reads every day, in its own time zone, that the two moments touch.
     *
     * @throws ConnectorException when that can not be read whole
     */
    List<String> find(Sought sought);
  }

  /** Couriers whose label can be fetched. */
  interface Labels {
    /**
     * The label as a PDF: the bytes begin with {@code %PDF-}. Changes nothing, so that it can be
     * fetched as often as one likes.
     *
     * @throws ConnectorException when there is none, or what came is no PDF
     */
    byte[] label(Parcel parcel);
  }

  /** Couriers whose parcels can be followed. */
  interface Tracking {
    /**
     * Where the parcel is now, in words without buyer data: couriers name who signed for it. A
     * parcel that was announced and not seen since is {@link Track.Phase#ANNOUNCED}; an event that
     * the connector does not know is {@link Track.Phase#UNKNOWN} with the courier's own words,
     * never a guess.
     *
     * @throws ConnectorException when it can not be read, or the courier does not know the number
     */
    Track track(Parcel parcel);
  }

  /** Couriers whose shipments can be cancelled. */
  interface Cancelling {
    /**
     * Cancels before the courier takes the parcel. Idempotent: what is cancelled, or was never
     * there, is {@code Ok}. {@code Refused} when it is too late, or when it was certainly not sent.
     * {@code Unknown} when the answer was lost: {@code Ok} lets another waybill be made, so that it
     * is never a guess. Never throws for what the courier or the network does.
     */
    Done cancel(Parcel parcel);
  }

  /**
   * A shipment that exists.
   *
   * @param order the order it belongs to
   * @param number the courier's number of it (AWB)
   */
  record Parcel(OrderKey order, String number) {}

  /**
   * A shipment that may exist.
   *
   * @param order the order it would belong to
   * @param reference as it stood on the request
   * @param from it was not sent before this moment
   * @param until it was not sent after this moment
   */
  record Sought(OrderKey order, String reference, Instant from, Instant until) {}

  /**
   * Opens a courier once the facade knows its surroundings. Calls no remote.
   *
   * @see CourierConnector
   */
  @FunctionalInterface
  interface Factory {
    /**
     * Called once by {@code VortexBuilder.build()}.
     *
     * @param channel the link's opened channel, for couriers that work through it
     */
    CourierConnector open(ConnectorContext context, Connector channel);
  }
}
