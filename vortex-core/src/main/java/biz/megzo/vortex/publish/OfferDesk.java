package biz.megzo.vortex.publish;

import biz.megzo.vortex.internal.publish.ProductLists;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people can see of a link's offers and do with those that wait for them. Acts take effect
 * with the next heartbeat and stand in the audit log. {@code who} is a name that may stand there.
 * Thread-safe.
 */
public final class OfferDesk {
  private static final int PAGE = 1000;

  /** Which offers. */
  public enum Filter {
    ALL,
    /** Wait for a person. */
    HELD,
    /** Published; the channel has not decided. */
    WAITING,
    /** The channel refused them. */
    REFUSED,
    LISTED
  }

  private final LinkId link;
  private final VortexStore store;
  private final InstantSource clock;

  public OfferDesk(LinkId link, VortexStore store, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.clock = clock;
  }

  /**
   * A page of offers in SKU order.
   *
   * @param after the last SKU of the page before; null for the first page
   */
  public List<Entry> list(Filter filter, @Nullable Sku after, int limit) {
    List<Entry> found = new ArrayList<>();
    Sku last = after;
    while (found.size() < limit) {
      List<Entry> page = store.offers().page(link, last, PAGE);
      if (page.isEmpty()) {
        return found;
      }
      for (Entry entry : page) {
        if (found.size() < limit && fits(filter, entry)) {
          found.add(entry);
        }
      }
      last = page.get(page.size() - 1).sku();
    }
    return found;
  }

  private static boolean fits(Filter filter, Entry entry) {
    return switch (filter) {
      case ALL -> true;
      case HELD -> entry.hold() != null;
      case WAITING -> entry.listing() == Listing.PENDING;
      case REFUSED -> entry.listing() == Listing.REFUSED;
      case LISTED -> entry.listing() == Listing.LISTED || entry.listing() == Listing.SWITCHED_OFF;
    };
  }

  /** One offer as it stands; empty when nothing is known of it. */
  public Optional<View> view(Sku sku) {
    Entry entry = store.offers().find(link, sku).orElse(null);
    List<KnownProduct> products = store.products().find(link, List.of(sku));
    List<Drift> drift = store.drift().find(link, List.of(sku));
    if (entry == null && products.isEmpty() && drift.isEmpty()) {
      return Optional.empty();
    }
    String hold = entry == null ? null : entry.hold();
    return Optional.of(
        new View(
            sku,
            Optional.ofNullable(entry),
            products.stream().findFirst(),
            Optional.ofNullable(hold).map(OfferHold::parse),
            drift,
            store.guards().limits(link).getOrDefault(sku, PriceLimits.none())));
  }

  /**
   * A page of what the channel shows otherwise than it should, in SKU order.
   *
   * @param after the last SKU of the page before; null for the first page
   * @param limit how many SKUs
   */
  public List<Drift> drift(@Nullable Sku after, int limit) {
    return store.drift().page(link, after, limit);
  }

  /**
   * Lets go of a held offer: what was held is worked out and sent again, as if it were new.
   *
   * @return false when the offer is not held
   */
  public boolean release(Sku sku, String who) {
    named(who);
    Entry entry = store.offers().find(link, sku).orElse(null);
    String text = entry == null ? null : entry.hold();
    if (entry == null || text == null) {
      return false;
    }
    OfferHold hold = OfferHold.parse(text);
    boolean listed = fits(Filter.LISTED, entry);
    Entry after =
        new Entry(
            sku,
            listed ? entry.listing() : Listing.ABSENT,
            !listed || hold.facet() == Facet.CONTENT ? null : entry.content(),
            listed ? kept(hold, Facet.PRICE, entry.price()) : null,
            listed ? kept(hold, Facet.STOCK, entry.stock()) : null,
            null,
            entry.note());
    store.offers().write(link, List.of(after));
    record(sku, who, "offer.released", hold.print());
    return true;
  }

  /** What is held is pushed again, and the guards go on comparing with what was there before. */
  private static OfferLedger.@Nullable Facet kept(
      OfferHold hold, Facet facet, OfferLedger.@Nullable Facet known) {
    return known != null && hold.facet() == facet ? known.asUnsure() : known;
  }

  /**
   * Lets the next read of some product data count although it lost many products.
   *
   * @param name as the link names it
   * @return false when it was never read
   */
  public boolean acceptProductData(String name, String who) {
    named(who);
    boolean known = ProductLists.accept(store.cursors(), link, name);
    if (known) {
      Fact fact = new Fact(clock.instant(), who, "products:" + name, "products.accepted", "");
      store.audit().append(link, List.of(fact));
    }
    return known;
  }

  /** Sets the price limits of one product; {@link PriceLimits#none()} takes them away. */
  public void limit(Sku sku, PriceLimits limits, String who) {
    named(who);
    store.guards().limit(link, sku, limits);
    record(sku, who, "price.limited", limits.toString());
  }

  /** What happened to an offer up to a moment, newest first, with versions and arithmetic. */
  public List<Fact> history(Sku sku, Instant until, int limit) {
    return store.audit().about(link, "sku:" + sku, until, limit);
  }

  /**
   * What was listed at a moment and why: the last fact of each kind before it, for example {@code
   * stock.pushed} with the units, the arithmetic and the snapshot behind them.
   */
  public Map<String, Fact> at(Sku sku, Instant moment) {
    Map<String, Fact> last = new LinkedHashMap<>();
    history(sku, moment, PAGE).forEach(fact -> last.putIfAbsent(fact.action(), fact));
    return last;
  }

  private void record(Sku sku, String who, String action, String detail) {
    store
        .audit()
        .append(link, List.of(new Fact(clock.instant(), who, "sku:" + sku, action, detail)));
  }

  private static void named(String who) {
    if (who.isBlank()) {
      throw new IllegalArgumentException("an act needs a name");
    }
  }

  /**
   * One offer.
   *
   * @param entry what the ledger holds; empty when it was never sent
   * @param product as the ERP knows it; empty when it does not
   * @param hold why it waits for a person; empty when it does not
   */
  public record View(
      Sku sku,
      Optional<Entry> entry,
      Optional<KnownProduct> product,
      Optional<OfferHold> hold,
      List<Drift> drift,
      PriceLimits limits) {
    public View {
      drift = List.copyOf(drift);
    }
  }
}
