package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.publish.Withheld;
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
import java.util.Optional;
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
    decide(product, entry, null);
  }

  /**
   * Decides.
   *
   * @param priceThere the amount that the channel shows; null when nobody looked
   */
  void decide(KnownProduct product, @Nullable Entry entry, @Nullable BigDecimal priceThere) {
    draft.seen++;
    boolean kit = !facts.supply().policy().kit(product.sku()).isEmpty();
    if (!kit && product.fields().isTrue("service")) {
      return;
    }
    String ambiguity = facts.supply().ambiguity(product);
    if (ambiguity != null) {
      draft.ambiguous.put(product.sku(), ambiguity);
      return;
    }
    StockLine line = facts.supply().line(product);
    if (entry == null) {
      if (draft.newcomers.size() < draft.mostNewcomers) {
        draft.newcomers.add(new Candidate(Entry.unlisted(product.sku()), product, line));
      } else {
        draft.moreNewcomers++;
      }
      return;
    }
    switch (entry.listing()) {
      case ABSENT, REFUSED -> unlisted(entry, product, line);
      case PENDING -> pending(entry, product, line);
      case LISTED, SWITCHED_OFF -> listed(entry, product, line, priceThere);
    }
  }

  /** An offer whose product no list has any more, such as a kit that is none now. */
  void nobodys(@Nullable Entry entry) {
    if (entry != null
        && isListed(entry)
        && facts.ours().ours(biz.megzo.vortex.publish.Facet.STOCK)) {
      count(entry, null);
    }
  }

  private void pending(Entry entry, KnownProduct product, @Nullable StockLine line) {
    Facet content = entry.content();
    if (content != null && content.unsure()) {
      draft.unanswered.add(new Candidate(entry, product, line));
      return;
    }
    draft.pending.add(entry);
    if (waitsWithTooMany(content, line)) {
      draft.candidates.add(new Candidate(entry, product, line));
    }
  }

  /** Whether the channel would list too many units with its decision: it is replaced before. */
  static boolean waitsWithTooMany(@Nullable Facet content, @Nullable StockLine line) {
    return content != null
        && line != null
        && !content.unsure()
        && content.waitingUnits() > line.offered();
  }

  private void unlisted(Entry entry, KnownProduct product, @Nullable StockLine line) {
    RuleSet contents = facts.contents();
    if (contents == null || product.fields().isEmpty()) {
      return;
    }
    RuleSet prices = facts.prices();
    String hold = entry.hold();
    boolean again =
        stale(entry.content(), product, contents)
            || (prices != null && stale(entry.price(), product, prices))
            || (hold != null && OfferHold.parse(hold).guard().consentable());
    if (again) {
      draft.candidates.add(new Candidate(entry, product, line));
    } else if (hold != null) {
      draft.standing(entry, hold);
    }
  }

  private void listed(
      Entry entry,
      KnownProduct product,
      @Nullable StockLine known,
      @Nullable BigDecimal priceThere) {
    int before = draft.withheld.size();
    Ownership ours = facts.ours();
    Change price =
        ours.ours(biz.megzo.vortex.publish.Facet.PRICE) ? price(entry, product, priceThere) : null;
    boolean stocked = ours.ours(biz.megzo.vortex.publish.Facet.STOCK);
    StockLine line = stocked ? known : null;
    Change stock = line == null ? null : stock(entry, line);
    count(entry, line);
    Facet sent = entry.content();
    if (sent != null && !sent.confirmed() && !sent.unsure()) {
      draft.updating.add(new Draft.Updating(entry, line));
    }
    Item item = new Item(entry, price, stock, stock == null ? null : line);
    if (!item.isEmpty()) {
      draft.items.add(item);
    }
    RuleSet contents = facts.contents();
    boolean content =
        contents != null
            && !product.fields().isEmpty()
            && ours.ours(biz.megzo.vortex.publish.Facet.CONTENT)
            && (waitsWithTooMany(sent, known) || stale(sent, product, contents));
    if (content) {
      draft.candidates.add(new Candidate(entry, product, known));
    }
    String hold = entry.hold();
    boolean again = draft.withheld.size() > before || released(entry);
    if (hold != null && !again && Holds.without(hold, price != null, stock != null) != null) {
      if (!content || !Holds.on(hold, Holds.CONTENT)) {
        draft.standing(entry, hold);
      }
    }
  }

  private boolean released(Entry entry) {
    int last = draft.released.size() - 1;
    return last >= 0 && draft.released.get(last).equals(entry.sku());
  }

  private void count(Entry entry, @Nullable StockLine line) {
    Integer before = Item.unitsBefore(entry.stock());
    if (before != null && before > 0) {
      draft.live++;
    }
    if (line == null && facts.snapshot() != null) {
      draft.unknownStock++;
    }
  }

  @Nullable Change stock(Entry entry, StockLine line) {
    Facet known = entry.stock();
    int offered = line.offered();
    if (known != null && Item.says(known.value(), offered)) {
      return null;
    }
    FieldRecord to = Item.stockOf(offered);
    return new Change(
        entry.sku(),
        biz.megzo.vortex.publish.Facet.STOCK,
        known == null || known.unsure() ? null : known.value(),
        to,
        -1,
        line.explain());
  }

  /** The price to push; null when it stands as it is or is held back. */
  private @Nullable Change price(
      Entry entry, KnownProduct product, @Nullable BigDecimal priceThere) {
    RuleSet prices = facts.prices();
    if (prices == null
        || product.fields().isEmpty()
        || !(stale(entry.price(), product, prices) || heldByUs(entry))) {
      return null;
    }
    return map(prices, product)
        .<@Nullable Change>fold(
            ok -> priced(entry, ok, priceThere),
            held -> {
              draft.withhold(
                  entry,
                  new Withheld(
                      entry.sku(),
                      biz.megzo.vortex.publish.Facet.PRICE,
                      Guard.MAPPING,
                      null,
                      String.valueOf(held.problems().get(0))));
              return null;
            });
  }

  private @Nullable Change priced(Entry entry, Mapped.Ok ok, @Nullable BigDecimal priceThere) {
    Facet kept = entry.price();
    Facet known = kept == null || kept.unsure() ? null : kept;
    if (known != null && known.value().equals(ok.target())) {
      if (heldByUs(entry)) {
        draft.released.add(entry.sku());
      }
      return null;
    }
    Change change =
        new Change(
            entry.sku(),
            biz.megzo.vortex.publish.Facet.PRICE,
            known == null ? null : known.value(),
            ok.target(),
            ok.version(),
            "price rules version " + ok.version());
    BigDecimal before =
        priceThere != null || kept == null ? priceThere : facts.guards().amount(kept.value());
    Optional<Withheld> stop = facts.guards().check(change, before);
    stop.ifPresent(one -> draft.withhold(entry, one));
    return stop.isPresent() ? null : change;
  }

  /** Whether the price waits for us or for consent, not for the channel. */
  private static boolean heldByUs(Entry entry) {
    String hold = entry.hold();
    if (!Holds.on(hold, Holds.PRICE) || hold == null) {
      return false;
    }
    Guard guard = OfferHold.parse(hold).guard();
    return guard != Guard.CHANNEL_REFUSED && guard != Guard.NOT_APPLIED;
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
