package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.publish.Drafting.Drafted;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.CodeLinks;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pass of catalogue, prices and stock: snapshot, decisions, guards, pushes, ledger. */
public final class Publishing {
  static final String MAPPED_ON = "publish.mappedOn";
  private static final String STOPPED = "publish.stopped";
  private static final String UNKNOWN = "stock.unknown";

  /** Set once the stock list was read whole. */
  public static final String STOCK_READ = "stock.readWhole";

  /** What it works with; a missing reader means that nothing can be looked up or reconciled. */
  public record Parts(
      @Nullable StockSource stockSource,
      OfferSink sink,
      @Nullable OfferReader reader,
      Rules rules,
      FreshOrders orders,
      Announcer announcer,
      CodeLinks links) {}

  /** Which flows are due. */
  public record Wanted(boolean stock, boolean prices, boolean products) {
    /** These, as flows. */
    Set<Flow> flows() {
      Set<Flow> flows = new TreeSet<>();
      if (stock) {
        flows.add(Flow.STOCK);
      }
      if (prices) {
        flows.add(Flow.PRICES);
      }
      if (products) {
        flows.add(Flow.PRODUCTS);
      }
      return flows;
    }
  }

  /** A plan, and what {@link #execute} carries out. */
  public static final class Planned {
    private final Plan plan;
    private final Drafted drafted;
    private final Wanted wanted;

    private Planned(Plan plan, Drafted drafted, Wanted wanted) {
      this.plan = plan;
      this.drafted = drafted;
      this.wanted = wanted;
    }

    public Plan plan() {
      return plan;
    }
  }

  private final Pass pass;
  private final VortexStore store;
  private final Parts parts;
  private final StockSettings stock;
  private final PublishSettings publish;
  private final Tallies tallies;

  public Publishing(
      Pass pass,
      VortexStore store,
      Parts parts,
      StockSettings stock,
      PublishSettings publish,
      Tallies tallies) {
    this.pass = pass;
    this.store = store;
    this.parts = parts;
    this.stock = stock;
    this.publish = publish;
    this.tallies = tallies;
  }

  /** Runs; what a remote throws ends it early and is the caller's to report. */
  public void run(Wanted wanted) {
    Drafted drafted = drafting().draft(wanted);
    if (drafted.draft().blast != null) {
      askForConsent(drafted, wanted);
    }
    settle(drafted.draft());
    execute(drafted, wanted, wanted.products() ? this::follow : draft -> Set.of());
  }

  /** Works out what {@link #run} would do and does none of it on the channel. */
  public Planned plan(Wanted wanted) {
    Drafted drafted = drafting().draft(wanted);
    return new Planned(planOf(drafted, wanted), drafted, wanted);
  }

  /** Carries a plan out that was worked out in this pass. */
  public void execute(Planned planned) {
    execute(planned.drafted, planned.wanted, draft -> Set.of());
  }

  /** A slice of reconciliation. */
  public void reconcile() {
    if (publish.reconcilePages() > 0) {
      reconciler().ifPresent(one -> one.slice(publish.reconcilePages()));
    }
  }

  /** The whole listing, as far as the time of the pass goes. */
  public void reconcileAll() {
    reconciler().ifPresent(Reconciler::whole);
  }

  private Optional<Reconciler> reconciler() {
    OfferReader reader = parts.reader();
    if (reader == null) {
      return Optional.empty();
    }
    Comparing comparing =
        new Comparing(
            pass,
            store,
            publish,
            new Ownership(publish.notOurs(), parts.sink().contentSchema()),
            new PriceMatch(Drafting.amountField(parts.sink())),
            tallies.stock(),
            parts.announcer());
    return Optional.of(new Reconciler(pass, reader, store, tallies.stock(), comparing));
  }

  private Drafting drafting() {
    return new Drafting(pass, store, parts, stock, publish, tallies);
  }

  private Plan planOf(Drafted drafted, Wanted wanted) {
    return PlanMaker.plan(
        pass.link(),
        drafted.facts().now(),
        wanted.flows(),
        new BaseScan(pass.link(), store).base(drafted.facts()),
        drafted.draft());
  }

  /** Saves the plan that was stopped, once for as long as the same is stopped. */
  private void askForConsent(Drafted drafted, Wanted wanted) {
    String print = PlanMaker.print(drafted.draft().withheld);
    String[] known = store.cursors().get(pass.link(), STOPPED).orElse("").split(" ", 2);
    String id = known.length == 2 && known[0].equals(print) ? known[1] : "";
    if (id.isEmpty() || store.plans().find(pass.link(), id, pass.now()).isEmpty()) {
      Plan plan = planOf(drafted, wanted);
      store.plans().save(plan, pass.now().plus(publish.planLife()));
      store.cursors().put(pass.link(), STOPPED, print + " " + plan.id());
      id = plan.id();
    }
    String message =
        drafted.draft().blast
            + "; they were left as they are. Check the stock in the ERP; if it is right, approve"
            + " plan "
            + id.substring(0, 12);
    tallies.stock().held("stock", message);
    parts.announcer().alarm("stock", message);
  }

  /** What is done before content is sent; gives what needs none any more in this pass. */
  private interface Between {
    Set<Sku> then(Draft draft);
  }

  private void execute(Drafted drafted, Wanted wanted, Between between) {
    Draft draft = drafted.draft();
    if (!draft.lookedUp.isEmpty()) {
      store.offers().write(pass.link(), draft.lookedUp);
    }
    holds(draft);
    draft.ambiguous.forEach((sku, why) -> tallies.products().held("sku " + sku, why));
    if (drafted.facts().snapshot() != null) {
      unknown(draft.unknownStock);
    }
    tallies.products().count("waiting for stock", draft.withoutStock);
    Fence fence =
        new Fence(pass, parts.orders(), store.reservations(), stock, drafted.facts().snapshot());
    Pusher pusher = new Pusher(pass, parts, store, fence, tallies);
    pusher.push(draft.items);
    Set<Sku> decided = new HashSet<>(between.then(draft));
    decided.addAll(draft.settled); // a change of theirs is seen by the next pass
    ContentSender sender = new ContentSender(pass, parts, store, tallies.products(), fence);
    if (wanted.products()) {
      sender.send(draft.ready.stream().filter(one -> !decided.contains(one.sku())).toList());
    }
    used(drafted.consents(), pusher, sender);
    if (wanted.prices() && wanted.products() && drafted.facts().remapAll()) {
      store.cursors().put(pass.link(), MAPPED_ON, drafted.facts().day().toString());
    }
  }

  /** Listed offers whose stock nobody knows stay as they are; more of them raise an alarm, once. */
  private void unknown(long offers) {
    tallies.stock().count("unknown", offers);
    String before = store.cursors().get(pass.link(), UNKNOWN).orElse("0");
    if (before.equals(Long.toString(offers))) {
      return;
    }
    store.cursors().put(pass.link(), UNKNOWN, Long.toString(offers));
    if (offers > Long.parseLong(before)) {
      parts
          .announcer()
          .alarm(
              "stock",
              "the stock of "
                  + offers
                  + " listed offer(s) is not known; they stay as they are. Look at the report of"
                  + " the stock flow");
    }
  }

  private Set<Sku> follow(Draft draft) {
    return imports().follow(draft.pending, publish.newOffers());
  }

  /** Before anything is pushed: what the channel decided meanwhile is pushed again with it. */
  private void settle(Draft draft) {
    if (draft.updating.isEmpty()) {
      return;
    }
    try {
      int most = publish.newOffers();
      draft.items.addAll(imports().settle(draft.updating, draft.items, most, draft.settled));
    } catch (ConnectorException e) {
      tallies.products().failed(e.connector(), e.getMessage(), !e.retryable());
    }
  }

  private Imports imports() {
    return new Imports(pass, parts.sink(), store.offers(), tallies.products(), parts.announcer());
  }

  private void holds(Draft draft) {
    LedgerBook book = new LedgerBook(pass.link(), store.offers());
    book.change(draft.kept, Draft.Kept::sku, (one, now) -> one.change().apply(now));
    book.change(draft.released, sku -> sku, (sku, now) -> Holds.set(now, null));
    book.change(
        List.copyOf(draft.newHolds.values()),
        Withheld::sku,
        (one, now) -> Holds.guarded(now, OfferHold.of(one)));
    draft.newHolds.forEach(
        (sku, one) -> {
          (one.facet() == Facet.PRICE ? tallies.prices() : tallies.products())
              .held("sku " + sku, OfferHold.of(one).explain());
          parts.announcer().offerHeld(sku, one.message());
        });
    Set<Sku> waiting = new TreeSet<>();
    for (Withheld one : draft.withheld) {
      if (one.guard() != biz.megzo.vortex.publish.Guard.BLAST_RADIUS) {
        waiting.add(one.sku());
      }
    }
    tallies.products().count("waiting for a person", waiting.size());
    if (waiting.size() > draft.newHolds.size()) {
      tallies
          .products()
          .held("products", waiting.size() + " product(s) wait for a person; list those held");
    }
  }

  /** Consents end with their use. */
  private void used(Consents consents, Pusher pusher, ContentSender sender) {
    consents
        .reliedOn()
        .forEach(
            (facet, skus) -> {
              List<Sku> done = new ArrayList<>(skus);
              done.removeIf(sku -> !pusher.taken().contains(sku) && !sender.taken().contains(sku));
              if (!done.isEmpty()) {
                store.guards().used(pass.link(), facet, done);
              }
            });
  }
}
