package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Price and stock of one listed offer, to travel in one item of one call.
 *
 * @param entry what the ledger held when the change was decided
 * @param line how the stock comes about; null when stock does not change
 */
record Item(Entry entry, @Nullable Change price, @Nullable Change stock, @Nullable StockLine line) {
  static final String STOCK = "stock";

  /** A push of units of which nobody knows whether the channel still shows them. */
  static Item anew(Entry entry, StockLine line) {
    Change change =
        new Change(
            entry.sku(),
            biz.megzo.vortex.publish.Facet.STOCK,
            null,
            stockOf(line.offered()),
            -1,
            line.explain());
    return new Item(entry, null, change, line);
  }

  Sku sku() {
    return entry.sku();
  }

  static FieldRecord stockOf(int units) {
    return FieldRecord.builder().whole(STOCK, units).build();
  }

  /** Whether a stock facet says so many units and nothing else. */
  static boolean says(FieldRecord stock, int units) {
    return stock.fields().size() == 1
        && stock.fields().get(STOCK) instanceof FieldValue.Whole whole
        && whole.value() == units;
  }

  /** Units the ledger holds; null when nothing is known. */
  static @Nullable Integer units(@Nullable Facet stock) {
    return stock == null || stock.unsure() ? null : unitsBefore(stock);
  }

  /** Units acknowledged last, whether or not they are listed still; null when none ever were. */
  static @Nullable Integer unitsBefore(@Nullable Facet stock) {
    return stock == null ? null : stock.value().whole(STOCK).map(Math::toIntExact).orElse(null);
  }

  /** Whether it takes units away, or nobody knows what is listed: such items go first. */
  boolean decreases() {
    if (stock == null || line == null) {
      return false;
    }
    Integer before = units(entry.stock());
    return before == null || line.offered() < before;
  }

  /** Whether it takes a live offer, or one that was live last, to zero that nobody paused. */
  boolean toZero() {
    Integer before = unitsBefore(entry.stock());
    return stock != null
        && line != null
        && line.offered() == 0
        && !line.limits().paused().value()
        && before != null
        && before > 0;
  }

  /** The same without the change of stock. */
  Item withoutStock() {
    return new Item(entry, price, null, null);
  }

  /** The same without the change of price. */
  Item withoutPrice() {
    return new Item(entry, null, stock, line);
  }

  /** Whether it changes price and stock. */
  boolean isBoth() {
    return price != null && stock != null;
  }

  boolean isEmpty() {
    return price == null && stock == null;
  }

  /** The same with what is free by now. */
  Item with(StockLine fresh) {
    if (stock == null) {
      return this;
    }
    FieldRecord to = stockOf(fresh.offered());
    Facet known = entry.stock();
    if (known != null && known.value().equals(to)) {
      return new Item(entry, price, null, null);
    }
    return new Item(
        entry,
        price,
        new Change(stock.sku(), stock.facet(), stock.from(), to, -1, fresh.explain()),
        fresh);
  }

  OfferUpdate update() {
    return new OfferUpdate(
        entry.sku(),
        price == null ? null : price.to(),
        line == null || stock == null ? null : line.offered(),
        null);
  }

  /** The ledger entry while the push is under way: what is pushed is not known any more. */
  Entry underWay(Entry now) {
    return new Entry(
        now.sku(),
        now.listing(),
        now.content(),
        price == null ? now.price() : unsure(now.price()),
        stock == null ? now.stock() : unsure(now.stock()),
        now.hold(),
        now.note());
  }

  /** What is kept of a facet that the channel may show otherwise by now. */
  static @Nullable Facet unsure(@Nullable Facet facet) {
    return facet == null ? null : facet.asUnsure();
  }

  /**
   * The ledger entry once the channel took it. Where another pass wrote in between, nobody knows
   * whose push came last, so that it is pushed again.
   */
  Entry acknowledged(Entry now, Instant at, boolean confirmed) {
    return new Entry(
        now.sku(),
        now.listing(),
        now.content(),
        price == null ? now.price() : after(now.price(), facet(price, at, confirmed)),
        stock == null ? now.stock() : after(now.stock(), facet(stock, at, confirmed)),
        Holds.without(now.hold(), price != null, stock != null),
        now.note());
  }

  /**
   * The ledger entry once the channel refused it. A refused price is remembered and not repeated; a
   * refused stock stays unknown and is tried again, because too much may be listed. What another
   * refusal leaves no room for is tried again too.
   */
  Entry refused(Entry now, Instant at, String words) {
    boolean hidden = Holds.hides(now, stock == null ? Holds.PRICE : Holds.STOCK);
    Facet refused = price == null ? now.price() : facet(price, at, false);
    boolean again = price != null && (stock != null || hidden);
    return new Entry(
        now.sku(),
        now.listing(),
        now.content(),
        again ? unsure(now.price()) : refused,
        stock == null ? now.stock() : unsure(now.stock()),
        hidden ? now.hold() : refusal(words).print(),
        hidden ? now.note() : words);
  }

  /** The hold of an offer whose change the channel refused. */
  OfferHold refusal(String words) {
    return new OfferHold(
        stock == null ? biz.megzo.vortex.publish.Facet.PRICE : biz.megzo.vortex.publish.Facet.STOCK,
        Guard.CHANNEL_REFUSED,
        "the channel refused the change: " + words);
  }

  /** What is acknowledged, given what the ledger was left at when the push went out. */
  private static Facet after(@Nullable Facet now, Facet acknowledged) {
    return now == null || now.unsure() ? acknowledged : acknowledged.asUnsure();
  }

  private static Facet facet(Change change, Instant at, boolean confirmed) {
    return new Facet(change.to(), change.ruleVersion(), at, confirmed);
  }
}
