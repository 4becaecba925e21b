package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through products, stock snapshot and ledger side by side in SKU order, keeps the
 * product store up to date, and has every SKU decided.
 */
final class Walk {
  private static final int WRITE = 1000;

  private final LinkId link;
  private final ProductStore products;
  private final OfferLedger ledger;
  private final Facts facts;

  Walk(LinkId link, ProductStore products, OfferLedger ledger, Facts facts) {
    this.link = link;
    this.products = products;
    this.ledger = ledger;
    this.facts = facts;
  }

  /** Goes through all of them and fills the draft. */
  void run(Draft draft) {
    Decider decider = new Decider(facts, draft);
    StockSnapshot snapshot = facts.snapshot();
    Shelf shelf =
        snapshot == null
            ? null
            : new Shelf(snapshot, facts.supply().policy().defaults().readsToZero(), facts.now());
    Sku[] listed = listed(snapshot);
    Paged<KnownProduct> known =
        new Paged<>((after, most) -> products.page(link, after, most), KnownProduct::sku);
    Paged<Entry> entries = new Paged<>((after, most) -> ledger.page(link, after, most), Entry::sku);
    List<KnownProduct> changed = new ArrayList<>();
    int at = 0;
    for (Sku sku = least(known.nextKey(), listed, at);
        sku != null;
        sku = least(known.nextKey(), listed, at)) {
      KnownProduct before = known.takeIf(sku);
      KnownProduct product = after(before, sku, shelf, snapshot);
      if (at < listed.length && listed[at].equals(sku)) {
        at++;
      }
      if (!product.equals(before) && !product.fields().isEmpty()) {
        changed.add(product);
        flush(changed, WRITE);
      }
      decider.decide(product, entryOf(entries, sku, decider));
    }
    for (Sku left = entries.nextKey(); left != null; left = entries.nextKey()) {
      decider.nobodys(entries.takeIf(left));
    }
    flush(changed, 1);
  }

  /** The SKUs of the stock list, and the kits: those may stand in no list of the ERP. */
  private Sku[] listed(@Nullable StockSnapshot snapshot) {
    if (snapshot == null) {
      return new Sku[0];
    }
    Set<Sku> skus = snapshot.rows().keySet();
    Set<Sku> kits = facts.supply().policy().kits();
    if (!kits.isEmpty()) {
      skus = new HashSet<>(skus);
      skus.addAll(kits);
    }
    Sku[] sorted = skus.toArray(new Sku[0]);
    Arrays.sort(sorted);
    return sorted;
  }

  private static KnownProduct after(
      @Nullable KnownProduct before,
      Sku sku,
      @Nullable Shelf shelf,
      @Nullable StockSnapshot snapshot) {
    if (shelf == null || snapshot == null) {
      return java.util.Objects.requireNonNull(before, "a product comes from the store or the list");
    }
    StockSnapshot.Row row = snapshot.rows().get(sku);
    if (before == null) {
      return row == null ? shelf.kit(sku) : shelf.found(sku, row);
    }
    return shelf.after(before, row);
  }

  private void flush(List<KnownProduct> changed, int atLeast) {
    if (changed.size() >= atLeast) {
      products.write(link, changed);
      changed.clear();
    }
  }

  private static @Nullable Entry entryOf(Paged<Entry> entries, Sku sku, Decider decider) {
    Sku next = entries.nextKey();
    while (next != null && next.compareTo(sku) < 0) {
      decider.nobodys(entries.takeIf(next));
      next = entries.nextKey();
    }
    return entries.takeIf(sku);
  }

  private static @Nullable Sku least(@Nullable Sku known, Sku[] listed, int at) {
    Sku row = at < listed.length ? listed[at] : null;
    if (known == null || row == null) {
      return known == null ? row : known;
    }
    return known.compareTo(row) <= 0 ? known : row;
  }
}
