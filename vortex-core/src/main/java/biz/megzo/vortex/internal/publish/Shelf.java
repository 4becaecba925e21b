package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.publish.StockSnapshot.Row;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the product store keeps of the last stock snapshots. */
final class Shelf {
  static final String QUANTITY = "quantity";

  private final StockSnapshot snapshot;
  private final int readsToZero;
  private final Instant now;

  Shelf(StockSnapshot snapshot, int readsToZero, Instant now) {
    this.snapshot = snapshot;
    this.readsToZero = readsToZero;
    this.now = now;
  }

  /** The product after this snapshot; the same object when nothing about it changed. */
  KnownProduct after(KnownProduct product) {
    return after(product, snapshot.rows().get(product.sku()));
  }

  /** The same where its row of the snapshot is at hand; null when it has none. */
  KnownProduct after(KnownProduct product, @Nullable Row row) {
    if (row == null) {
      return absent(product);
    }
    if (product.missed() == 0 && holds(product.onHand(), row.quantity())) {
      return product;
    }
    FieldRecord onHand = FieldRecord.builder().decimal(QUANTITY, row.quantity()).build();
    return new KnownProduct(product.sku(), product.fields(), onHand, 0, product.changedAt());
  }

  /** Whether a record says this quantity and nothing else. */
  private static boolean holds(FieldRecord onHand, BigDecimal quantity) {
    return onHand.fields().size() == 1
        && onHand.fields().get(QUANTITY) instanceof FieldValue.Decimal known
        && known.value().compareTo(quantity) == 0;
  }

  /** A product that only the stock list knows so far. */
  KnownProduct found(Sku sku, Row row) {
    FieldRecord fields =
        FieldRecord.builder()
            .text("code", sku.value())
            .textIfPresent("name", row.name())
            .textIfPresent("unit", row.unit())
            .build();
    return after(new KnownProduct(sku, fields, FieldRecord.empty(), 0, now), row);
  }

  /** A kit that the ERP knows nothing of: it has no fields, and is not kept. */
  KnownProduct kit(Sku sku) {
    return new KnownProduct(sku, FieldRecord.empty(), FieldRecord.empty(), 0, now);
  }

  /** The components of kits as they stand after this snapshot. */
  Map<Sku, KnownProduct> parts(Set<Sku> skus, Collection<KnownProduct> known) {
    Map<Sku, KnownProduct> parts = new HashMap<>();
    known.forEach(product -> parts.put(product.sku(), after(product)));
    for (Sku sku : skus) {
      Row row = snapshot.rows().get(sku);
      if (row != null) {
        parts.computeIfAbsent(sku, missing -> found(missing, row));
      }
    }
    return parts;
  }

  private KnownProduct absent(KnownProduct product) {
    boolean counts = snapshot.lacks(product.sku()) && product.onHand().has(QUANTITY);
    if (!counts || product.missed() >= readsToZero) {
      return product;
    }
    return new KnownProduct(
        product.sku(),
        product.fields(),
        product.onHand(),
        product.missed() + 1,
        product.changedAt());
  }
}
