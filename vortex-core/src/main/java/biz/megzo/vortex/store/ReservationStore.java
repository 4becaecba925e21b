package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units that are sold but still counted in the ERP's stock. Opened and changed with the order
 * ({@link OrderStore#claim}, {@link OrderStore#write}); closed here when the order was seen
 * invoiced.
 */
public interface ReservationStore {
  /**
   * Units reserved per SKU as a stock snapshot must count them: open ones, and those closed at or
   * after the snapshot began, because the snapshot may still hold their units.
   */
  Map<Sku, Integer> reserved(LinkId link, Instant snapshotBegan);

  /** Reservations of one order, closed ones included, by SKU and age. */
  List<Reservation> of(OrderKey order);

  /** Reservations of one SKU that are open, oldest first. */
  List<Reservation> open(LinkId link, Sku sku);

  /** All open reservations of a link, oldest first. */
  List<Reservation> open(LinkId link);

  /**
   * What was sold per SKU: units of the reservations that were opened in a time, whatever became of
   * them, and of how many orders.
   *
   * @param from inclusive
   * @param before exclusive
   */
  Map<Sku, Sold> sold(LinkId link, Instant from, Instant before);

  /**
   * Closes all open reservations of an order.
   *
   * @param evidenceAt when the evidence (the invoice) was read
   * @param why a short stable word, for example {@code invoiced}
   * @return how many were closed
   */
  int close(OrderKey order, Instant evidenceAt, String why);

  /**
   * Sales of one SKU in a time.
   *
   * @param orders how many orders they are of
   * @param first when the first of them was opened
   */
  record Sold(Sku sku, int units, int orders, Instant first) {}

  /**
   * Units reserved for an order.
   *
   * @param closedAt null while open
   * @param why null while open
   */
  record Reservation(
      OrderKey order,
      Sku sku,
      int units,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable String why) {}
}
