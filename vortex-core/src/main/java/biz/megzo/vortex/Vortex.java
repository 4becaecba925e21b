package biz.megzo.vortex;

import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import biz.megzo.vortex.fulfil.PaymentDesk;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.http.CallUse;
import biz.megzo.vortex.internal.heartbeat.OpenLink;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.publish.Applied;
import biz.megzo.vortex.publish.CodeDesk;
import biz.megzo.vortex.publish.OfferDesk;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.Plans;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.store.HintStore.Waiting;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps SmartBill and Cel.ro in step. The host calls it on its own schedule; it has no threads and
 * no timers. Thread-safe, and safe from any number of nodes over one store: one node at a time runs
 * a link, the others are told so in the report.
 *
 * <pre>{@code
 * Vortex vortex =
 *     Vortex.create(JdbcStore.create(dataSource))
 *         .link(
 *             Link.builder("shop-1")
 *                 .erp(SmartBill.connector(smartBillConfig))
 *                 .channel(CelRo.connector(celRoConfig))
 *                 .build())
 *         .rules(rules)
 *         .build();
 * HeartbeatReport report = vortex.heartbeat(LinkId.of("shop-1")); // every five minutes
 * }</pre>
 */
public final class Vortex {
  private final Map<LinkId, OpenLink> links;

  Vortex(Map<LinkId, OpenLink> links) {
    this.links = links;
  }

  /** Starts with where everything is remembered. */
  public static VortexBuilder create(VortexStore store) {
    return new VortexBuilder(Objects.requireNonNull(store, "store"));
  }

  /** The links, in the order they were added. */
  public List<LinkId> links() {
    return List.copyOf(links.keySet());
  }

  /**
   * One pass over all flows of a link: orders in, invoices looked for, stock and prices pushed,
   * products published, orders recorded, payments asked for, shipments made and followed, invoices
   * attached. Returns when it is done or its time is over, at most a little after the time budget.
   * Hints that wait are seen to; one that was woken for products or prices reads the whole
   * catalogue, not a slice. Never throws for what a remote, an order or a product does: the report
   * says it.
   *
   * @throws IllegalArgumentException when there is no such link
   * @throws biz.megzo.vortex.store.StoreException when the store fails
   */
  public HeartbeatReport heartbeat(LinkId link) {
    return open(link).heartbeat().run(EnumSet.allOf(Flow.class));
  }

  /** As {@link #heartbeat}, for these flows and what they need. */
  public HeartbeatReport sync(LinkId link, Flow first, Flow... more) {
    return open(link).heartbeat().run(Set.copyOf(EnumSet.of(first, more)));
  }

  /**
   * Notes that flows of a link may have something to do; quick, as it only touches the store. The
   * next heartbeat, or {@link #runPending}, sees to it. Safe from any thread, as often as one
   * likes: the same hint is kept once.
   *
   * @throws IllegalArgumentException when there is no such link
   */
  public void wake(LinkId link, Flow first, Flow... more) {
    wake(link, EnumSet.of(first, more).stream().map(Hint::of).toList());
  }

  /** As {@link #wake(LinkId, Flow, Flow...)}, for an order (its id) or a SKU of a flow. */
  public void wake(LinkId link, Flow flow, String subject) {
    wake(link, List.of(Hint.of(flow, subject)));
  }

  /** As {@link #wake(LinkId, Flow, Flow...)}. */
  public void wake(LinkId link, Collection<Hint> hints) {
    open(link).doorbell().ring(hints);
  }

  /**
   * Reads a push of a remote and keeps what it tells. Never throws and is always quick: it calls no
   * remote. A link that is unknown here is answered with 404.
   *
   * @param receiver for example {@code StockPush.of(secret)} of vortex-smartbill
   * @return what to answer to the sender
   */
  public WakeReply receive(LinkId link, WakeReceiver receiver, WakeRequest request) {
    OpenLink open = links.get(link);
    return open == null
        ? WakeReply.refused(404, "not found")
        : open.doorbell().receive(receiver, request);
  }

  /** The hints that no pass has seen to yet, oldest first, at most 1000. */
  public List<Waiting> pending(LinkId link) {
    return open(link).doorbell().waiting();
  }

  /**
   * Runs the flows that hints wait for, for hosts that react at once; does nothing when there are
   * none. As {@link #heartbeat} in all else: a link that another node runs is {@code BUSY} and its
   * hints stay, as do those that come while the pass runs and those of flows that ended early.
   */
  public HeartbeatReport runPending(LinkId link) {
    return open(link).heartbeat().runPending();
  }

  /**
   * What a heartbeat would change on the channel right now: the same plan that it would carry out.
   * Reads both remotes and takes orders and invoices in, as a heartbeat does; changes nothing on
   * the channel, nor what is known of it.
   *
   * @param flows of {@code PRODUCTS}, {@code PRICES} and {@code STOCK}; none means all three
   * @return empty when another node runs the link right now
   * @throws biz.megzo.vortex.connector.ConnectorException when a remote can not be used
   * @throws IllegalStateException when the link's channel takes no offers
   */
  public Optional<Plan> plan(LinkId link, Flow... flows) {
    return open(link).planning().plan(Set.copyOf(Arrays.asList(flows)));
  }

  /**
   * Carries a plan out, if nothing that it rests on has moved since: what the channel acknowledged,
   * products and stock in the ERP, reservations, rules. Even then no more units are offered than
   * are free at the instant of each push.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when a remote can not be read
   */
  public Applied apply(LinkId link, Plan plan) {
    return open(link).planning().apply(plan);
  }

  /** As {@link #apply(LinkId, Plan)}, for a saved plan by its id or the beginning of it. */
  public Applied apply(LinkId link, String planId) {
    return plans(link).find(planId).map(plan -> apply(link, plan)).orElseGet(Applied.Unknown::new);
  }

  /**
   * Says yes to everything that a saved plan holds back and that a person may consent to: the next
   * heartbeat, or {@link #apply}, does exactly that. Ends with its use, or with the life of a plan.
   *
   * @param who a name that may stand in a log
   * @param why for the audit log
   * @return how many changes were consented to
   * @throws IllegalArgumentException when there is no such plan, or it has expired
   */
  public int approve(LinkId link, String planId, String who, String why) {
    return plans(link).approve(planId, who, why);
  }

  /** The offers of a link, for people: held, waiting, refused, drifted, and why. */
  public OfferDesk offers(LinkId link) {
    return open(link).offers();
  }

  /** The products of a link, for people: found among very many, and one with its whole story. */
  public ProductDesk products(LinkId link) {
    return open(link).products();
  }

  /**
   * Compares everything that the channel lists with what it acknowledged, as far as the time budget
   * goes; what differs is set right by the next heartbeat. Heartbeats do the same by slices.
   *
   * @return empty when another node runs the link right now
   * @throws IllegalStateException when the link's channel takes no offers
   */
  public Optional<FlowReport> reconcile(LinkId link) {
    return open(link).planning().reconcile(true);
  }

  /** As {@link #reconcile}, for the slice that the next heartbeat would read. */
  public Optional<FlowReport> reconcileSlice(LinkId link) {
    return open(link).planning().reconcile(false);
  }

  /**
   * Stops a link until {@link #resume}: heartbeats on all nodes do nothing for it and say so; hints
   * are kept. A pass that runs already goes on to its end, and what a person applies is applied.
   *
   * @param who a name that may stand in a log
   * @param why for the audit log; may be empty
   * @return false when it was stopped already
   */
  public boolean pause(LinkId link, String who, String why) {
    return open(link).pause().set(true, who, why);
  }

  /** Lets a stopped link go on; false when it was not stopped. */
  public boolean resume(LinkId link, String who) {
    return open(link).pause().set(false, who, "");
  }

  /** Who stopped a link, and why; empty when it runs. */
  public Optional<Pause> paused(LinkId link) {
    return open(link).pause().now();
  }

  /** The saved plans of a link. */
  public Plans plans(LinkId link) {
    return open(link).plans();
  }

  /**
   * The orders of a link, for people.
   *
   * @throws IllegalStateException when the link's channel has no orders
   */
  public OrderDesk orders(LinkId link) {
    return open(link).orders();
  }

  /**
   * Takes in orders placed within a time, both ends included, whatever the polls have seen and
   * however old they are. Safe beside heartbeats and as often as one likes: an order that is known
   * stays as it is. {@code SKIPPED} in the report: its time is over; calling again goes on.
   *
   * @throws IllegalStateException when the link's channel has no orders
   */
  public FlowReport backfill(LinkId link, Instant from, Instant to) {
    return open(link).backfill((intake, deadline) -> intake.backfill(from, to, deadline));
  }

  /** As {@link #backfill(LinkId, Instant, Instant)}, for orders named one by one. */
  public FlowReport backfill(LinkId link, List<String> orderIds) {
    return open(link).backfill((intake, deadline) -> intake.backfill(orderIds, deadline));
  }

  /**
   * The shipments of a link, for people and hosts.
   *
   * @throws IllegalStateException when the link's channel has no orders
   */
  public ShipmentDesk shipments(LinkId link) {
    return open(link).shipments();
  }

  /** What is known of the payments of a link's orders; reads only. */
  public PaymentDesk payments(LinkId link) {
    return open(link).payments();
  }

  /** The invoices and channel steps of a link's recorded orders, for people. */
  public InvoiceDesk invoices(LinkId link) {
    return open(link).invoices();
  }

  /**
   * Looks now whether these orders were invoiced, and attaches, takes off or moves on what is due:
   * for a host that hears of an invoice. Orders that were never recorded are left out. When another
   * node runs the link, its next pass does it.
   */
  public HeartbeatReport checkInvoices(LinkId link, List<String> orderIds) {
    OpenLink open = open(link);
    open.wake(orderIds);
    return open.heartbeat().run(Set.of(Flow.INVOICES));
  }

  /** The stock of a link, for people. */
  public Stock stock(LinkId link) {
    return open(link).stock();
  }

  /** The codes of a link that people linked. */
  public CodeDesk codes(LinkId link) {
    return open(link).codes();
  }

  /**
   * Looks whether all accounts of a link can be used, and whether what Vortex prints on records can
   * be read back; calls the remotes, changes nothing.
   */
  public List<Finding> examine(LinkId link) {
    OpenLink open = open(link);
    List<Finding> findings = new ArrayList<>();
    open.sides().all().forEach(connector -> findings.addAll(connector.examine()));
    findings.addAll(open.examineRecords());
    return List.copyOf(findings);
  }

  /** How much of the calls of a link's accounts this process has used; calls nobody. */
  public List<CallUse> calls(LinkId link) {
    return open(link).sides().all().stream().flatMap(side -> side.calls().stream()).toList();
  }

  private OpenLink open(LinkId link) {
    OpenLink open = links.get(link);
    if (open == null) {
      throw new IllegalArgumentException("no link " + link + "; there are " + links.keySet());
    }
    return open;
  }
}
