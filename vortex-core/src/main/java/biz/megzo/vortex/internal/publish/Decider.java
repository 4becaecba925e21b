package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.internal.publish.StockSnapshot.Row;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decides what is to become of one SKU. Pure but for the draft it fills. */
final class Decider {
  private final Facts facts;
  private final Draft draft;

  Decider(Facts facts, Draft draft) {
    this.facts = facts;
    this.draft = draft;
  }

  void decide(KnownProduct product, @Nullable Entry entry) {
    draft.seen++;
    if (product.fields().bool("service").orElse(false)) {
      return;
    }
    BigDecimal onHand = onHand(product);
    if (entry == null) {
      draft.newcomers.add(new Candidate(Entry.unlisted(product.sku()), product, onHand));
      return;
    }
    switch (entry.listing()) {
      case ABSENT, REFUSED -> unlisted(entry, product, onHand);
      case PENDING -> draft.pending.add(entry);
      case LISTED, SWITCHED_OFF -> listed(entry, product, onHand);
    }
  }

  /** The units of this pass's snapshot; null when nobody knows them. */
  @Nullable BigDecimal onHand(KnownProduct product) {
    StockSnapshot snapshot = facts.snapshot();
    if (snapshot == null) {
      return null;
    }
    Row row = snapshot.rows().get(product.sku());
    if (row != null) {
      return row.quantity();
    }
    boolean gone =
        snapshot.lacks(product.sku())
            && product.onHand().has(Shelf.QUANTITY)
            && product.missed() >= facts.stock().readsToZero();
    return gone ? BigDecimal.ZERO : null;
  }

  private void unlisted(Entry entry, KnownProduct product, @Nullable BigDecimal onHand) {
    RuleSet contents = facts.contents();
    if (contents == null) {
      return;
    }
    RuleSet prices = facts.prices();
    boolean again =
        stale(entry.content(), product, contents)
            || (prices != null && stale(entry.price(), product, prices));
    if (again) {
      draft.candidates.add(new Candidate(entry, product, onHand));
    } else if (entry.hold() != null) {
      draft.waiting++;
    }
  }

  private void listed(Entry entry, KnownProduct product, @Nullable BigDecimal onHand) {
    if (entry.hold() != null) {
      draft.waiting++;
    }
    Change price = price(entry, product);
    StockLine line = onHand == null ? null : line(product.sku(), onHand);
    Change stock = line == null ? null : stock(entry, line);
    count(entry, line);
    Item item = new Item(entry, price, stock, stock == null ? null : line);
    if (!item.isEmpty()) {
      draft.items.add(item);
    }
    RuleSet contents = facts.contents();
    if (contents != null && stale(entry.content(), product, contents)) {
      draft.candidates.add(new Candidate(entry, product, onHand));
    }
  }

  private void count(Entry entry, @Nullable StockLine line) {
    Integer before = Item.units(entry.stock());
    boolean live = before != null && before > 0;
    if (live) {
      draft.live++;
      if (line != null && line.offered() == 0) {
        draft.toZero++;
      }
    }
    if (line == null && facts.snapshot() != null) {
      draft.unknownStock++;
    }
  }

  StockLine line(Sku sku, BigDecimal onHand) {
    return StockLine.of(sku, onHand, facts.reserved().getOrDefault(sku, 0), facts.stock());
  }

  @Nullable Change stock(Entry entry, StockLine line) {
    FieldRecord to = Item.stockOf(line.offered());
    Facet known = entry.stock();
    if (known != null && known.value().equals(to)) {
      return null;
    }
    return new Change(
        entry.sku(),
        biz.megzo.vortex.publish.Facet.STOCK,
        known == null ? null : known.value(),
        to,
        -1,
        line.explain());
  }

  /** The price to push; null when it stands as it is or can not be mapped. */
  @Nullable Change price(Entry entry, KnownProduct product) {
    RuleSet prices = facts.prices();
    if (prices == null || !stale(entry.price(), product, prices)) {
      return null;
    }
    return map(prices, product)
        .fold(
            ok -> {
              Facet known = entry.price();
              if (known != null && known.value().equals(ok.target())) {
                release(entry);
                return null;
              }
              return new Change(
                  entry.sku(),
                  biz.megzo.vortex.publish.Facet.PRICE,
                  known == null ? null : known.value(),
                  ok.target(),
                  ok.version(),
                  "price rules version " + ok.version());
            },
            held -> {
              hold(entry, held);
              return null;
            });
  }

  private void hold(Entry entry, Mapped.Held held) {
    String reason = Holds.PRICE + held.problems().get(0);
    if (!reason.equals(entry.hold())) {
      draft.held.put(entry.sku(), reason);
    }
  }

  private void release(Entry entry) {
    if (Holds.on(entry.hold(), Holds.PRICE)) {
      draft.released.add(entry.sku());
    }
  }

  Mapped map(RuleSet rules, KnownProduct product) {
    return rules.apply(MappingInput.of(product.fields(), facts.day()));
  }

  /** Whether a facet must be mapped again: only then is mapping worth its time. */
  boolean stale(@Nullable Facet facet, KnownProduct product, RuleSet rules) {
    return facet == null
        || facts.remapAll()
        || facet.ruleVersion() != rules.version()
        || product.changedAt().isAfter(facet.at());
  }

  static boolean isListed(Entry entry) {
    return entry.listing() == Listing.LISTED || entry.listing() == Listing.SWITCHED_OFF;
  }
}
