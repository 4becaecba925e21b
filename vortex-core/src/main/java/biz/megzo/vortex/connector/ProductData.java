package biz.megzo.vortex.connector;

import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.rules.FieldRecord;
import java.util.List;

/**
 * What somebody else than the ERP's connector knows of the products: a file, the host's own tables.
 * Plugged into a link by {@code Link.Builder.productData} and merged field by field.
 */
@FunctionalInterface
public interface ProductData {
  /**
   * Reads everything there is, on the calling thread.
   *
   * @throws ConnectorException when it can not be read right now: what was known of it before
   *     stays, and the report and an alarm say so
   */
  Products read();

  /**
   * Products.
   *
   * @param rows each with the text field {@code code}, once, and fields of {@link
   *     CatalogSource#productSchema()}; a field that is missing or blank says nothing
   * @param complete whether these are proven to be all; otherwise nothing of it counts
   * @param skipped rows that could not be used, each named by its code where it has one: what was
   *     known of them stays
   */
  record Products(List<FieldRecord> rows, boolean complete, List<Skipped> skipped) {
    public Products {
      rows = List.copyOf(rows);
      skipped = List.copyOf(skipped);
    }

    /** All products there are. */
    public static Products of(List<FieldRecord> rows) {
      return new Products(rows, true, List.of());
    }
  }
}
