package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ERP's products as last read: what order lines are completed with, what a panel shows, and how
 * "was listed before" is known.
 */
public interface ProductStore {
  /** Inserts or replaces, in one transaction. */
  void write(LinkId link, Collection<KnownProduct> products);

  /** These products; those never seen are left out. */
  List<KnownProduct> find(LinkId link, Collection<Sku> skus);

  /**
   * A page of a link's products in SKU order (by UTF-16 code units).
   *
   * @param after the last SKU of the page before; null for the first page
   */
  List<KnownProduct> page(LinkId link, @Nullable Sku after, int limit);

  /**
   * Products spread evenly over a link's catalogue in SKU order, the same as long as the catalogue
   * stays the same; all of it when it has no more.
   *
   * @param limit how many at most
   */
  List<KnownProduct> sample(LinkId link, int limit);

  /**
   * One product.
   *
   * @param fields in the catalogue source's schema; name and unit alone when only the stock list
   *     knows it
   * @param onHand units of all chosen warehouses in the last snapshot that knew it, as fields
   *     {@code quantity} (decimal) and what else the snapshot says; empty when stock is unknown
   * @param missed how many complete stock reads in a row did not list it
   * @param changedAt when its fields last changed
   */
  record KnownProduct(
      Sku sku, FieldRecord fields, FieldRecord onHand, int missed, Instant changedAt) {}
}
