package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of a link, for people: what is offered and why. Reads only; thread-safe. */
public final class Stock {
  private final LinkId link;
  private final VortexStore store;
  private final StockSettings settings;

  public Stock(LinkId link, VortexStore store, StockSettings settings) {
    this.link = link;
    this.store = store;
    this.settings = settings;
  }

  /** One SKU as it stands; empty when nothing is known of it. */
  public Optional<View> view(Sku sku) {
    KnownProduct product = first(store.products().find(link, List.of(sku)));
    Entry entry = store.offers().find(link, sku).orElse(null);
    List<Reservation> open = store.reservations().open(link, sku);
    if (product == null && entry == null && open.isEmpty()) {
      return Optional.empty();
    }
    int reserved = open.stream().mapToInt(Reservation::units).sum();
    BigDecimal onHand = product == null ? null : product.onHand().decimal("quantity").orElse(null);
    StockLine line = onHand == null ? null : StockLine.of(sku, onHand, reserved, settings);
    return Optional.of(new View(sku, Optional.ofNullable(line), Optional.ofNullable(entry), open));
  }

  /** What was listed for a SKU up to a moment, newest first, with the arithmetic of that time. */
  public List<Fact> history(Sku sku, Instant until, int limit) {
    return store.audit().about(link, "sku:" + sku, until, limit);
  }

  private static @Nullable KnownProduct first(List<KnownProduct> products) {
    return products.isEmpty() ? null : products.get(0);
  }

  /**
   * One SKU.
   *
   * @param line how the offered units come about; empty when the stock is unknown
   * @param listed what the ledger holds; empty when it was never sent
   * @param reservations the open ones, oldest first
   */
  public record View(
      Sku sku, Optional<StockLine> line, Optional<Entry> listed, List<Reservation> reservations) {
    public View {
      reservations = List.copyOf(reservations);
    }
  }
}
