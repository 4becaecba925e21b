package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.rules.FieldSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A channel whose orders are put there by the test; ids are whole numbers. Thread-safe. */
public final class FakeChannel implements OrderSource, OrderUpdates {
  private final InstantSource clock;
  private final TreeMap<Long, Entry> orders = new TreeMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> failing = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<String> calls = new ArrayList<>();
  private int pageSize = 50;
  private boolean down;

  private record Entry(ChannelOrder order, Instant changedAt) {}

  public FakeChannel(InstantSource clock) {
    this.clock = clock;
  }

  /** Places an order, or changes it. */
  public synchronized void put(ChannelOrder order) {
    orders.put(Long.valueOf(order.order().key().orderId()), new Entry(order, clock.instant()));
  }

  /** An order as it was put there last. */
  public synchronized ChannelOrder placed(String orderId) {
    return orders.get(Long.valueOf(orderId)).order();
  }

  /** Whether the details of an order can be understood. */
  public synchronized void readable(String orderId, boolean yes) {
    if (yes) {
      unreadable.remove(orderId);
    } else {
      unreadable.add(orderId);
    }
  }

  /** Whether the channel fails whenever it is asked for the details of this order. */
  public synchronized void failing(String orderId, boolean yes) {
    if (yes) {
      failing.add(orderId);
    } else {
      failing.remove(orderId);
    }
  }

  /** Whether the channel says that it knows no such order when asked for its details. */
  public synchronized void hidden(String orderId, boolean yes) {
    if (yes) {
      hidden.add(orderId);
    } else {
      hidden.remove(orderId);
    }
  }

  /** Whether the channel can not be reached. */
  public synchronized void down(boolean yes) {
    this.down = yes;
  }

  public synchronized void pageSize(int size) {
    this.pageSize = size;
  }

  /** The names of the remote calls so far, with their ids. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public FieldSchema orderSchema() {
    return FieldSchema.of("fake.order");
  }

  @Override
  public synchronized OrderPage orders(OrderQuery query, @Nullable String page) {
    calls.add("orders");
    failIfDown();
    List<String> ids = new ArrayList<>();
    for (Map.Entry<Long, Entry> entry : orders.entrySet()) {
      if (matches(query, entry.getKey(), entry.getValue())) {
        ids.add(entry.getKey().toString());
      }
    }
    int from = page == null ? 0 : Integer.parseInt(page);
    int to = Math.min(ids.size(), from + pageSize);
    String next = to < ids.size() ? Integer.toString(to) : null;
    return new OrderPage(ids.subList(Math.min(from, to), to), next);
  }

  private static boolean matches(OrderQuery query, long id, Entry entry) {
    if (query instanceof OrderQuery.After after) {
      return after.orderId() == null || id > Long.parseLong(after.orderId());
    }
    if (query instanceof OrderQuery.Changed changed) {
      return !entry.changedAt().isBefore(changed.from())
          && !entry.changedAt().isAfter(changed.to());
    }
    OrderQuery.Placed placed = (OrderQuery.Placed) query;
    Instant at = entry.order().order().placedAt();
    return !at.isBefore(placed.from()) && !at.isAfter(placed.to());
  }

  @Override
  public synchronized Optional<ChannelOrder> order(String orderId) {
    calls.add("order " + orderId);
    failIfDown();
    if (failing.contains(orderId)) {
      throw new ConnectorException("fake", ConnectorException.Kind.UNREACHABLE, "HTTP 500", null);
    }
    if (unreadable.contains(orderId)) {
      throw new ConnectorException(
          "fake", ConnectorException.Kind.UNREADABLE, "no JSON object", null);
    }
    return Optional.ofNullable(orders.get(Long.valueOf(orderId)))
        .filter(entry -> !hidden.contains(orderId))
        .map(Entry::order);
  }

  @Override
  public synchronized Done confirm(String orderId) {
    calls.add("confirm " + orderId);
    return Done.ok();
  }

  @Override
  public Done markLine(String lineId, LineState state) {
    return Done.ok();
  }

  @Override
  public Done readyForDelivery(String orderId) {
    return Done.ok();
  }

  @Override
  public Done finish(String orderId) {
    return Done.ok();
  }

  @Override
  public Done note(String orderId, String text) {
    return Done.ok();
  }

  private void failIfDown() {
    if (down) {
      throw new ConnectorException("fake", ConnectorException.Kind.UNREACHABLE, "no route", null);
    }
  }
}
