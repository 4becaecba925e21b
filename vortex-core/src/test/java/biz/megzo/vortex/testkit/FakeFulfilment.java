package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a channel that takes invoices and moves orders on: uploads add up when repeated,
 * steps go forward only. Answers of writes are scripted: one fault per write, in the order given.
 */
public final class FakeFulfilment implements InvoiceSink, OrderUpdates {
  /** How long a late write takes to take effect. */
  public static final Duration LATENESS = Duration.ofMinutes(3);

  private final InstantSource clock;
  private final FakeChannel channel;
  private final Map<String, List<InvoiceRef>> attached = new HashMap<>();
  private final Map<String, LineState> lines = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Late> late = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private boolean down;
  private boolean hides;

  /** What goes wrong with one write. */
  public enum Fault {
    NONE,
    REFUSED,
    /** Done, but the answer is lost. */
    ANSWER_LOST,
    /** Not done, and the answer is lost. */
    NEVER_ARRIVED,
    /** The answer is lost; it takes effect after {@link #LATENESS}. */
    LATE
  }

  private record Late(Instant at, Runnable effect) {}

  public FakeFulfilment(InstantSource clock, FakeChannel channel) {
    this.clock = clock;
    this.channel = channel;
  }

  public void script(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** Reads fail from now on, or work again. */
  public void down(boolean yes) {
    down = yes;
  }

  /** Takes uploads without ever showing them, or shows them again. */
  public void hides(boolean yes) {
    hides = yes;
  }

  /** Somebody attaches an invoice in the panel. */
  public void attachByHand(String orderId, InvoiceRef invoice) {
    attached.computeIfAbsent(orderId, key -> new ArrayList<>()).add(invoice);
  }

  /** Somebody takes an invoice off in the panel. */
  public void takeOff(String orderId, InvoiceRef invoice) {
    attached.getOrDefault(orderId, new ArrayList<>()).remove(invoice);
  }

  /** Somebody moves the order in the panel. */
  public void moveByHand(String orderId, OrderStatus to) {
    status(orderId, to);
  }

  /** Somebody says that a line can not be delivered. */
  public void outOfStock(String lineId) {
    lines.put(lineId, LineState.OUT_OF_STOCK);
  }

  public LineState line(String lineId) {
    return lines.getOrDefault(lineId, LineState.UNVERIFIED);
  }

  /** What took effect, in order: {@code attach FCT0107}, {@code finish 1001}. */
  public List<String> effects() {
    land();
    return List.copyOf(effects);
  }

  /** The names of the calls so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** What stands on an order, whatever the channel shows of it. */
  public List<InvoiceRef> standing(String orderId) {
    land();
    return List.copyOf(attached.getOrDefault(orderId, List.of()));
  }

  public OrderStatus status(String orderId) {
    land();
    return order(orderId).order().status().meaning();
  }

  @Override
  public List<InvoiceRef> attached(String orderId) {
    read("attached");
    return hides ? List.of() : standing(orderId);
  }

  @Override
  public Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
    return write(
        "attach " + invoice,
        () -> {
          attached.computeIfAbsent(orderId, key -> new ArrayList<>()).add(invoice);
          effects.add("attach " + invoice);
        });
  }

  @Override
  public Done detach(String orderId, InvoiceRef invoice) {
    return write(
        "detach " + invoice,
        () -> {
          if (attached.getOrDefault(orderId, new ArrayList<>()).removeIf(invoice::equals)) {
            effects.add("detach " + invoice);
          }
        });
  }

  @Override
  public Done confirm(String orderId) {
    return step("confirm", orderId, OrderStatus.NEW, OrderStatus.CONFIRMED);
  }

  @Override
  public Done readyForDelivery(String orderId) {
    return step("ready", orderId, OrderStatus.CONFIRMED, OrderStatus.READY);
  }

  @Override
  public Done finish(String orderId) {
    return step("finish", orderId, OrderStatus.READY, OrderStatus.FINISHED);
  }

  @Override
  public Done markLine(String lineId, LineState state) {
    return write("line " + lineId, () -> lines.put(lineId, state));
  }

  @Override
  public Map<String, LineState> lineStates(String orderId) {
    read("lineStates");
    return Map.copyOf(lines);
  }

  @Override
  public Done note(String orderId, String text) {
    return Done.ok();
  }

  private Done step(String name, String orderId, OrderStatus from, OrderStatus to) {
    land();
    calls.add(name + " " + orderId);
    if (faults.peek() != Fault.LATE && status(orderId) != from) {
      return new Done.Refused("not from " + status(orderId));
    }
    calls.remove(calls.size() - 1);
    return write(
        name + " " + orderId,
        () -> {
          if (order(orderId).order().status().meaning() == from) {
            status(orderId, to);
            effects.add(name + " " + orderId);
          }
        });
  }

  private Done write(String name, Runnable effect) {
    land();
    calls.add(name);
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
    switch (fault) {
      case REFUSED:
        return new Done.Refused("no");
      case NEVER_ARRIVED:
        return new Done.Unknown("connection reset");
      case LATE:
        late.add(new Late(clock.instant().plus(LATENESS), effect));
        return new Done.Unknown("time-out");
      case ANSWER_LOST:
        effect.run();
        return new Done.Unknown("time-out");
      default:
        effect.run();
        return Done.ok();
    }
  }

  private void read(String name) {
    land();
    calls.add(name);
    if (down) {
      throw new ConnectorException("fake", ConnectorException.Kind.UNREACHABLE, "no route", null);
    }
  }

  private void land() {
    List<Late> due = late.stream().filter(l -> !l.at().isAfter(clock.instant())).toList();
    late.removeAll(due);
    due.forEach(one -> one.effect().run());
  }

  private ChannelOrder order(String orderId) {
    return channel.placed(orderId);
  }

  private void status(String orderId, OrderStatus to) {
    ChannelOrder old = order(orderId);
    Order order = old.order();
    Order moved =
        new Order(
            order.key(),
            order.placedAt(),
            new ChannelStatus(to, to.name(), ""),
            order.payment(),
            order.buyer(),
            order.lines(),
            order.total());
    channel.put(
        new ChannelOrder(
            moved, old.fields().toBuilder().text("status.code", to.name()).build(), old.raw()));
  }
}
