package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.ProductStore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products above those of a store. */
final class OverlayProducts implements ProductStore {
  private final ProductStore below;
  private final Layer<KnownProduct> layer = new Layer<>(KnownProduct::sku);

  OverlayProducts(ProductStore below) {
    this.below = below;
  }

  void commit(LinkId link) {
    if (!layer.isEmpty()) {
      below.write(link, layer.rows());
    }
  }

  @Override
  public void write(LinkId link, Collection<KnownProduct> products) {
    layer.put(products);
  }

  @Override
  public List<KnownProduct> find(LinkId link, Collection<Sku> skus) {
    return layer.find(below.find(link, skus), skus);
  }

  @Override
  public List<KnownProduct> page(LinkId link, @Nullable Sku after, int limit) {
    return layer.page(below.page(link, after, limit), after, limit);
  }

  @Override
  public List<KnownProduct> sample(LinkId link, int limit) {
    return below.sample(link, limit);
  }
}
