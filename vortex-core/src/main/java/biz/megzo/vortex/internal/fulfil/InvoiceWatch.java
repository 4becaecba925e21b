package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether recorded orders were invoiced, and closes their reservations when they were: often
 * while an order is fresh, seldom when it is old. Runs before the stock snapshot, because evidence
 * read after it would offer a sold unit again.
 */
public final class InvoiceWatch {
  private static final String LAST = "invoices.lastRound";
  private static final String BEGAN = "invoices.roundBegan";
  private static final String POSITION = "invoices.position";

  private final Pass pass;
  private final InvoiceSource source;
  private final VortexStore store;
  private final Tally tally;

  public InvoiceWatch(Pass pass, InvoiceSource source, VortexStore store, Tally tally) {
    this.pass = pass;
    this.source = source;
    this.store = store;
    this.tally = tally;
  }

  /** Looks at the orders whose turn it is, at most so many; the next pass goes on behind them. */
  public void run(int most) {
    Instant now = pass.now();
    Instant last = moment(LAST, Instant.EPOCH);
    String from = store.cursors().get(pass.link(), POSITION).orElse("");
    if (from.isEmpty()) {
      store.cursors().put(pass.link(), BEGAN, now.toString());
    }
    int asked = 0;
    for (Map.Entry<String, Instant> order : openOrders().tailMap(from, false).entrySet()) {
      if (asked >= most || !pass.hasTime()) {
        return;
      }
      if (isDue(order.getKey(), order.getValue(), last, now)) {
        pass.keep();
        look(OrderKey.of(pass.link(), order.getKey()));
        asked++;
        store.cursors().put(pass.link(), POSITION, order.getKey());
      }
    }
    store.cursors().put(pass.link(), LAST, moment(BEGAN, now).toString());
    store.cursors().put(pass.link(), POSITION, "");
  }

  /** Ids of orders with open reservations, and since when. */
  private NavigableMap<String, Instant> openOrders() {
    NavigableMap<String, Instant> open = new TreeMap<>();
    for (Reservation reservation : store.reservations().open(pass.link())) {
      open.putIfAbsent(reservation.order().orderId(), reservation.openedAt());
    }
    return open;
  }

  private Instant moment(String cursor, Instant otherwise) {
    return store.cursors().get(pass.link(), cursor).map(Instant::parse).orElse(otherwise);
  }

  private void look(OrderKey key) {
    RecordRef record = record(key);
    if (record == null) {
      return;
    }
    Instant askedAt = pass.now();
    Invoiced invoiced = source.invoicesOf(record);
    tally.count("asked", 1);
    if (invoiced instanceof Invoiced.By by && !by.invoices().isEmpty()) {
      int closed = store.reservations().close(key, askedAt, "invoiced");
      tally.count("invoiced", 1);
      tally.count("reservations closed", closed);
    } else if (invoiced instanceof Invoiced.NoSuchRecord) {
      tally.held(
          "order " + key.orderId(),
          "the ERP no longer has its record "
              + record
              + "; its units stay reserved. Look whether somebody deleted it, then retry or give the"
              + " order up");
    }
  }

  private @Nullable RecordRef record(OrderKey key) {
    TrackedOrder order = store.orders().find(key).orElse(null);
    if (order == null || order.state() == OrderState.CANCELLED) {
      return null;
    }
    return order.recording().record();
  }

  /** Whether one of the order's moments lies between the last look and now. */
  static boolean isDue(String orderId, Instant openedAt, Instant last, Instant now) {
    Duration age = Duration.between(openedAt, now);
    Duration every = every(age);
    if (every.isZero()) {
      return true;
    }
    long spread = Math.floorMod(orderId.hashCode(), every.toMillis());
    long since = last.toEpochMilli() - openedAt.toEpochMilli() + spread;
    long until = now.toEpochMilli() - openedAt.toEpochMilli() + spread;
    return Math.floorDiv(since, every.toMillis()) != Math.floorDiv(until, every.toMillis());
  }

  private static Duration every(Duration age) {
    if (age.compareTo(Duration.ofHours(2)) < 0) {
      return Duration.ZERO;
    }
    if (age.compareTo(Duration.ofDays(2)) < 0) {
      return Duration.ofMinutes(30);
    }
    return age.compareTo(Duration.ofDays(14)) < 0 ? Duration.ofHours(3) : Duration.ofHours(12);
  }
}
