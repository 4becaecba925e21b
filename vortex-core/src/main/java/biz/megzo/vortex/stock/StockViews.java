package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.Stock.View;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out what a person sees of a SKU, from what the last pass kept. */
final class StockViews {
  private final LinkId link;
  private final VortexStore store;
  private final StockPolicy policy;

  StockViews(LinkId link, VortexStore store, StockPolicy policy) {
    this.link = link;
    this.store = store;
    this.policy = policy;
  }

  /** A line, or why there is none. */
  private record Found(@Nullable StockLine line, String unknown) {}

  Optional<View> view(Sku sku) {
    Entry entry = store.offers().find(link, sku).orElse(null);
    List<Reservation> open = store.reservations().open(link, sku);
    boolean known = product(sku) != null || !policy.kit(sku).isEmpty();
    if (!known && entry == null && open.isEmpty()) {
      return Optional.empty();
    }
    Found found = find(sku);
    return Optional.of(
        new View(
            sku,
            Optional.ofNullable(found.line()),
            found.unknown(),
            Optional.ofNullable(entry),
            open,
            policy.kitsWith(sku)));
  }

  private Found find(Sku sku) {
    Optional<String> problem = policy.problem(sku);
    if (problem.isPresent()) {
      return new Found(null, problem.get());
    }
    Map<Sku, Integer> kit = policy.kit(sku);
    if (kit.isEmpty()) {
      return plain(sku);
    }
    List<StockLine.Part> parts = new ArrayList<>();
    for (Map.Entry<Sku, Integer> each : kit.entrySet()) {
      Found part = plain(each.getKey());
      StockLine line = part.line();
      if (line == null) {
        return new Found(null, "component " + each.getKey() + ": " + part.unknown());
      }
      parts.add(new StockLine.Part(line, each.getValue()));
    }
    KnownProduct product = product(sku);
    FieldRecord fields = product == null ? FieldRecord.empty() : product.fields();
    return new Found(StockLine.kit(sku, reserved(sku), policy.limits(sku, fields), parts), "");
  }

  private Found plain(Sku sku) {
    KnownProduct product = product(sku);
    if (product == null) {
      return new Found(null, "the ERP lists no such product");
    }
    BigDecimal onHand = product.onHand().decimal("quantity").orElse(null);
    if (onHand == null) {
      return new Found(null, "it was never in the stock list, or its row there can not be used");
    }
    int missed = product.missed();
    int gone = policy.defaults().readsToZero();
    if (missed > 0 && missed < gone) {
      return new Found(
          null, "not in the last stock list; it counts as gone when " + gone + " in a row miss it");
    }
    return new Found(
        StockLine.of(
            sku,
            missed > 0 ? BigDecimal.ZERO : onHand,
            reserved(sku),
            policy.limits(sku, product.fields())),
        "");
  }

  private int reserved(Sku sku) {
    return store.reservations().open(link, sku).stream().mapToInt(Reservation::units).sum();
  }

  private @Nullable KnownProduct product(Sku sku) {
    List<KnownProduct> found = store.products().find(link, List.of(sku));
    return found.isEmpty() ? null : found.get(0);
  }
}
