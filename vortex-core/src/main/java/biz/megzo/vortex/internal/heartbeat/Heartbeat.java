package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Pause;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.HeartbeatEnded;
import biz.megzo.vortex.event.OfferHeld;
import biz.megzo.vortex.event.OffersPushed;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.internal.fulfil.FollowWork;
import biz.megzo.vortex.internal.fulfil.InvoiceWatch;
import biz.megzo.vortex.internal.fulfil.Parcels;
import biz.megzo.vortex.internal.fulfil.PaymentBook;
import biz.megzo.vortex.internal.fulfil.PaymentFlow;
import biz.megzo.vortex.internal.fulfil.ShipmentFlow;
import biz.megzo.vortex.internal.fulfil.ShipmentSetup;
import biz.megzo.vortex.internal.fulfil.StepGate;
import biz.megzo.vortex.internal.publish.Announcer;
import biz.megzo.vortex.internal.publish.CatalogueReader;
import biz.megzo.vortex.internal.publish.LinkedOffers;
import biz.megzo.vortex.internal.publish.ProductLists;
import biz.megzo.vortex.internal.publish.ProductMerge;
import biz.megzo.vortex.internal.publish.Publishing;
import biz.megzo.vortex.internal.publish.Tallies;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.CodeLinks;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.RunLog.Run;
import biz.megzo.vortex.store.StoreException;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the flows of a link in the order that never oversells: orders in, invoice evidence, stock
 * snapshot, decreases, increases, prices, content, records out, a slice of reconciliation; payments
 * before shipments, because what is paid is not collected; last what ends an order on the channel.
 */
public final class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final int PAYMENT_QUESTIONS = 60;

  private final OpenLink open;
  private final Link link;
  private final Sides sides;
  private final OpenLink.Surroundings around;
  private final VortexListener listener;
  private final VortexStore store;

  Heartbeat(OpenLink open) {
    this.open = open;
    this.link = open.link();
    this.sides = open.sides();
    this.around = open.around();
    this.listener = around.listener();
    this.store = around.store();
  }

  /** Runs these flows, or reports that another node runs the link. */
  public HeartbeatReport run(Set<Flow> wanted) {
    Pause pause = open.pause().now().orElse(null);
    return pause == null ? locked(false, woken -> wanted) : stopped(pause, wanted);
  }

  private HeartbeatReport stopped(Pause pause, Set<Flow> wanted) {
    HeartbeatReport report = open.pause().report(pause, wanted);
    listener.heartbeatEnded(new HeartbeatEnded(report));
    return report;
  }

  /** Runs the flows that hints wait for; with none it takes no lease and leaves no trace. */
  public HeartbeatReport runPending() {
    if (store.hints().count(link.id()) == 0) {
      Instant now = around.clock().instant();
      return new HeartbeatReport(link.id(), now, now, Result.DONE, List.of());
    }
    Pause pause = open.pause().now().orElse(null);
    return pause == null ? locked(true, Woken::flows) : stopped(pause, Set.of());
  }

  private HeartbeatReport locked(boolean hintsAlone, Function<Woken, Set<Flow>> choice) {
    Instant startedAt = around.clock().instant();
    Optional<Lease> lease =
        store.leases().acquire("link:" + link.id(), around.node(), link.orders().leaseTime());
    HeartbeatReport report =
        lease
            .map(held -> holding(held, hintsAlone, choice, startedAt))
            .orElseGet(
                () ->
                    new HeartbeatReport(
                        link.id(), startedAt, around.clock().instant(), Result.BUSY, List.of()));
    listener.heartbeatEnded(new HeartbeatEnded(report));
    return report;
  }

  private HeartbeatReport holding(
      Lease lease, boolean hintsAlone, Function<Woken, Set<Flow>> choice, Instant startedAt) {
    FlowTallies tallies = new FlowTallies();
    Set<Flow> wanted = Set.of();
    try {
      Woken woken = Woken.read(store.hints(), link.id(), hintsAlone);
      wanted = choice.apply(woken);
      if (!wanted.isEmpty()) {
        flows(pass(lease), wanted, woken, tallies);
        woken.conclude(store.hints(), wanted, flow -> tallies.of(flow).report());
      }
    } catch (LeaseLostException e) {
      tallies.of(wanted.iterator().next()).failed("link", e.getMessage(), false);
    } finally {
      store.leases().release(lease);
    }
    List<FlowReport> flows = wanted.stream().sorted().map(tallies::of).map(Tally::report).toList();
    HeartbeatReport report =
        new HeartbeatReport(link.id(), startedAt, around.clock().instant(), result(flows), flows);
    if (!wanted.isEmpty()) {
      store.runs().append(run(report, wanted));
    }
    return report;
  }

  Pass pass(Lease lease) {
    return new Pass(
        link.id(),
        around.clock(),
        link.zone(),
        around.budget(),
        store.leases(),
        lease,
        link.orders().leaseTime());
  }

  private void flows(Pass pass, Set<Flow> wanted, Woken woken, FlowTallies tallies) {
    Tally orderTally = tallies.of(Flow.ORDERS);
    OrderFlow orders = OrderFlow.of(open, pass, orderTally);
    boolean whole = wanted.size() == Flow.values().length;
    boolean stock = wanted.contains(Flow.STOCK);
    if (wanted.contains(Flow.ORDERS) || stock) {
      step(orderTally, () -> orders.pollFirst(woken.orderIds()));
    }
    if (wanted.contains(Flow.INVOICES) || stock) {
      open.wake(woken.orderIds(Flow.INVOICES));
      step(tallies.of(Flow.INVOICES), () -> invoices(pass, tallies.of(Flow.INVOICES)));
    }
    boolean products = wanted.contains(Flow.PRODUCTS);
    boolean prices = wanted.contains(Flow.PRICES);
    boolean slice = whole && !woken.due(Flow.PRODUCTS) && !woken.due(Flow.PRICES);
    if (products || prices) {
      step(
          tallies.of(Flow.PRODUCTS),
          () ->
              catalogue(
                  pass,
                  store,
                  tallies.of(Flow.PRODUCTS),
                  slice ? link.publish().cataloguePages() : Integer.MAX_VALUE));
    }
    if (stock || products || prices) {
      publish(
          pass,
          new Publishing.Wanted(stock || products, prices || products, products),
          orders,
          tallies,
          woken);
    }
    if (wanted.contains(Flow.ORDERS)) {
      step(orderTally, orders::record);
    }
    if (wanted.contains(Flow.PAYMENTS)) {
      step(tallies.of(Flow.PAYMENTS), () -> payments(pass, tallies.of(Flow.PAYMENTS)));
    }
    if (wanted.contains(Flow.SHIPMENTS)) {
      step(tallies.of(Flow.SHIPMENTS), () -> shipments(pass, woken, tallies.of(Flow.SHIPMENTS)));
    }
    if (wanted.contains(Flow.INVOICES)) {
      step(tallies.of(Flow.INVOICES), () -> followUp(pass, tallies.of(Flow.INVOICES)));
    }
  }

  private void shipments(Pass pass, Woken woken, Tally tally) {
    ShipmentSetup setup = open.shipmentSetup();
    if (setup == null) {
      tally.absent(sides.channel().name() + " has no orders");
      return;
    }
    boolean used =
        !sides.couriers().isEmpty()
            || link.shipments().watch()
            || !store.shipments().counts(link.id()).isEmpty();
    if (!used) {
      tally.absent("no courier is plugged into this link, and no waybill was reported");
      return;
    }
    Parcels.hurry(setup, Parcels.WAITING, woken.orderIds(Flow.SHIPMENTS));
    new ShipmentFlow(pass, setup, tally).run();
  }

  private void payments(Pass pass, Tally tally) {
    PaymentBook book = open.paymentBook();
    if (!book.hasSources()) {
      tally.absent("no payment system is plugged into this link");
      return;
    }
    new PaymentFlow(pass, book, tally, this::paid).run(PAYMENT_QUESTIONS);
  }

  /** A waybill may have waited for that. */
  private void paid(OrderKey order) {
    ShipmentSetup setup = open.shipmentSetup();
    if (setup != null) {
      Parcels.hurry(setup, Set.of(ShipmentState.PLANNED), List.of(order.orderId()));
    }
  }

  private void publish(
      Pass pass, Publishing.Wanted wanted, OrderFlow orders, FlowTallies tallies, Woken woken) {
    Tally tally = tallies.of(wanted.stock() ? Flow.STOCK : Flow.PRICES);
    OfferSink sink = sides.channel(OfferSink.class);
    if (sink == null) {
      for (Flow flow : List.of(Flow.PRODUCTS, Flow.PRICES, Flow.STOCK)) {
        tallies.of(flow).absent(sides.channel().name() + " takes no offers");
      }
      return;
    }
    if (sides.erp(StockSource.class) == null) {
      tallies.of(Flow.STOCK).absent(sides.erp().name() + " gives no stock");
    }
    Publishing publishing = publishing(pass, store, orders, tallies);
    step(tally, () -> publishing.run(wanted));
    if (!woken.alone()) {
      step(tally, publishing::reconcile);
    }
  }

  /** Publishing over a store; the channel must take offers. */
  Publishing publishing(Pass pass, VortexStore over, OrderFlow orders, FlowTallies tallies) {
    OfferSink sink = Objects.requireNonNull(sides.channel(OfferSink.class), "takes offers");
    OfferReader reader = sides.channel(OfferReader.class);
    CodeLinks links = CodeLinks.read(link.codes(), store.settings(), link.id());
    return new Publishing(
        pass,
        over,
        new Publishing.Parts(
            sides.erp(StockSource.class),
            LinkedOffers.sink(sink, links),
            reader == null ? null : LinkedOffers.reader(reader, links, tallies.of(Flow.PRODUCTS)),
            around.rules(),
            orders,
            new Told(),
            links),
        link.stock(),
        link.publish(),
        new Tallies(tallies.of(Flow.PRODUCTS), tallies.of(Flow.PRICES), tallies.of(Flow.STOCK)));
  }

  void invoices(Pass pass, Tally tally) {
    InvoiceSource source = sides.erp(InvoiceSource.class);
    if (source == null) {
      tally.absent(sides.erp().name() + " shows no invoices; reservations stay open");
      return;
    }
    new InvoiceWatch(pass, open.followSetup(), source, tally).run();
  }

  private void followUp(Pass pass, Tally tally) {
    new FollowWork(pass, open.followSetup(), open.shipmentSetup(), parcels(), tally).run();
  }

  /** A parcel that is followed says itself when its order is ready, and when it is finished. */
  private StepGate parcels() {
    return (order, step) ->
        step == ChannelStep.CONFIRM
            || step == ChannelStep.LINES_READY
            || !link.shipments().updateStatus()
            || !Parcels.speak(store.shipments(), order);
  }

  void catalogue(Pass pass, VortexStore over, Tally tally, int pages) {
    CatalogSource source = sides.erp(CatalogSource.class);
    ProductMerge merge = new ProductMerge(link.productOrder());
    if (source != null) {
      step(tally, () -> new CatalogueReader(pass, source, over, tally, merge).read(pages));
    } else if (link.productData().isEmpty()) {
      tally.absent(sides.erp().name() + " gives no catalogue");
    }
    new ProductLists(
            pass, over, tally, new Told(), source == null ? null : source.productSchema(), merge)
        .read(link.productData());
  }

  /** A step that fails ends its own flow, not the pass. */
  void step(Tally tally, Runnable step) {
    try {
      step.run();
    } catch (ConnectorException e) {
      tally.failed(e.connector(), e.getMessage(), !e.retryable());
    } catch (StoreException | LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("A step of link {} failed; the pass goes on", link.id(), e);
      tally.failed(
          "vortex",
          "an unexpected error (" + e.getClass().getSimpleName() + "); the log has it",
          true);
    }
  }

  private static Result result(List<FlowReport> flows) {
    if (flows.stream().anyMatch(flow -> flow.state() == FlowReport.State.FAILED)) {
      return Result.FAILED;
    }
    return flows.stream().anyMatch(flow -> flow.state() == FlowReport.State.HELD)
        ? Result.HELD
        : Result.DONE;
  }

  private static Run run(HeartbeatReport report, Set<Flow> wanted) {
    StringBuilder summary = new StringBuilder();
    for (FlowReport flow : report.flows()) {
      if (!flow.counts().isEmpty()) {
        summary.append(flow.flow().name().toLowerCase(Locale.ROOT));
        summary.append(' ').append(flow.counts()).append("; ");
      }
    }
    String what =
        wanted.size() == Flow.values().length
            ? "heartbeat"
            : wanted.stream().sorted().toList().toString().toLowerCase(Locale.ROOT);
    return new Run(
        report.link(),
        what,
        report.startedAt(),
        report.endedAt(),
        report.result().name().toLowerCase(Locale.ROOT),
        summary.toString());
  }

  /** Tells the host's listener. */
  private final class Told implements Announcer {
    @Override
    public void pushed(int offers) {
      listener.offersPushed(new OffersPushed(id(), offers, now()));
    }

    @Override
    public void offerHeld(Sku sku, String reason) {
      listener.offerHeld(new OfferHeld(id(), sku, reason, now()));
    }

    @Override
    public void alarm(String subject, String message) {
      listener.alarm(new Alarm(id(), subject, message, now()));
    }

    private LinkId id() {
      return link.id();
    }

    private Instant now() {
      return around.clock().instant();
    }
  }
}
