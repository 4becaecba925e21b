package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.PriceLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What people set about guards: limits of single products, and consents to held changes. */
public interface GuardStore {
  /** Limits of single products, of all products that have some. */
  Map<Sku, PriceLimits> limits(LinkId link);

  /** Sets the limits of one product; {@link PriceLimits#none()} takes them away. */
  void limit(LinkId link, Sku sku, PriceLimits limits);

  /** Gives consents, in one transaction; a later one for the same SKU and facet replaces it. */
  void consent(LinkId link, Collection<Consent> consents);

  /** Consents that have not ended, by SKU and facet. */
  List<Consent> consents(LinkId link, Instant now);

  /** Takes consents away: they were used. */
  void used(LinkId link, Facet facet, Collection<Sku> skus);
}
