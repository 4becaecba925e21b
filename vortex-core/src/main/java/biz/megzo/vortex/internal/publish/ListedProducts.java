package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts what one list says into the product store: one walk through both, in SKU order. */
final class ListedProducts {
  /** So many complete reads in a row without a product end what the list said of it. */
  private static final int READS_TO_END = 2;

  private static final int WRITE = 1000;

  private final LinkId link;
  private final ProductStore products;
  private final ProductMerge merge;
  private final Instant now;
  private final List<KnownProduct> changed = new ArrayList<>();
  private int written;

  ListedProducts(LinkId link, ProductStore products, ProductMerge merge, Instant now) {
    this.link = link;
    this.products = products;
    this.merge = merge;
    this.now = now;
  }

  /**
   * Takes a whole list.
   *
   * @param unusable codes whose rows could not be used: what was known of them stays. One that is
   *     no known product's may stand for any: then no product counts as absent
   * @return how many products changed
   */
  int take(String name, Map<Sku, FieldRecord> rows, Set<String> unusable) {
    boolean absences = known(unusable);
    TreeSet<Sku> unseen = new TreeSet<>(rows.keySet());
    Paged<KnownProduct> known =
        new Paged<>((after, most) -> products.page(link, after, most), KnownProduct::sku);
    for (Sku sku = known.nextKey(); sku != null; sku = known.nextKey()) {
      KnownProduct product = known.takeIf(sku);
      FieldRecord row = rows.get(sku);
      unseen.remove(sku);
      boolean counts = row != null || absences;
      if (product != null && counts && !unusable.contains(sku.value())) {
        change(product, name, row);
      }
    }
    for (Sku sku : unseen) {
      change(
          new KnownProduct(sku, FieldRecord.empty(), FieldRecord.empty(), 0, now),
          name,
          rows.get(sku));
    }
    flush(1);
    return written;
  }

  private boolean known(Set<String> unusable) {
    List<Sku> skus = unusable.stream().filter(Sku::valid).map(Sku::of).toList();
    return skus.size() == unusable.size() && products.find(link, skus).size() == skus.size();
  }

  private void change(KnownProduct product, String name, @Nullable FieldRecord row) {
    FieldRecord before = product.fields();
    if (row == null && !before.has(ProductMerge.SOURCES)) {
      return;
    }
    FieldRecord said = row == null ? missed(merge.sources(before).get(name)) : row;
    if (row == null && said == null && !merge.sources(before).containsKey(name)) {
      return;
    }
    FieldRecord after = merge.with(before, name, said);
    if (after.equals(before)) {
      return;
    }
    boolean same = ProductMerge.plain(after).equals(ProductMerge.plain(before));
    changed.add(
        new KnownProduct(
            product.sku(),
            after,
            product.onHand(),
            product.missed(),
            same ? product.changedAt() : now));
    flush(WRITE);
  }

  /** What the list said, with one more read that lacks it; null when those were enough. */
  private static @Nullable FieldRecord missed(@Nullable FieldRecord said) {
    if (said == null) {
      return null;
    }
    long reads = said.whole(ProductMerge.MISSED).orElse(0L) + 1;
    return reads >= READS_TO_END
        ? null
        : said.toBuilder().whole(ProductMerge.MISSED, reads).build();
  }

  private void flush(int atLeast) {
    if (changed.size() >= atLeast) {
      written += changed.size();
      products.write(link, changed);
      changed.clear();
    }
  }
}
