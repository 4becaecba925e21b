package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass of catalogue, prices and stock: snapshot, decisions, guards, pushes, ledger. */
public final class Publishing {
  private static final String MAPPED_ON = "publish.mappedOn";

  /** Set once the stock list was read whole. */
  public static final String STOCK_READ = "stock.readWhole";

  /** What it works with; a missing reader means that nothing can be looked up or reconciled. */
  public record Parts(
      @Nullable StockSource stockSource,
      OfferSink sink,
      @Nullable OfferReader reader,
      Rules rules,
      FreshOrders orders,
      Announcer announcer) {}

  /** Which flows are due. */
  public record Wanted(boolean stock, boolean prices, boolean products) {}

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
    StockSnapshot snapshot = wanted.stock() ? snapshot() : null;
    Facts facts = facts(wanted, snapshot);
    Draft draft = new Walk(pass.link(), store.products(), store.offers(), facts).run();
    if (snapshot != null && snapshot.whole()) {
      store.cursors().put(pass.link(), STOCK_READ, facts.now().toString());
    }
    lookUp(draft, facts);
    LedgerBook book = new LedgerBook(pass.link(), store.offers());
    book.change(draft.released, sku -> sku, (sku, now) -> Holds.set(now, null));
    book.change(
        List.copyOf(draft.held.keySet()),
        sku -> sku,
        (sku, now) -> Holds.set(now, draft.held.get(sku)));
    draft.held.forEach(
        (sku, reason) -> {
          tallies.prices().held("sku " + sku, reason);
          parts.announcer().offerHeld(sku, reason);
        });
    tallies.stock().count("unknown", draft.unknownStock);
    tallies.products().count("waiting for a person", draft.waiting);
    Fence fence = new Fence(pass, parts.orders(), store.reservations(), stock, snapshot);
    new Pusher(pass, parts.sink(), store, fence, tallies, parts.announcer()).push(guarded(draft));
    if (wanted.products()) {
      products(draft, facts, fence);
    }
    if (wanted.prices() && wanted.products() && facts.remapAll()) {
      store.cursors().put(pass.link(), MAPPED_ON, facts.day().toString());
    }
  }

  /** A slice of reconciliation. */
  public void reconcile() {
    OfferReader reader = parts.reader();
    if (reader != null && publish.reconcilePages() > 0) {
      new Reconciler(pass, reader, store, tallies.stock()).slice(publish.reconcilePages());
    }
  }

  private @Nullable StockSnapshot snapshot() {
    StockSource source = parts.stockSource();
    if (source == null) {
      return null;
    }
    StockSnapshot snapshot = StockSnapshot.read(source, pass.now());
    tallies.stock().count("read", snapshot.rows().size());
    snapshot.skipped().forEach(row -> tallies.stock().held(row.subject(), row.reason()));
    if (!snapshot.whole()) {
      tallies.stock().note("stock", "the list was not read to its end; absence counts for nothing");
    }
    return snapshot;
  }

  private Facts facts(Wanted wanted, @Nullable StockSnapshot snapshot) {
    LinkId link = pass.link();
    Instant now = pass.startedAt();
    LocalDate day = pass.day(now);
    boolean sameDay =
        store.cursors().get(link, MAPPED_ON).filter(day.toString()::equals).isPresent();
    return new Facts(
        now,
        day,
        snapshot,
        snapshot == null ? Map.of() : store.reservations().reserved(link, snapshot.beganAt()),
        stock,
        wanted.prices() || wanted.products() ? parts.rules().active(link, Profile.PRICE) : null,
        wanted.products() ? parts.rules().active(link, Profile.PRODUCT) : null,
        !sameDay);
  }

  private void lookUp(Draft draft, Facts facts) {
    OfferReader reader = parts.reader();
    if (reader == null) {
      draft.candidates.addAll(draft.newcomers);
      return;
    }
    List<Candidate> some =
        draft.newcomers.subList(0, Math.min(publish.newOffers(), draft.newcomers.size()));
    int adopted = new Newcomers(pass, reader, store.offers(), facts).lookUp(some, draft, tallies);
    tallies.products().count("adopted", adopted);
    if (draft.newcomers.size() > some.size()) {
      tallies
          .products()
          .note(
              "products",
              (draft.newcomers.size() - some.size()) + " more new products wait for later passes");
    }
  }

  /** Takes out what would switch off too much at once. */
  private List<Item> guarded(Draft draft) {
    if (!stock.isBlast(draft.toZero, draft.live)) {
      return draft.items;
    }
    String message =
        "this pass would take "
            + draft.toZero
            + " of "
            + draft.live
            + " live offers to zero; they were left as they are. Check the stock in the ERP; if it is"
            + " right, raise the blast radius of the link's stock settings for one pass";
    tallies.stock().held("stock", message);
    parts.announcer().alarm("stock", message);
    return draft.items.stream().filter(item -> !item.toZero()).toList();
  }

  private void products(Draft draft, Facts facts, Fence fence) {
    new Imports(pass, parts.sink(), store.offers(), tallies.products(), parts.announcer())
        .follow(draft.pending, publish.newOffers());
    new ContentPublisher(
            pass, parts.sink(), store, facts, tallies.products(), parts.announcer(), fence)
        .publish(draft.candidates);
  }
}
