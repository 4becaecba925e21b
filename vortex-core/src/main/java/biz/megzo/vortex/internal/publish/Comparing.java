package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.ForeignChange;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what differs, who differs, and what becomes of it. */
final class Comparing {
  private final Pass pass;
  private final VortexStore store;
  private final PublishSettings settings;
  private final Ownership ours;
  private final PriceMatch prices;
  private final Tally tally;
  private final Announcer announcer;

  private final Map<Sku, Entry> repaired = new TreeMap<>();
  private final List<Drift> rows = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Drift> before = new HashMap<>();
  private Collection<Sku> skus = List.of();

  Comparing(
      Pass pass,
      VortexStore store,
      PublishSettings settings,
      Ownership ours,
      PriceMatch prices,
      Tally tally,
      Announcer announcer) {
    this.pass = pass;
    this.store = store;
    this.settings = settings;
    this.ours = ours;
    this.prices = prices;
    this.tally = tally;
    this.announcer = announcer;
  }

  /** Begins with a page. */
  void begin(Collection<Sku> page) {
    skus = List.copyOf(page);
    before.clear();
    store.drift().find(pass.link(), skus).forEach(one -> before.put(key(one), one));
  }

  /** Compares one offer. */
  void compare(@Nullable Entry entry, Offer offer, @Nullable KnownProduct product, boolean twice) {
    Integer units = offer.stock();
    String shown = units == null ? "unknown" : units.toString();
    if (twice) {
      see(offer.sku(), "listing", Drift.State.TWICE, null, null);
      return;
    }
    if (entry == null) {
      if (product == null) {
        see(offer.sku(), "listing", Drift.State.NOT_IN_ERP, null, shown);
      }
      return;
    }
    if (!Decider.isListed(entry)) {
      tally.count("adopted", 1);
      OfferLedger.Facet content = entry.content();
      repaired.put(
          entry.sku(),
          new Entry(
              entry.sku(),
              Listing.LISTED,
              content == null ? null : content.decided(),
              prices.shown(offer.price(), pass.now()),
              null,
              null,
              null));
      return;
    }
    if (!offer.active()) {
      see(offer.sku(), "active", Drift.State.SWITCHED_OFF_THERE, "true", "false");
    }
    if (ours.ours(Facet.STOCK)) {
      stock(entry, units);
    }
    if (ours.ours(Facet.PRICE)) {
      price(entry, offer.price(), product);
    }
  }

  private void stock(Entry entry, @Nullable Integer there) {
    OfferLedger.Facet facet = entry.stock();
    Integer mine = Item.units(facet);
    if (facet == null || mine == null || there == null || settling(facet)) {
      carry(entry, Facet.STOCK);
      return;
    }
    if (mine.equals(there)) {
      confirm(entry, Facet.STOCK, facet);
    } else {
      boolean mayStay = there < mine && settings.foreign(Facet.STOCK) == ForeignChange.ADOPT;
      differs(entry, Facet.STOCK, facet, mine.toString(), there.toString(), mayStay);
    }
  }

  private void price(Entry entry, @Nullable Money there, @Nullable KnownProduct product) {
    OfferLedger.Facet facet = entry.price();
    BigDecimal mine = facet == null || facet.unsure() ? null : prices.amount(facet.value());
    if (facet == null || mine == null || there == null || settling(facet)) {
      carry(entry, Facet.PRICE);
      return;
    }
    if (prices.same(facet.value(), there, product)) {
      confirm(entry, Facet.PRICE, facet);
    } else if (Holds.refused(entry.hold(), Holds.PRICE)) {
      carry(entry, Facet.PRICE); // it was never taken: the hold says why
    } else {
      boolean mayStay = settings.foreign(Facet.PRICE) == ForeignChange.ADOPT;
      differs(
          entry, Facet.PRICE, facet, mine.toPlainString(), there.amount().toPlainString(), mayStay);
    }
  }

  /** Nothing can be said yet: what was seen before stays. */
  private void carry(Entry entry, Facet what) {
    Drift last = before.get(entry.sku() + "\n" + word(what));
    if (last != null) {
      rows.add(last);
    }
  }

  /** Whether the channel may not show yet what it took. */
  private boolean settling(OfferLedger.Facet facet) {
    return facet.at().plus(settings.settle()).isAfter(pass.now());
  }

  private void confirm(Entry entry, Facet what, OfferLedger.Facet facet) {
    if (!facet.confirmed()) {
      change(
          entry, what, new OfferLedger.Facet(facet.value(), facet.ruleVersion(), facet.at(), true));
    }
    boolean refused = what == Facet.PRICE && Holds.refused(entry.hold(), Holds.PRICE);
    if (refused || notApplied(entry, what)) {
      Entry now = repaired.getOrDefault(entry.sku(), entry);
      repaired.put(entry.sku(), Holds.set(now, null));
    }
  }

  /** Whether the offer is held because pushes of this facet were taken and not applied. */
  private static boolean notApplied(Entry entry, Facet what) {
    String hold = entry.hold();
    if (hold == null) {
      return false;
    }
    OfferHold parsed = OfferHold.parse(hold);
    return parsed.guard() == Guard.NOT_APPLIED && parsed.facet() == what;
  }

  /**
   * A push that was never seen on the channel was not applied; what was seen and is otherwise now
   * was changed there. The same difference again, after it was pushed again, was not applied.
   */
  private void differs(
      Entry entry,
      Facet what,
      OfferLedger.Facet facet,
      String mine,
      String theirs,
      boolean mayStay) {
    String field = word(what);
    Drift last = before.get(entry.sku() + "\n" + field);
    boolean repeated =
        last != null && theirs.equals(last.theirs()) && facet.at().isAfter(last.seen().last());
    boolean stays = last != null && last.state() == Drift.State.ADOPTED && mine.equals(last.ours());
    tally.count("drift", 1);
    if (mayStay && (stays || facet.confirmed())) {
      see(entry.sku(), field, Drift.State.ADOPTED, mine, theirs);
      return;
    }
    if (notApplied(entry, what)) {
      see(entry.sku(), field, Drift.State.NOT_APPLIED, mine, theirs);
      return;
    }
    Drift.State state =
        facet.confirmed() && !repeated ? Drift.State.CHANGED_THERE : Drift.State.NOT_APPLIED;
    Drift now = see(entry.sku(), field, state, mine, theirs);
    if (state == Drift.State.NOT_APPLIED && now.seen().repairs() >= Drift.MOST_REPAIRS) {
      hold(entry, what, now);
    } else {
      change(entry, what, facet.asUnsure());
    }
  }

  private void hold(Entry entry, Facet what, Drift now) {
    OfferHold hold = new OfferHold(what, Guard.NOT_APPLIED, now.explain());
    Entry current = repaired.getOrDefault(entry.sku(), entry);
    Entry held = Holds.guarded(current, hold);
    if (!hold.print().equals(entry.hold()) && hold.print().equals(held.hold())) {
      announcer.offerHeld(entry.sku(), now.explain());
      tally.held("sku " + entry.sku(), hold.explain());
    }
    repaired.put(entry.sku(), held);
  }

  private void change(Entry entry, Facet what, OfferLedger.@Nullable Facet facet) {
    Entry now = repaired.getOrDefault(entry.sku(), entry);
    repaired.put(
        entry.sku(),
        new Entry(
            now.sku(),
            now.listing(),
            now.content(),
            what == Facet.PRICE ? facet : now.price(),
            what == Facet.STOCK ? facet : now.stock(),
            now.hold(),
            now.note()));
  }

  /** Offers that the channel does not list: missed twice, they are published anew. */
  void gone(List<Entry> entries) {
    begin(entries.stream().map(Entry::sku).toList());
    for (Entry entry : entries) {
      Drift last = before.get(entry.sku() + "\n" + "listing");
      if (last != null && last.state() == Drift.State.TWICE) {
        rows.add(last); // it is there, but nobody can tell which it is
        continue;
      }
      see(entry.sku(), "listing", Drift.State.GONE, "listed", null);
      tally.count("drift", 1);
      if (last != null && last.state() == Drift.State.GONE) {
        repaired.put(
            entry.sku(),
            new Entry(
                entry.sku(), Listing.ABSENT, null, null, null, null, "no longer listed there"));
      }
    }
    end();
  }

  private Drift see(
      Sku sku, String field, Drift.State state, @Nullable String mine, @Nullable String theirs) {
    Drift last = before.get(sku + "\n" + field);
    boolean same =
        last != null && last.state() == state && java.util.Objects.equals(last.theirs(), theirs);
    boolean onward =
        last != null
            && state == Drift.State.NOT_APPLIED
            && java.util.Objects.equals(last.theirs(), theirs);
    int repairs = last != null && onward ? last.seen().repairs() + 1 : 0;
    Drift now =
        new Drift(
            sku,
            field,
            state,
            mine,
            theirs,
            new Drift.Seen(
                last != null && (same || onward) ? last.seen().since() : pass.now(),
                pass.now(),
                repairs));
    rows.add(now);
    if (!same) {
      tally.note("sku " + sku, now.explain());
      facts.add(
          new Fact(
              pass.now(),
              "vortex",
              "sku:" + sku,
              field + ".drift",
              state + ", ours " + mine + ", theirs " + theirs));
    }
    if (now.person()) {
      tally.held("sku " + sku, now.explain());
    }
    return now;
  }

  /** Ends with a page: writes what came of it. */
  void end() {
    store.offers().write(pass.link(), repaired.values());
    if (!rows.isEmpty() || !before.isEmpty()) {
      store.drift().replace(pass.link(), skus, rows);
    }
    if (!facts.isEmpty()) {
      store.audit().append(pass.link(), facts);
    }
    repaired.clear();
    rows.clear();
    facts.clear();
    before.clear();
  }

  private static String key(Drift one) {
    return one.sku() + "\n" + one.field();
  }

  private static String word(Facet facet) {
    return facet.name().toLowerCase(java.util.Locale.ROOT);
  }
}
