package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductIndex.Place;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.util.List;
import java.util.Optional;

/**
 * A page of products.
 *
 * @param hasPrevious whether there are products before it
 * @param hasNext whether there are products behind it
 */
public record ProductPage(List<Row> rows, boolean hasPrevious, boolean hasNext) {
  public ProductPage {
    rows = List.copyOf(rows);
  }

  /**
   * One product.
   *
   * @param place what the next or the previous page is asked for with
   * @param product as the ERP knows it; empty when it does not
   * @param entry what the ledger holds; empty when it was never sent
   * @param differs whether the channel shows it otherwise than it should
   */
  public record Row(
      Place place, Optional<KnownProduct> product, Optional<Entry> entry, boolean differs) {
    public Sku sku() {
      return place.sku();
    }

    /** The ERP's name; empty when it gives none. */
    public String name() {
      return product.map(one -> ProductIndex.name(one.fields())).orElse("");
    }
  }
}
