package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.function.Consumer;

/** ERP side: the products, with what is needed to list them. */
public interface CatalogSource {
  /** The schema of {@link CatalogItem#fields()}. */
  FieldSchema productSchema();

  /**
   * Reads the whole catalogue and hands over item by item, on the calling thread.
   *
   * @throws ConnectorException when the remote can not be used; items handed over before stay valid
   */
  ReadReport readProducts(Consumer<? super CatalogItem> sink);

  /**
   * A product and everything the source says of it.
   *
   * @param fields in {@link CatalogSource#productSchema()}
   */
  record CatalogItem(Product product, FieldRecord fields) {}
}
