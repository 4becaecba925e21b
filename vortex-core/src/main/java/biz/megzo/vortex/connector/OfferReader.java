package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channel side: reading back what is listed. */
public interface OfferReader {
  /** Most SKUs that fit one call of {@link #offers(Collection)}, and most offers of a page. */
  int readBatch();

  /**
   * One page of everything that is listed.
   *
   * @param page what the page before gave as {@link OfferPage#next()}; null for the first
   * @throws ConnectorException when the remote can not be used
   */
  OfferPage offers(@Nullable String page);

  /**
   * These offers; those that are not listed are left out.
   *
   * @throws ConnectorException when the remote can not be used
   */
  List<Offer> offers(Collection<Sku> skus);

  /**
   * Offers.
   *
   * @param next hand it in to get the page behind this one; null when this is the last
   */
  record OfferPage(List<Offer> offers, @Nullable String next) {
    public OfferPage {
      offers = List.copyOf(offers);
    }
  }
}
