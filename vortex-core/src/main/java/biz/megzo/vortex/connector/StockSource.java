package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import java.util.List;
import java.util.function.Consumer;

/** ERP side: what the warehouses of the link hold. */
public interface StockSource {
  /**
   * Reads the stock of every product of the link's warehouses, on the calling thread. One SKU may
   * come several times, once per warehouse.
   *
   * @throws ConnectorException when the remote can not be used; what was handed over before is then
   *     not a snapshot and must be dropped
   */
  ReadReport readStock(Consumer<? super StockLevel> sink);

  /** Reads one product; an empty list means that the source does not list it, which is not zero. */
  List<StockLevel> readStock(Sku sku);
}
