package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A courier in memory that can do everything. It does not recognise a repeated reference: who sends
 * twice has two shipments. Thread-safe.
 */
public final class FakeCourier
    implements CourierConnector,
        CourierConnector.Lookup,
        CourierConnector.Labels,
        CourierConnector.Tracking,
        CourierConnector.Cancelling {

  /** What happens to the next {@link #ship}; the lost ones to a {@link #cancel} as well. */
  public enum Fault {
    NONE,
    /** It takes effect, the answer is lost. */
    LOST_ANSWER,
    /** It is lost on its way. */
    LOST_REQUEST,
    /** It is refused for what it says. */
    REFUSED,
    /** It is certain that it was not sent. */
    NOT_SENT,
    /** The connector throws after it took effect, against its contract. */
    THROWS
  }

  private static final class Made {
    private final String number;
    private final ShipmentRequest request;
    private Track track = new Track(Track.Phase.ANNOUNCED, "0", "inregistrat");
    private boolean cancelled;

    private Made(String number, ShipmentRequest request) {
      this.number = number;
      this.request = request;
    }
  }

  private final String name;
  private final Map<String, Made> shipments = new LinkedHashMap<>();
  private Fault next = Fault.NONE;
  private boolean reachable = true;
  private int sends;
  private int tracked;
  private long number = 2_000_000_001L;
  private @Nullable String nextNumber;

  public FakeCourier() {
    this("fake-courier");
  }

  public FakeCourier(String name) {
    this.name = name;
  }

  public synchronized void next(Fault fault) {
    this.next = fault;
  }

  /** The next shipment gets this number. */
  public synchronized void nextNumber(String given) {
    this.nextNumber = given;
  }

  public synchronized void reachable(boolean yes) {
    this.reachable = yes;
  }

  /** What the courier's people do with a parcel. */
  public synchronized void move(String awb, Track.Phase phase) {
    found(awb).track = new Track(phase, phase.name().substring(0, 2), phase.name());
  }

  /** How often {@link #ship} was called. */
  public synchronized int sends() {
    return sends;
  }

  public synchronized int tracked() {
    return tracked;
  }

  /** All requests that became shipments and were not cancelled, the oldest first. */
  public synchronized List<ShipmentRequest> live() {
    return shipments.values().stream().filter(one -> !one.cancelled).map(o -> o.request).toList();
  }

  /** Numbers of an order's live shipments. */
  public synchronized List<String> numbers(String orderId) {
    return shipments.values().stream()
        .filter(one -> !one.cancelled && one.request.order().orderId().equals(orderId))
        .map(one -> one.number)
        .toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized List<Finding> examine() {
    return List.of(
        reachable
            ? Finding.ok(name, "answers")
            : Finding.problem(name, "does not answer", "look at the network"));
  }

  @Override
  public synchronized Shipped ship(ShipmentRequest request) {
    sends++;
    Fault fault = next;
    next = Fault.NONE;
    if (!reachable || fault == Fault.NOT_SENT) {
      return new Shipped.Refused("no connection", true);
    }
    if (fault == Fault.LOST_REQUEST) {
      return new Shipped.Unknown("connection reset");
    }
    if (fault == Fault.REFUSED) {
      return new Shipped.Refused("locality is unknown", false);
    }
    String given = nextNumber == null ? Long.toString(number++) : nextNumber;
    nextNumber = null;
    shipments.put(given + "/" + shipments.size(), new Made(given, request));
    if (fault == Fault.THROWS) {
      throw new IllegalStateException("a bug in the connector");
    }
    return fault == Fault.LOST_ANSWER
        ? new Shipped.Unknown("no answer in time")
        : new Shipped.Created(given);
  }

  @Override
  public synchronized List<String> find(Sought sought) {
    check();
    return shipments.values().stream()
        .filter(one -> !one.cancelled && one.request.reference().equals(sought.reference()))
        .map(one -> one.number)
        .toList();
  }

  @Override
  public synchronized byte[] label(Parcel parcel) {
    check();
    return ("%PDF-1.4 AWB " + found(parcel.number()).number).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public synchronized Track track(Parcel parcel) {
    check();
    tracked++;
    return found(parcel.number()).track;
  }

  @Override
  public synchronized Done cancel(Parcel parcel) {
    if (!reachable) {
      return new Done.Unknown("no connection");
    }
    boolean request = next == Fault.LOST_REQUEST;
    boolean answer = next == Fault.LOST_ANSWER;
    next = request || answer ? Fault.NONE : next;
    if (request) {
      return new Done.Unknown("connection reset");
    }
    for (Made one : shipments.values()) {
      if (one.number.equals(parcel.number())) {
        if (one.track.phase() != Track.Phase.ANNOUNCED) {
          return new Done.Refused("already picked up");
        }
        one.cancelled = true;
      }
    }
    return answer ? new Done.Unknown("no answer in time") : Done.ok();
  }

  private Made found(String awb) {
    return new ArrayList<>(shipments.values())
        .stream()
            .filter(one -> one.number.equals(awb))
            .findFirst()
            .orElseThrow(
                () -> new ConnectorException(name, Kind.UNREADABLE, "no waybill " + awb, null));
  }

  private void check() {
    if (!reachable) {
      throw new ConnectorException(name, Kind.UNREACHABLE, "no connection", null);
    }
  }
}
