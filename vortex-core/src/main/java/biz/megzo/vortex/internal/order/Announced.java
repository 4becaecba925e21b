package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units that are sold and that no reservation counts: of orders that grew, or came back, on the
 * channel and whose change nobody has worked in yet, and of orders that wait for a person because
 * they grew behind their invoice.
 */
public final class Announced {
  private static final int PAGE = 500;
  private static final String INVOICED = "invoiced";

  private Announced() {}

  /** Such units per SKU, beyond what their orders have reserved or the ERP took off its stock. */
  public static Map<Sku, Integer> units(OrderSetup setup) {
    Map<Sku, Integer> units = new HashMap<>();
    @Nullable OrderKey after = null;
    List<TrackedOrder> page;
    do {
      page = setup.store().orders().unsettled(setup.link(), after, PAGE);
      for (TrackedOrder row : page) {
        more(setup, row).forEach((sku, n) -> units.merge(sku, n, Math::addExact));
        after = row.key();
      }
    } while (page.size() == PAGE);
    return units;
  }

  /** What the last invoice of an order closed; empty when something else closed them later. */
  public static List<Reservation> lastInvoiced(List<Reservation> all) {
    Optional<Instant> last =
        all.stream().map(Reservation::closedAt).filter(Objects::nonNull).max(Instant::compareTo);
    return all.stream()
        .filter(one -> last.isPresent() && last.get().equals(one.closedAt()))
        .filter(one -> INVOICED.equals(one.why()))
        .toList();
  }

  /** Whether the buyer still gets what the order says, by what is known now. */
  public static boolean stands(TrackedOrder row) {
    OrderStatus status = newest(row).order().status().meaning();
    return status != OrderStatus.CANCELLED && status != OrderStatus.RETURNED;
  }

  private static ChannelOrder newest(TrackedOrder row) {
    return row.pending() == null ? row.channel() : row.pending();
  }

  private static Map<Sku, Integer> more(OrderSetup setup, TrackedOrder row) {
    ChannelOrder news = newest(row);
    if (!stands(row)) {
      return Map.of();
    }
    List<Reservation> counted = counted(setup, row);
    boolean changed = row.pending() != null;
    boolean same = row.channel().order().unitsBySku().equals(news.order().unitsBySku());
    if (changed && same && !counted.isEmpty()) {
      return Map.of(); // kits may be defined otherwise since
    }
    Map<Sku, Integer> more = new HashMap<>(setup.unitsOf(news.order()));
    counted.forEach(one -> more.computeIfPresent(one.sku(), (sku, left) -> left - one.units()));
    more.values().removeIf(left -> left <= 0);
    return more;
  }

  /** What of the order is counted: what it has reserved, else what stands on an invoice. */
  private static List<Reservation> counted(OrderSetup setup, TrackedOrder row) {
    List<Reservation> all = setup.store().reservations().of(row.key());
    List<Reservation> open = all.stream().filter(one -> one.closedAt() == null).toList();
    return open.isEmpty() && invoiceStands(setup, row) ? lastInvoiced(all) : open;
  }

  /** Whether no invoice of the order is known to be gone: the ERP took its units off then. */
  private static boolean invoiceStands(OrderSetup setup, TrackedOrder row) {
    Optional<FollowUp> follow = setup.store().followUps().find(row.key());
    return follow.isEmpty()
        || follow.get().attachments().isEmpty()
        || !follow.get().live().isEmpty();
  }
}
