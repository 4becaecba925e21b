package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.ReservationStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what may be offered at the instant of a push: never from orders older than the fence. */
final class Fence {
  private final Pass pass;
  private final FreshOrders orders;
  private final ReservationStore reservations;
  private final StockSettings settings;
  private final @Nullable StockSnapshot snapshot;
  private Map<Sku, Integer> reserved = Map.of();

  Fence(
      Pass pass,
      FreshOrders orders,
      ReservationStore reservations,
      StockSettings settings,
      @Nullable StockSnapshot snapshot) {
    this.pass = pass;
    this.orders = orders;
    this.reservations = reservations;
    this.settings = settings;
    this.snapshot = snapshot;
  }

  /**
   * Called right before each call that carries stock.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when orders can not be asked for
   */
  void refresh() {
    if (snapshot == null) {
      return;
    }
    if (Duration.between(orders.polledAt(), pass.now()).compareTo(settings.fence()) > 0) {
      orders.poll();
    }
    reserved = sold(orders, reservations, pass.link(), snapshot);
  }

  /** Units sold that a snapshot counts still: reserved, or announced by orders that changed. */
  static Map<Sku, Integer> sold(
      FreshOrders orders, ReservationStore reservations, LinkId link, StockSnapshot snapshot) {
    Map<Sku, Integer> sold = new HashMap<>(reservations.reserved(link, snapshot.beganAt()));
    orders.announced().forEach((sku, more) -> sold.merge(sku, more, Math::addExact));
    return sold;
  }

  /** When the stock was read that pushes rest on, for the history. */
  String snapshotOf() {
    return snapshot == null ? "" : "; stock read at " + snapshot.beganAt();
  }

  /** What may be offered by now, kits included, as of the last {@link #refresh}. */
  StockLine line(StockLine decided) {
    return decided.with(reserved);
  }
}
