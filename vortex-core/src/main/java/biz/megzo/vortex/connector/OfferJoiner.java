package biz.megzo.vortex.connector;

import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.rules.FieldRecord;

/**
 * Channel side: offers on products that the channel's own catalogue has already. Implemented beside
 * {@link OfferSink}.
 */
public interface OfferJoiner {
  /** Whether mapped content says that the channel has the product already. */
  boolean joins(FieldRecord content);

  /** Makes an offer with price and stock: one call of the remote. Safe to repeat. */
  BatchResult join(OfferContent offer);
}
