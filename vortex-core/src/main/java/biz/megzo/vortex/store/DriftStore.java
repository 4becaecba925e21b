package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the channel shows otherwise than it should, one row for a SKU and a field. */
public interface DriftStore {
  /** Replaces all rows of these SKUs with these, in one transaction. */
  void replace(LinkId link, Collection<Sku> skus, Collection<Drift> rows);

  /** The rows of these SKUs. */
  List<Drift> find(LinkId link, Collection<Sku> skus);

  /**
   * A page of rows in SKU order (by UTF-16 code units), whole SKUs at a time.
   *
   * @param after the last SKU of the page before; null for the first page
   * @param limit how many SKUs
   */
  List<Drift> page(LinkId link, @Nullable Sku after, int limit);

  /** How many rows a link has. */
  long count(LinkId link);
}
