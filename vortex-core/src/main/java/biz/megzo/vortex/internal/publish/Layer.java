package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows by SKU that lie above those of a store and hide them. */
final class Layer<T> {
  private final NavigableMap<Sku, T> rows = new TreeMap<>();
  private final Function<T, Sku> key;

  Layer(Function<T, Sku> key) {
    this.key = key;
  }

  void put(Collection<T> more) {
    more.forEach(one -> rows.put(key.apply(one), one));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows of this layer, by SKU. */
  List<T> rows() {
    return List.copyOf(rows.values());
  }

  /** A page of both, in SKU order, given the page of the store below. */
  List<T> page(List<T> below, @Nullable Sku after, int limit) {
    if (rows.isEmpty()) {
      return below;
    }
    NavigableMap<Sku, T> page = new TreeMap<>();
    below.forEach(one -> page.put(key.apply(one), one));
    NavigableMap<Sku, T> mine = after == null ? rows : rows.tailMap(after, false);
    boolean last = below.size() < limit;
    Sku end = last ? null : page.lastKey();
    (end == null ? mine : mine.headMap(end, true)).forEach(page::put);
    return page.values().stream().limit(limit).toList();
  }

  /** These of both, given those of the store below. */
  List<T> find(List<T> below, Collection<Sku> skus) {
    NavigableMap<Sku, T> found = new TreeMap<>();
    below.forEach(one -> found.put(key.apply(one), one));
    for (Sku sku : skus) {
      T mine = rows.get(sku);
      if (mine != null) {
        found.put(sku, mine);
      }
    }
    return new ArrayList<>(found.values());
  }
}
