package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OfferCheck;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.publish.Publishing.Wanted;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.stock.StockPolicy;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out everything that a pass would do, and does none of it on the channel. What it keeps in
 * the store is what it read of the ERP.
 */
final class Drafting {
  /** A draft and what it rests on. */
  record Drafted(Draft draft, Facts facts, Consents consents) {}

  private final Pass pass;
  private final VortexStore store;
  private final Publishing.Parts parts;
  private final StockSettings stock;
  private final PublishSettings publish;
  private final Tallies tallies;

  Drafting(
      Pass pass,
      VortexStore store,
      Publishing.Parts parts,
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

  /** Throws what reading the stock throws, and then nothing was worked out. */
  Drafted draft(Wanted wanted) {
    StockSnapshot snapshot = wanted.stock() ? believed(snapshot()) : null;
    Consents consents = new Consents(store.guards().consents(pass.link(), pass.now()), pass.now());
    Facts facts = facts(wanted, snapshot, consents);
    Draft draft = new Draft();
    draft.mostNewcomers = parts.reader() == null ? Integer.MAX_VALUE : publish.newOffers();
    new Walk(pass.link(), store.products(), store.offers(), facts).run(draft);
    if (snapshot != null && snapshot.whole()) {
      store.cursors().put(pass.link(), Publishing.STOCK_READ, facts.now().toString());
    }
    lookUp(draft, facts);
    OfferCheck check = LinkedOffers.check(parts.sink());
    new ContentDrafter(facts, check, draft).run();
    guardBlast(draft, consents);
    return new Drafted(draft, facts, consents);
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

  /** Null when a warehouse fell silent: what of each product lay there nobody knows. */
  private @Nullable StockSnapshot believed(@Nullable StockSnapshot snapshot) {
    if (snapshot == null) {
      return null;
    }
    Set<String> doubted = new Warehouses(store.cursors(), pass.link()).doubted(snapshot);
    if (doubted.isEmpty()) {
      return snapshot;
    }
    String message =
        "it had stock and lists nothing now, so that no stock is pushed; it counts as empty when"
            + " the next whole read says the same. If it was renamed or closed, correct the"
            + " warehouses of the link";
    for (String warehouse : doubted) {
      tallies.stock().held("warehouse " + warehouse, message);
      parts.announcer().alarm("warehouse " + warehouse, message);
    }
    return null;
  }

  private Facts facts(Wanted wanted, @Nullable StockSnapshot snapshot, Consents consents) {
    LinkId link = pass.link();
    Instant now = pass.now(); // the catalogue was read before, so that it is older than this
    LocalDate day = pass.day(pass.startedAt());
    boolean sameDay =
        store.cursors().get(link, Publishing.MAPPED_ON).filter(day.toString()::equals).isPresent();
    boolean prices = wanted.prices() || wanted.products();
    PriceGuards guards =
        new PriceGuards(
            amountField(parts.sink()),
            publish,
            prices ? store.guards().limits(link) : Map.of(),
            consents);
    return new Facts(
        now,
        day,
        supply(snapshot, now),
        new Facts.Judging(guards, new Ownership(publish.notOurs(), parts.sink().contentSchema())),
        prices ? parts.rules().active(link, Profile.PRICE) : null,
        wanted.products() ? parts.rules().active(link, Profile.PRODUCT) : null,
        !sameDay);
  }

  /** What people set is read once per pass: it takes effect with the next one, on every node. */
  private Supply supply(@Nullable StockSnapshot snapshot, Instant now) {
    LinkId link = pass.link();
    StockPolicy policy = StockPolicy.read(stock, store.settings(), link);
    if (snapshot == null) {
      return new Supply(null, Map.of(), policy, Map.of(), parts.links());
    }
    policy
        .problems()
        .forEach((sku, why) -> tallies.stock().held("sku " + sku, why + "; it is not pushed"));
    Set<Sku> components = policy.components();
    Shelf shelf = new Shelf(snapshot, stock.readsToZero(), now);
    return new Supply(
        snapshot,
        Fence.sold(parts.orders(), store.reservations(), link, snapshot),
        policy,
        shelf.parts(components, store.products().find(link, components)),
        parts.links());
  }

  /** The field of a price that holds the amount: the first decimal one of its schema. */
  static String amountField(OfferSink sink) {
    return sink.priceSchema().fields().stream()
        .filter(field -> field.type() == FieldType.DECIMAL)
        .map(Field::name)
        .findFirst()
        .orElse("price");
  }

  private void lookUp(Draft draft, Facts facts) {
    OfferReader reader = parts.reader();
    try {
      new Unanswered(pass, parts.sink(), reader, new Decider(facts, draft))
          .lookFor(List.copyOf(draft.unanswered), draft);
    } catch (ConnectorException e) {
      tallies.products().failed(e.connector(), e.getMessage(), !e.retryable());
    }
    if (reader == null) {
      draft.candidates.addAll(draft.newcomers);
      return;
    }
    try {
      new Newcomers(pass, reader, facts).lookUp(List.copyOf(draft.newcomers), draft, tallies);
    } catch (ConnectorException e) {
      tallies.products().failed(e.connector(), e.getMessage(), !e.retryable());
    }
    if (draft.moreNewcomers > 0) {
      tallies
          .products()
          .note("products", draft.moreNewcomers + " more new products wait for later passes");
    }
  }

  /** Takes out what would switch off too much at once, but for what a person said yes to. */
  private void guardBlast(Draft draft, Consents consents) {
    Set<Item> toZero = new HashSet<>();
    for (Item item : draft.items) {
      Change change = item.stock();
      if (change != null && item.toZero() && !consents.cover(change)) {
        toZero.add(item);
      }
    }
    if (!stock.isBlast(toZero.size(), draft.live)) {
      return;
    }
    String message =
        "this pass would take " + toZero.size() + " of " + draft.live + " live offers to zero";
    draft.blast = message;
    List<Item> left = new ArrayList<>(draft.items.size());
    for (Item item : draft.items) {
      if (!toZero.contains(item)) {
        left.add(item);
        continue;
      }
      draft.withheld.add(
          new Withheld(item.sku(), Facet.STOCK, Guard.BLAST_RADIUS, item.stock(), message));
      if (item.price() != null) {
        left.add(item.withoutStock());
      }
    }
    draft.items.clear();
    draft.items.addAll(left);
  }
}
