package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the order that a record was made for. */
final class MarkerOwner {
  private static final int PAGE = 200;
  private static final int PAGES = 10;

  private final OrderSetup setup;

  MarkerOwner(OrderSetup setup) {
    this.setup = setup;
  }

  /** An order, and which of its records it is. */
  record Owner(OrderKey key, int revision) {}

  /** The owner of a record; empty when no recent order's marker stands on it. */
  Optional<Owner> of(Reading.Present record, @Nullable OpenOrder current) {
    Owner own = current == null ? null : match(record, current.row());
    if (own != null || !record.text().contains("VX")) {
      return Optional.ofNullable(own);
    }
    Owner[] found = new Owner[1];
    newestOrders(
        row -> {
          Owner owner = match(record, row);
          if (owner != null) {
            found[0] = owner;
          }
          return owner == null;
        });
    return Optional.ofNullable(found[0]);
  }

  /** Shows the newest orders one by one until the sink has enough of them. */
  void newestOrders(Predicate<TrackedOrder> more) {
    OrderKey after = null;
    for (int page = 0; page < PAGES; page++) {
      List<TrackedOrder> rows = setup.store().orders().list(setup.link(), null, after, PAGE);
      for (TrackedOrder row : rows) {
        if (!more.test(row)) {
          return;
        }
      }
      if (rows.size() < PAGE) {
        return;
      }
      after = rows.get(rows.size() - 1).key();
    }
  }

  private static @Nullable Owner match(Reading.Present record, TrackedOrder row) {
    for (int revision = row.recording().revision(); revision >= 0; revision--) {
      if (record.bears(Marker.of(row.key(), revision))) {
        return new Owner(row.key(), revision);
      }
    }
    return null;
  }
}
