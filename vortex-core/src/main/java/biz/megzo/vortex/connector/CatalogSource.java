package biz.megzo.vortex.connector;

import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ERP side: the products, with what is needed to list them. Read page by page, so that a heartbeat
 * can go on where the last one stopped and never makes more calls because the catalogue is large.
 */
public interface CatalogSource {
  /** The schema of {@link CatalogItem#fields()}. */
  FieldSchema productSchema();

  /**
   * Reads one page: one call of the remote.
   *
   * @param page what the page before gave as {@link CatalogPage#next()}; null for the first
   * @throws ConnectorException when the remote can not be used; {@code MISCONFIGURED} when the page
   *     is no longer known and reading must start again
   */
  CatalogPage products(@Nullable String page);

  /**
   * Products.
   *
   * @param skipped rows that could not be used, each with what is wrong and the remedy
   * @param next hand it in to get the page behind this one, also in a later process; null when this
   *     is proven to be the last
   */
  record CatalogPage(List<CatalogItem> items, List<Skipped> skipped, @Nullable String next) {
    public CatalogPage {
      items = List.copyOf(items);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * A product and everything the source says of it.
   *
   * @param fields in {@link CatalogSource#productSchema()}
   */
  record CatalogItem(Product product, FieldRecord fields) {}
}
