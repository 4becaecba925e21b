package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks keyset pages in SKU order, holding one page at a time. */
final class Paged<T> {
  private static final int PAGE = 2000;

  private final BiFunction<@Nullable Sku, Integer, List<T>> pages;
  private final Function<T, Sku> key;
  private Iterator<T> page = List.<T>of().iterator();
  private @Nullable Sku last;
  private @Nullable T head;
  private boolean ended;

  Paged(BiFunction<@Nullable Sku, Integer, List<T>> pages, Function<T, Sku> key) {
    this.pages = pages;
    this.key = key;
  }

  /** The next element without taking it; null at the end. */
  @Nullable T peek() {
    if (head == null && !ended) {
      if (!page.hasNext()) {
        page = pages.apply(last, PAGE).iterator();
      }
      if (page.hasNext()) {
        head = page.next();
        last = key.apply(head);
      } else {
        ended = true;
      }
    }
    return head;
  }

  /** The element if it is of this SKU, and then takes it. */
  @Nullable T takeIf(Sku sku) {
    T next = peek();
    if (next == null || !key.apply(next).equals(sku)) {
      return null;
    }
    head = null;
    return next;
  }

  /** The SKU of the next element; null at the end. */
  @Nullable Sku nextKey() {
    T next = peek();
    return next == null ? null : key.apply(next);
  }
}
