package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import biz.megzo.vortex.fulfil.PaymentDesk;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.internal.fulfil.FollowDesk;
import biz.megzo.vortex.internal.fulfil.FollowSetup;
import biz.megzo.vortex.internal.fulfil.PaymentBook;
import biz.megzo.vortex.internal.fulfil.PaymentCounter;
import biz.megzo.vortex.internal.fulfil.ShipmentCounter;
import biz.megzo.vortex.internal.fulfil.ShipmentSetup;
import biz.megzo.vortex.internal.order.Desk;
import biz.megzo.vortex.internal.order.MarkerExamination;
import biz.megzo.vortex.internal.order.OrderIntake;
import biz.megzo.vortex.internal.order.OrderPass;
import biz.megzo.vortex.internal.order.OrderSetup;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.publish.CodeDesk;
import biz.megzo.vortex.publish.OfferDesk;
import biz.megzo.vortex.publish.Plans;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A link whose connectors are opened. Thread-safe. */
public final class OpenLink {
  /** What all links of a facade share. */
  public record Surroundings(
      VortexStore store,
      Rules rules,
      VortexListener listener,
      InstantSource clock,
      String node,
      Duration budget) {
    /** The same with a listener that can not break a pass. */
    Surroundings guarded() {
      return new Surroundings(store, rules, Listeners.safe(listener), clock, node, budget);
    }
  }

  private final Link link;
  private final Sides sides;
  private final Surroundings around;

  private OpenLink(Link link, Sides sides, Surroundings around) {
    this.link = link;
    this.sides = sides;
    this.around = around;
  }

  /** What opens a link's connectors. */
  public record Factories(
      ConnectorFactory erp,
      ConnectorFactory channel,
      List<CourierConnector.Factory> couriers,
      List<PaymentConnector.Factory> payments) {}

  /** Opens all connectors; calls no remote. */
  public static OpenLink open(Link link, Factories factories, Surroundings around) {
    ConnectorContext context =
        new ConnectorContext(
            link.id(), around.clock(), around.store().accounts(), around.store().leases());
    Connector erp = factories.erp().open(context);
    Connector channel = factories.channel().open(context);
    Sides sides =
        new Sides(
            erp,
            channel,
            factories.couriers().stream().map(one -> one.open(context, channel)).toList(),
            factories.payments().stream().map(one -> one.open(context)).toList());
    return new OpenLink(link, sides, around.guarded());
  }

  public Sides sides() {
    return sides;
  }

  Link link() {
    return link;
  }

  Surroundings around() {
    return around;
  }

  public Heartbeat heartbeat() {
    return new Heartbeat(this);
  }

  public Doorbell doorbell() {
    return new Doorbell(link.id(), around.store().hints(), around.clock());
  }

  public Planning planning() {
    return new Planning(this);
  }

  public OfferDesk offers() {
    return new OfferDesk(link.id(), around.store(), around.clock());
  }

  public ProductDesk products() {
    return new ProductDesk(
        link.id(),
        new ProductDesk.Parts(
            around.store(),
            new ProductDesk.Translation(around.rules(), link.codes(), schemas()),
            offers(),
            stock(),
            link.zone(),
            around.clock()));
  }

  private ProductDesk.Schemas schemas() {
    CatalogSource source = sides.erp(CatalogSource.class);
    OfferSink sink = sides.channel(OfferSink.class);
    FieldSchema none = FieldSchema.of("none");
    return new ProductDesk.Schemas(
        source == null ? none : source.productSchema(),
        sink == null ? none : sink.contentSchema(),
        sink == null ? none : sink.priceSchema());
  }

  public Plans plans() {
    return new Plans(link.id(), around.store(), around.clock(), link.publish().planLife());
  }

  public LinkPause pause() {
    return new LinkPause(link.id(), around.store(), around.clock());
  }

  public OrderDesk orders() {
    return new Desk(orderSetup());
  }

  /** Takes orders in outside of a heartbeat. */
  public FlowReport backfill(BiFunction<OrderIntake, Instant, OrderPass> how) {
    Instant deadline = around.clock().instant().plus(around.budget());
    OrderPass done = how.apply(new OrderIntake(orderSetup()), deadline);
    Tally tally = new Tally(Flow.ORDERS);
    OrderFlow.report(done, tally);
    return tally.report();
  }

  /** What was found of the records made so far; nothing when there are no orders. */
  public List<Finding> examineRecords() {
    OrderSetup setup = OrderFlow.setup(this);
    return setup == null ? List.of() : new MarkerExamination(setup).examine();
  }

  private OrderSetup orderSetup() {
    OrderSetup setup = OrderFlow.setup(this);
    if (setup == null) {
      throw new IllegalStateException(sides.channel().name() + " has no orders");
    }
    return setup;
  }

  /** The desk of shipments. */
  public ShipmentDesk shipments() {
    ShipmentSetup setup = shipmentSetup();
    if (setup == null) {
      throw new IllegalStateException(sides.channel().name() + " has no orders");
    }
    return new ShipmentCounter(setup);
  }

  /** The desk of payments. */
  public PaymentDesk payments() {
    return new PaymentCounter(link.id(), paymentBook(), link.zone());
  }

  PaymentBook paymentBook() {
    return new PaymentBook(
        around.store(),
        sides.channel().name(),
        sides.channel(PaymentSource.class),
        sides.payments(),
        around.clock(),
        around.listener());
  }

  /** What the shipment engine works with; null when the channel has no orders. */
  @Nullable ShipmentSetup shipmentSetup() {
    OrderSource source = sides.channel(OrderSource.class);
    if (source == null) {
      return null;
    }
    return new ShipmentSetup(
        link.id(),
        around.node(),
        around.store(),
        new ShipmentSetup.Channel(
            source, sides.channel(OrderUpdates.class), sides.channel(ShipmentSink.class)),
        sides.couriers(),
        paymentBook(),
        new ShipmentSetup.Manner(
            link.shipments(),
            around.clock(),
            around.listener(),
            followSetup().invoiceFirst(),
            followSetup().beforeWaybills()));
  }

  public CodeDesk codes() {
    return new CodeDesk(link.id(), around.store(), around.clock());
  }

  public InvoiceDesk invoices() {
    return new FollowDesk(followSetup());
  }

  /** Makes recorded orders due. */
  public void wake(List<String> orderIds) {
    if (!orderIds.isEmpty()) {
      around.store().followUps().wake(link.id(), orderIds);
    }
  }

  /** What the engine that follows recorded orders works with. */
  FollowSetup followSetup() {
    return new FollowSetup(
        link.id(),
        around.node(),
        around.store(),
        new FollowSetup.Remotes(
            sides.erp(InvoiceSource.class),
            sides.channel(InvoiceSink.class),
            sides.channel(OrderSource.class),
            sides.channel(OrderUpdates.class)),
        new FollowSetup.Settings(link.invoices(), link.fulfil(), link.orders()),
        new FollowSetup.Surroundings(around.clock(), around.listener()));
  }

  public Stock stock() {
    return new Stock(link.id(), around.store(), link.stock(), around.clock());
  }
}
