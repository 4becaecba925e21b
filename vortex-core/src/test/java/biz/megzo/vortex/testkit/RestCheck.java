package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.FakeRecorder.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The invariants of the order protocol once nothing moves any more. */
final class RestCheck {
  private final VortexStore store;
  private final FakeRecorder erp;
  private final FakeChannel channel;
  private final Set<ProtocolFault> happened;

  RestCheck(VortexStore store, FakeRecorder erp, FakeChannel channel, Set<ProtocolFault> happened) {
    this.store = store;
    this.erp = erp;
    this.channel = channel;
    this.happened = happened;
  }

  Optional<String> broken(List<OrderKey> keys) {
    for (OrderKey key : keys) {
      String wrong = broken(key);
      if (wrong != null) {
        return Optional.of(wrong + " (order " + key.orderId() + ")");
      }
    }
    return Optional.empty();
  }

  private @Nullable String broken(OrderKey key) {
    Optional<TrackedOrder> found = store.orders().find(key);
    if (found.isEmpty()) {
      return "O2: the channel lists it, the ledger does not";
    }
    TrackedOrder row = found.get();
    List<Document> live = new ArrayList<>();
    for (int revision = 0; revision <= row.recording().revision() + 1; revision++) {
      live.addAll(erp.live(Marker.of(key, revision)));
    }
    if (live.size() > 1) {
      return "O1: " + live.size() + " live records";
    }
    String wrong = state(row, live);
    wrong = wrong == null ? reservations(row) : wrong;
    return wrong == null ? history(row) : wrong;
  }

  private @Nullable String state(TrackedOrder row, List<Document> live) {
    Order now = channel.order(row.key().orderId()).orElseThrow().order();
    boolean cancelled = now.status().meaning() == OrderStatus.CANCELLED;
    switch (row.state()) {
      case RECORDED:
        if (live.isEmpty() || !live.get(0).ref().equals(row.recording().record())) {
          return "O1: recorded as " + row.recording().record() + ", live is " + live;
        }
        if (!live.get(0).total().sameToTheBan(now.total())) {
          return "O5: the record says " + live.get(0).total() + ", the channel " + now.total();
        }
        return cancelled ? "O2: cancelled on the channel and still recorded" : null;
      case CANCELLED:
        return live.isEmpty() ? null : "O1: cancelled with a live record";
      case HELD:
        boolean excused =
            happened.contains(ProtocolFault.LAST_DELETED)
                || happened.contains(ProtocolFault.FOREIGN_RECORD);
        return excused ? null : "O2: held for nothing: " + row.hold();
      default:
        return "O2: left in " + row.state();
    }
  }

  private @Nullable String reservations(TrackedOrder row) {
    Map<Sku, Integer> open = new TreeMap<>();
    for (Reservation reservation : store.reservations().of(row.key())) {
      if (reservation.closedAt() == null) {
        open.merge(reservation.sku(), reservation.units(), Integer::sum);
      }
    }
    boolean cancelled = row.channel().order().status().meaning() == OrderStatus.CANCELLED;
    Map<Sku, Integer> sold = cancelled ? Map.of() : row.channel().order().unitsBySku();
    return open.equals(sold) ? null : "S: reserved " + open + ", sold " + sold;
  }

  private @Nullable String history(TrackedOrder row) {
    List<OrderEvent> events = store.orders().events(row.key());
    OrderEvent last = events.get(events.size() - 1);
    boolean same = last.after() == row.state() && OrderStore.fold(events).equals(row.recording());
    return same ? null : "the history does not fold to the row";
  }
}
