package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.internal.publish.Overlay;
import biz.megzo.vortex.internal.publish.Publishing;
import biz.megzo.vortex.internal.publish.Publishing.Planned;
import biz.megzo.vortex.publish.Applied;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Plans a pass without doing it, and carries plans out. */
public final class Planning {
  private static final Set<Flow> ALL = EnumSet.of(Flow.PRODUCTS, Flow.PRICES, Flow.STOCK);

  private final OpenLink open;
  private final Heartbeat heartbeat;
  private final VortexStore store;

  Planning(OpenLink open) {
    this.open = open;
    this.heartbeat = open.heartbeat();
    this.store = open.around().store();
  }

  /**
   * What a pass over these flows would change; empty when another node runs the link.
   *
   * @param flows of products, prices and stock; empty means all of them
   */
  public Optional<Plan> plan(Set<Flow> flows) {
    Set<Flow> wanted = flows.isEmpty() ? ALL : flows;
    if (!ALL.containsAll(wanted)) {
      throw new IllegalArgumentException("a plan is about " + ALL + ", not about " + wanted);
    }
    return leased(
        pass -> {
          FlowTallies tallies = new FlowTallies();
          return work(pass, wanted, tallies, new Overlay(open.link().id(), store)).plan();
        });
  }

  /** Carries a plan out if nothing that it rests on has moved. */
  public Applied apply(Plan plan) {
    if (!plan.link().equals(open.link().id())) {
      throw new IllegalArgumentException(plan + " is of link " + plan.link());
    }
    return leased(pass -> applied(pass, plan)).orElseGet(Applied.Busy::new);
  }

  /**
   * Compares the channel's listing with the ledger; empty when another node runs the link.
   *
   * @param whole all of it, or a slice as a heartbeat does
   */
  public Optional<FlowReport> reconcile(boolean whole) {
    return leased(
        pass -> {
          FlowTallies tallies = new FlowTallies();
          OrderFlow orders = OrderFlow.of(open, pass, tallies.of(Flow.ORDERS));
          if (open.sides().channel(OfferSink.class) == null) {
            throw new IllegalStateException(open.sides().channel().name() + " takes no offers");
          }
          Publishing publishing = heartbeat.publishing(pass, store, orders, tallies);
          heartbeat.step(
              tallies.of(Flow.STOCK),
              () -> {
                if (whole) {
                  publishing.reconcileAll();
                } else {
                  publishing.reconcile();
                }
              });
          return tallies.of(Flow.STOCK).report();
        });
  }

  private Applied applied(Pass pass, Plan plan) {
    FlowTallies tallies = new FlowTallies();
    Overlay overlay = new Overlay(open.link().id(), store);
    Planned planned = work(pass, plan.flows(), tallies, overlay);
    Plan now = planned.plan();
    List<Consent> consents = store.guards().consents(open.link().id(), pass.now());
    List<String> moved = plan.moved(now, consents, pass.now());
    if (!moved.isEmpty()) {
      return new Applied.Moved(moved, now);
    }
    overlay.commit();
    OrderFlow orders = OrderFlow.of(open, pass, tallies.of(Flow.ORDERS));
    Tally tally = tallies.of(plan.flows().contains(Flow.STOCK) ? Flow.STOCK : Flow.PRICES);
    heartbeat.step(
        tally, () -> heartbeat.publishing(pass, store, orders, tallies).execute(planned));
    store
        .audit()
        .append(
            open.link().id(),
            List.of(
                new Fact(
                    pass.now(),
                    "vortex",
                    "plan:" + plan.shortId(),
                    "plan.applied",
                    now.changes().size() + " changes")));
    List<FlowReport> reports = new ArrayList<>();
    plan.flows().stream().sorted().forEach(flow -> reports.add(tallies.of(flow).report()));
    return new Applied.Done(now, reports);
  }

  /** Reads what a heartbeat reads and works the changes out; a remote that fails ends it. */
  private Planned work(Pass pass, Set<Flow> flows, FlowTallies tallies, VortexStore over) {
    if (open.sides().channel(OfferSink.class) == null) {
      throw new IllegalStateException(open.sides().channel().name() + " takes no offers");
    }
    boolean products = flows.contains(Flow.PRODUCTS);
    boolean prices = flows.contains(Flow.PRICES) || products;
    boolean stock = flows.contains(Flow.STOCK) || products;
    OrderFlow orders = OrderFlow.of(open, pass, tallies.of(Flow.ORDERS));
    if (stock) {
      orders.pollFirst(List.of());
      heartbeat.invoices(pass, tallies.of(Flow.INVOICES));
    }
    if (prices) {
      int pages =
          flows.size() == ALL.size() ? open.link().publish().cataloguePages() : Integer.MAX_VALUE;
      heartbeat.catalogue(pass, over, tallies.of(Flow.PRODUCTS), pages);
    }
    return heartbeat
        .publishing(pass, over, orders, tallies)
        .plan(new Publishing.Wanted(stock, prices, products));
  }

  private <T> Optional<T> leased(Function<Pass, T> work) {
    Optional<Lease> lease =
        store
            .leases()
            .acquire(
                "link:" + open.link().id(), open.around().node(), open.link().orders().leaseTime());
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.apply(heartbeat.pass(lease.get())));
    } finally {
      store.leases().release(lease.get());
    }
  }
}
