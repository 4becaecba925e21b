package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.OfferCheck;
import biz.megzo.vortex.connector.OfferJoiner;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.PaymentSource;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.http.CallUse;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One Cel.ro seller account: everything that flows of a link need, and the lists that a person
 * needs to set the link up. Thread-safe; opening it calls nothing.
 */
public final class CelRo
    implements Connector,
        OfferSink,
        OfferCheck,
        OfferJoiner,
        OfferReader,
        OrderSource,
        OrderUpdates,
        ShipmentSink,
        InvoiceSink,
        PaymentSource {

  private final CelRoConfig config;
  private final Parts parts;

  private CelRo(CelRoConfig config, Parts parts) {
    this.config = config;
    this.parts = parts;
  }

  /** For {@code VortexBuilder}. */
  public static ConnectorFactory connector(CelRoConfig config) {
    Objects.requireNonNull(config, "config");
    return context -> open(config, context);
  }

  /**
   * Waybills on one of the seller's own courier accounts, for {@code Link.Builder.courier}: Cel.ro
   * makes them, and shows them on the order at once. The link's channel must be Cel.ro.
   */
  public static CourierConnector.Factory courier(OwnCourier settings) {
    Objects.requireNonNull(settings, "settings");
    return (context, channel) -> {
      if (channel instanceof CelRo celRo) {
        return new CelRoCourier(celRo, settings);
      }
      throw new IllegalStateException(
          "this courier works through Cel.ro, and the link's channel is " + channel.name());
    };
  }

  /** Opens the account. Calls no remote. */
  public static CelRo open(CelRoConfig config, ConnectorContext context) {
    return open(config, context, null);
  }

  /** As {@link #open(CelRoConfig, ConnectorContext)}, trusting these instead of the JVM's own. */
  static CelRo open(CelRoConfig config, ConnectorContext context, TrustManager @Nullable [] trust) {
    return new CelRo(config, Parts.of(config, context, trust));
  }

  /** {@code celro}. */
  @Override
  public String name() {
    return MarketApi.NAME;
  }

  @Override
  public List<Finding> examine() {
    return parts.examination().run();
  }

  @Override
  public List<CallUse> calls() {
    return List.of(parts.transport().use());
  }

  // offers

  @Override
  public FieldSchema contentSchema() {
    return OfferSchemas.CONTENT;
  }

  @Override
  public FieldSchema priceSchema() {
    return OfferSchemas.PRICE;
  }

  @Override
  public int updateBatch() {
    return config.updateBatch();
  }

  @Override
  public int publishBatch() {
    return config.publishBatch();
  }

  @Override
  public int readBatch() {
    return config.readBatch();
  }

  @Override
  public BatchResult update(List<OfferUpdate> updates) {
    return parts.offers().update(updates);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A batch of more than 900 form variables is refused whole without being sent ({@code
   * api/celro.md} 1.6): fewer offers fit.
   */
  @Override
  public BatchResult publish(List<OfferContent> offers) {
    return parts.offers().publish(offers);
  }

  @Override
  public Map<Sku, ImportState> importStates(Collection<Sku> skus) {
    return parts.offers().importStates(skus);
  }

  @Override
  public OfferPage offers(@Nullable String page) {
    return parts.offerReads().page(page);
  }

  @Override
  public List<Offer> offers(Collection<Sku> skus) {
    return parts.offerReads().of(skus);
  }

  /** Whether rules said {@code existing}: the marketplace's own catalogue has the product. */
  @Override
  public boolean joins(FieldRecord content) {
    return content.bool(OfferSchemas.EXISTING).orElse(false);
  }

  @Override
  public BatchResult join(OfferContent offer) {
    return parts.offers().join(offer);
  }

  @Override
  public List<String> lacks(FieldRecord content) {
    return parts.catalogue().lacks(content);
  }

  /** Shows one offer to buyers, or hides it. */
  public Done switchOffer(Sku sku, boolean active) {
    return parts.offers().switchOffer(sku, active);
  }

  /** The marketplace's categories; throws when they can not be read. */
  public List<Category> categories() {
    return parts.catalogue().categories();
  }

  /** All characteristics of a category; throws when they can not be read. */
  public List<Characteristic> characteristics(long categoryId) {
    return parts.catalogue().characteristics(categoryId);
  }

  /**
   * The characteristics that an offer of a category can not do without; remembered for a day.
   *
   * @throws ConnectorException when they can not be read
   */
  public List<Characteristic> mandatoryCharacteristics(long categoryId) {
    return parts.catalogue().mandatory(categoryId);
  }

  /** Published offers that the marketplace has not decided on; throws when they can not be read. */
  public List<QueuedOffer> waitingOffers() {
    return parts.catalogue().waiting();
  }

  /**
   * Published offers that the marketplace refused, with its reasons.
   *
   * @throws ConnectorException when they can not be read
   */
  public List<QueuedOffer> rejectedOffers() {
    return parts.catalogue().rejected();
  }

  // orders

  @Override
  public FieldSchema orderSchema() {
    return OrderSchema.ORDER;
  }

  @Override
  public OrderPage orders(OrderQuery query, @Nullable String page) {
    return parts.orders().list(query, page);
  }

  @Override
  public Optional<ChannelOrder> order(String orderId) {
    return parts.orders().read(orderId);
  }

  @Override
  public Done confirm(String orderId) {
    return parts.steps().confirm(orderId);
  }

  @Override
  public Done markLine(String lineId, LineState state) {
    return parts.steps().mark(lineId, state);
  }

  @Override
  public Map<String, LineState> lineStates(String orderId) {
    return parts.orders().lineStates(orderId);
  }

  @Override
  public Done readyForDelivery(String orderId) {
    return parts.steps().ready(orderId);
  }

  @Override
  public Done finish(String orderId) {
    return parts.steps().finish(orderId);
  }

  @Override
  public Done note(String orderId, String text) {
    return parts.steps().note(orderId, text);
  }

  /**
   * Cancels an order on the marketplace. Read the order before doing it again.
   *
   * @param reason at least 5 characters ({@code api/celro.md} 4.5)
   */
  public Done cancel(String orderId, String reason) {
    return parts.steps().cancel(orderId, reason);
  }

  /** Cancels an order for one of {@link #cancelReasons()}. Read it before doing it again. */
  public Done cancel(String orderId, CancelReason reason) {
    return parts.steps().cancel(orderId, reason.id());
  }

  /** Takes a cancellation back. Read the order before doing it again. */
  public Done reactivate(String orderId) {
    return parts.steps().reactivate(orderId);
  }

  /** The reasons an order can be cancelled for; throws when they can not be read. */
  public List<CancelReason> cancelReasons() {
    return parts.seller().cancelReasons();
  }

  /**
   * Order statuses by id, as the marketplace names them; at most a day old.
   *
   * @throws ConnectorException when they can not be read
   */
  public Map<String, String> orderStatuses() {
    return Map.copyOf(parts.statuses().names());
  }

  /**
   * What buyers want to send back, asked for within a time.
   *
   * @throws ConnectorException when it can not be read
   */
  public List<ReturnRequest> returnRequests(Instant from, Instant to) {
    return parts.seller().returnRequests(from, to);
  }

  /**
   * The order printed as a PDF; empty when the marketplace has none.
   *
   * @throws ConnectorException when it can not be read
   */
  public Optional<byte[]> orderPdf(String orderId) {
    return parts.shipments().orderPdf(orderId);
  }

  // shipments, invoices, payments

  @Override
  public List<Waybill> waybills(String orderId) {
    return parts.shipments().waybills(orderId);
  }

  @Override
  public Done register(String orderId, String courierId, String number) {
    return parts.shipments().register(orderId, courierId, number);
  }

  /**
   * {@inheritDoc}
   *
   * @param request in {@link #waybillSchema()}
   */
  @Override
  public Done create(String orderId, FieldRecord request) {
    return parts.shipments().create(orderId, request);
  }

  /** The schema of what {@link #create} takes. */
  public FieldSchema waybillSchema() {
    return OfferSchemas.WAYBILL;
  }

  @Override
  public Optional<byte[]> label(Waybill waybill) {
    return parts.shipments().label(waybill);
  }

  /**
   * The courier's own words on a waybill of an order.
   *
   * @throws ConnectorException when they can not be read
   */
  public String courierStatus(String orderId, String number) {
    return parts.shipments().status(orderId, number);
  }

  /** Couriers the marketplace knows, for {@link #register}; throws when they can not be read. */
  public List<Courier> couriers() {
    return parts.seller().couriers();
  }

  /** The seller's courier accounts, for {@link #create}; throws when they can not be read. */
  public List<CourierAccount> courierAccounts() {
    return parts.seller().courierAccounts();
  }

  /** The seller's addresses, for {@link #create}; throws when they can not be read. */
  public List<PickupPlace> pickupPlaces() {
    return parts.seller().pickupPlaces();
  }

  /** The seller's contacts, for {@link #create}; throws when they can not be read. */
  public List<SenderContact> senderContacts() {
    return parts.seller().senderContacts();
  }

  @Override
  public List<InvoiceRef> attached(String orderId) {
    return parts.invoices().attached(orderId);
  }

  @Override
  public Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
    return parts.invoices().attach(orderId, invoice, pdf);
  }

  @Override
  public Done detach(String orderId, InvoiceRef invoice) {
    return parts.invoices().detach(orderId, invoice);
  }

  @Override
  public Payment payment(String orderId) {
    return parts.payments().payment(orderId);
  }

  @Override
  public List<CardOrder> cardOrders(YearMonth month) {
    return parts.payments().cardOrders(month);
  }

  /** The names of payment methods, as they stand on orders; throws when they can not be read. */
  public List<String> paymentMethods() {
    return parts.payments().methods();
  }

  /** Shows where, never who. */
  @Override
  public String toString() {
    return "CelRo[" + config.base() + "]";
  }
}
