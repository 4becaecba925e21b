package biz.megzo.vortex.memory;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through all products with each call. */
final class MemoryIndex implements ProductIndex {
  private static final Comparator<Place> BY_CODE = Comparator.comparing(Place::sku);
  private static final Comparator<Place> BY_NAME =
      Comparator.comparing(Place::label).thenComparing(BY_CODE);

  private record Row(Place place, String text, Standing standing) {}

  private final Object lock;
  private final MemoryProducts products;
  private final MemoryOffers offers;

  MemoryIndex(Object lock, MemoryProducts products, MemoryOffers offers) {
    this.lock = lock;
    this.products = products;
    this.offers = offers;
  }

  @Override
  public List<Place> page(
      LinkId link, ProductSearch search, @Nullable Place from, boolean backwards, int limit) {
    Comparator<Place> order = search.order() == Order.CODE ? BY_CODE : BY_NAME;
    Comparator<Place> way = backwards ? order.reversed() : order;
    List<Place> found =
        new java.util.ArrayList<>(
            rows(link)
                .filter(row -> fits(search, row))
                .map(Row::place)
                .filter(place -> from == null || way.compare(place, from) > 0)
                .sorted(way)
                .limit(limit)
                .toList());
    if (backwards) {
      Collections.reverse(found);
    }
    return found;
  }

  @Override
  public long count(LinkId link, ProductSearch search, long atMost) {
    return rows(link).filter(row -> fits(search, row)).limit(atMost).count();
  }

  @Override
  public Map<Standing, Long> counts(LinkId link) {
    Map<Standing, Long> counts = new HashMap<>();
    rows(link).forEach(row -> counts.merge(row.standing(), 1L, Long::sum));
    return counts;
  }

  private Stream<Row> rows(LinkId link) {
    synchronized (lock) {
      Map<Sku, KnownProduct> known = products.all(link);
      Map<Sku, Entry> sent = offers.of(link);
      TreeSet<Sku> skus = new TreeSet<>(known.keySet());
      skus.addAll(sent.keySet());
      return skus.stream().map(sku -> row(sku, known.get(sku), sent.get(sku))).toList().stream();
    }
  }

  private static Row row(Sku sku, @Nullable KnownProduct product, @Nullable Entry entry) {
    String name = product == null ? "" : ProductIndex.name(product.fields());
    return new Row(
        Place.of(sku, name),
        ProductIndex.text(sku, name),
        entry == null ? Standing.absent() : Standing.of(entry));
  }

  private static boolean fits(ProductSearch search, Row row) {
    return row.place().sku().value().startsWith(search.prefix())
        && search.filter().fits(row.standing())
        && search.words().stream().allMatch(row.text()::contains);
  }
}
