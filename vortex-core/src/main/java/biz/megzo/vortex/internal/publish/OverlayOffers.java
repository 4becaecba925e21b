package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers above those of a store. */
final class OverlayOffers implements OfferLedger {
  private final OfferLedger below;
  private final Layer<Entry> layer = new Layer<>(Entry::sku);

  OverlayOffers(OfferLedger below) {
    this.below = below;
  }

  void commit(LinkId link) {
    if (!layer.isEmpty()) {
      below.write(link, layer.rows());
    }
  }

  @Override
  public List<Entry> page(LinkId link, @Nullable Sku after, int limit) {
    return layer.page(below.page(link, after, limit), after, limit);
  }

  @Override
  public Optional<Entry> find(LinkId link, Sku sku) {
    return find(link, List.of(sku)).stream().findFirst();
  }

  @Override
  public List<Entry> find(LinkId link, Collection<Sku> skus) {
    return layer.find(below.find(link, skus), skus);
  }

  @Override
  public void write(LinkId link, Collection<Entry> entries) {
    layer.put(entries);
  }

  @Override
  public long count(LinkId link, Listing listing) {
    return below.count(link, listing);
  }
}
