package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.publish.StockSnapshot.Row;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.CodeLinks;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.stock.StockPolicy;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one pass knows of units.
 *
 * @param snapshot null when stock is not looked at or could not be read
 * @param reserved as the snapshot must count it
 * @param parts the products that are components of kits, as of this snapshot
 * @param links which code is which
 */
record Supply(
    @Nullable StockSnapshot snapshot,
    Map<Sku, Integer> reserved,
    StockPolicy policy,
    Map<Sku, KnownProduct> parts,
    CodeLinks links) {

  /** Why nothing at all may be done for a product; null when something may. */
  @Nullable String ambiguity(KnownProduct product) {
    if (product.fields().has(CatalogueReader.TWICE)) {
      return "two products of the ERP have this code, so that neither price nor stock can be told;"
          + " give one of them another code";
    }
    return links.toChannel(product.sku()).isPresent()
        ? null
        : "its code on the channel can not be told from another product's; link the codes";
  }

  /** How the units of a product come about; null when nobody knows them. */
  @Nullable StockLine line(KnownProduct product) {
    if (snapshot == null || policy.problem(product.sku()).isPresent()) {
      return null;
    }
    Map<Sku, Integer> kit = policy.kit(product.sku());
    return kit.isEmpty() ? plain(product) : kit(product, kit);
  }

  private @Nullable StockLine kit(KnownProduct product, Map<Sku, Integer> kit) {
    List<StockLine.Part> found = new ArrayList<>();
    for (Map.Entry<Sku, Integer> part : kit.entrySet()) {
      KnownProduct component = parts.get(part.getKey());
      StockLine line = component == null ? null : plain(component);
      if (line == null) {
        return null;
      }
      found.add(new StockLine.Part(line, part.getValue()));
    }
    Sku sku = product.sku();
    return StockLine.kit(
        sku, reserved.getOrDefault(sku, 0), policy.limits(sku, product.fields()), found);
  }

  private @Nullable StockLine plain(KnownProduct product) {
    Sku sku = product.sku();
    if (product.fields().has(CatalogueReader.TWICE)) {
      return null;
    }
    BigDecimal onHand = onHand(product);
    return onHand == null
        ? null
        : StockLine.of(
            sku, onHand, reserved.getOrDefault(sku, 0), policy.limits(sku, product.fields()));
  }

  /** The units of this pass's snapshot; null when nobody knows them. */
  private @Nullable BigDecimal onHand(KnownProduct product) {
    if (snapshot == null) {
      return null;
    }
    Row row = snapshot.rows().get(product.sku());
    if (row != null) {
      return row.quantity();
    }
    boolean gone =
        snapshot.lacks(product.sku())
            && product.onHand().has(Shelf.QUANTITY)
            && product.missed() >= policy.defaults().readsToZero();
    return gone ? BigDecimal.ZERO : null;
  }
}
