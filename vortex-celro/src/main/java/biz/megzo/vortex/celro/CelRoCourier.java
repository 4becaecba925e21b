package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ShipmentRequest;
import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Recipient;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.connector.Shipped;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.rules.FieldRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waybills that Cel.ro makes on the seller's own courier account. Its answer has no number that is
 * documented, so the order's waybills are read before and after: the one that is new is ours.
 */
final class CelRoCourier
    implements CourierConnector,
        CourierConnector.Lookup,
        CourierConnector.Labels,
        CourierConnector.Tracking {
  private final CelRo celRo;
  private final OwnCourier settings;

  CelRoCourier(CelRo celRo, OwnCourier settings) {
    this.celRo = celRo;
    this.settings = settings;
  }

  /** {@code celro-} and the account's id: a seller may have several. */
  @Override
  public String name() {
    return MarketApi.NAME + "-" + settings.account();
  }

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    try {
      String account = Long.toString(settings.account());
      Optional<CourierAccount> found =
          celRo.courierAccounts().stream().filter(one -> one.id().equals(account)).findFirst();
      findings.add(
          found
              .map(
                  one ->
                      one.active()
                          ? Finding.ok(name(), one.courier() + ", " + one.name())
                          : Finding.warning(
                              name(), "the account is switched off", "switch it on at Cel.ro"))
              .orElseGet(
                  () ->
                      Finding.problem(
                          name(), "no courier account " + account, "set one of the seller's")));
      known(findings, "contact " + settings.contact(), contacts().contains(settings.contact()));
      known(findings, "address " + settings.address(), addresses().contains(settings.address()));
    } catch (ConnectorException e) {
      findings.add(
          Finding.problem(name(), String.valueOf(e.getMessage()), "see the channel's findings"));
    }
    return findings;
  }

  private void known(List<Finding> findings, String what, boolean there) {
    findings.add(
        there
            ? Finding.ok(name(), what)
            : Finding.problem(name(), "no " + what, "set one of the seller's"));
  }

  private Set<Long> contacts() {
    Set<Long> ids = new HashSet<>();
    celRo.senderContacts().forEach(one -> add(ids, one.id()));
    return ids;
  }

  private Set<Long> addresses() {
    Set<Long> ids = new HashSet<>();
    celRo.pickupPlaces().forEach(one -> add(ids, one.id()));
    return ids;
  }

  private static void add(Set<Long> ids, String id) {
    if (id.matches("\\d{1,18}")) {
      ids.add(Long.valueOf(id));
    }
  }

  @Override
  public Shipped ship(ShipmentRequest request) {
    String orderId = request.order().orderId();
    Set<String> before;
    try {
      before = new HashSet<>(numbers(orderId));
    } catch (ConnectorException e) {
      return new Shipped.Refused("not sent, because " + e.getMessage(), e.retryable());
    }
    return celRo
        .create(orderId, record(request))
        .fold(
            () -> made(orderId, before),
            refused -> new Shipped.Refused(request.recipient().struckFrom(refused.reason()), false),
            unknown -> new Shipped.Unknown(unknown.cause()));
  }

  private Shipped made(String orderId, Set<String> before) {
    try {
      List<String> now = new ArrayList<>(numbers(orderId));
      now.removeAll(before);
      return now.size() == 1
          ? new Shipped.Created(now.get(0))
          : new Shipped.Unknown("Cel.ro took it and shows " + now.size() + " new waybills");
    } catch (ConnectorException e) {
      return new Shipped.Unknown("Cel.ro took it; its number could not be read");
    }
  }

  private List<String> numbers(String orderId) {
    return celRo.waybills(orderId).stream().map(Waybill::number).distinct().toList();
  }

  private FieldRecord record(ShipmentRequest request) {
    FieldRecord.Builder out =
        FieldRecord.builder()
            .whole("courier_account", settings.account())
            .whole("sender.contact_id", settings.contact())
            .whole("sender.address_id", settings.address())
            .whole("envelopes", request.parcels().envelopes())
            .whole("packages", request.parcels().count())
            .decimal("weight", request.parcels().weightKg())
            .decimal("repayment", request.cashOnDelivery().amount())
            .decimal("insurance", request.declaredValue().amount())
            .text("awb_format", settings.labelFormat())
            .text("service", settings.service())
            .text("comments", (request.reference() + " " + settings.comments()).strip())
            .bool("options.open_package", request.options().contains(Option.OPEN_ON_DELIVERY))
            .bool("options.saturday_delivery", request.options().contains(Option.SATURDAY))
            .bool("options.epod", settings.proofOfDelivery());
    if (settings.sendsReceiver()) {
      receiver(out, request.recipient());
    }
    return out.build();
  }

  private static void receiver(FieldRecord.Builder out, Recipient to) {
    Address address = to.address();
    out.bool("receiver.company", !to.name().equals(to.contact()))
        .text("receiver.name", to.name())
        .text("receiver.contact", to.contact());
    out.textIfPresent("receiver.phone", to.phone());
    out.textIfPresent("receiver.county", address.county());
    out.textIfPresent("receiver.city", address.city());
    out.textIfPresent("receiver.address", address.street());
  }

  /** Cel.ro knows waybills by their order; a reference can not be asked for. */
  @Override
  public List<String> find(Sought sought) {
    return numbers(sought.order().orderId());
  }

  @Override
  public byte[] label(Parcel parcel) {
    return celRo
        .label(waybill(parcel))
        .orElseThrow(() -> unreadable("Cel.ro has no label of waybill " + parcel.number()));
  }

  @Override
  public Track track(Parcel parcel) {
    Waybill waybill = waybill(parcel);
    String said = celRo.courierStatus(parcel.order().orderId(), waybill.number());
    return new Track(CourierWords.phase(said), "", said);
  }

  private Waybill waybill(Parcel parcel) {
    @Nullable Waybill found = null;
    for (Waybill one : celRo.waybills(parcel.order().orderId())) {
      found = one.number().equals(parcel.number()) ? one : found;
    }
    if (found == null) {
      throw unreadable("Cel.ro shows no waybill " + parcel.number() + " for its order");
    }
    return found;
  }

  private ConnectorException unreadable(String message) {
    return new ConnectorException(name(), Kind.UNREADABLE, message, null);
  }

  /** Shows the account, never who. */
  @Override
  public String toString() {
    return "CelRoCourier[" + name() + "]";
  }
}
