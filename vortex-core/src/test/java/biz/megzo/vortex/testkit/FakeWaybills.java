package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.PaymentSource;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.rules.FieldRecord;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a channel that is told of waybills, statuses and payments. It takes every waybill it
 * is told of, also one twice. Join it before the {@link FakeChannel} that has the orders.
 */
public final class FakeWaybills implements ShipmentSink, OrderUpdates, PaymentSource {
  /** What happens to the next {@link #register}. */
  public enum Fault {
    NONE,
    LOST_ANSWER,
    LOST_REQUEST,
    REFUSED,
    /** It says that it took it, and did not. */
    FORGETS
  }

  private final FakeChannel orders;
  private final Map<String, List<Waybill>> waybills = new HashMap<>();
  private final Map<String, Payment> payments = new HashMap<>();
  private final Map<YearMonth, List<CardOrder>> reports = new HashMap<>();
  private final List<String> writes = new ArrayList<>();
  private Fault next = Fault.NONE;
  private boolean refuseStatus;
  private boolean answerStatus = true;
  private boolean down;

  public FakeWaybills(FakeChannel orders) {
    this.orders = orders;
  }

  public void next(Fault fault) {
    this.next = fault;
  }

  public void down(boolean yes) {
    this.down = yes;
  }

  public void refuseStatus(boolean yes) {
    this.refuseStatus = yes;
  }

  /** Whether changes of an order's status are answered; those that are not take no effect. */
  public void answerStatus(boolean yes) {
    this.answerStatus = yes;
  }

  /** Somebody makes a waybill on the channel's own pages. */
  public void outside(String orderId, String number, String courier) {
    waybills
        .computeIfAbsent(orderId, id -> new ArrayList<>())
        .add(new Waybill("id-" + number, number, courier));
  }

  /** The staff removes a waybill. */
  public void remove(String orderId, String number) {
    waybills.getOrDefault(orderId, new ArrayList<>()).removeIf(w -> w.number().equals(number));
  }

  public void pay(String orderId, Payment payment) {
    payments.put(orderId, payment);
  }

  public void report(YearMonth month, CardOrder... paid) {
    reports.put(month, List.of(paid));
  }

  /** Writes in order, for example {@code register 1001 2000000001}. */
  public List<String> writes() {
    return List.copyOf(writes);
  }

  public List<String> numbers(String orderId) {
    return waybills.getOrDefault(orderId, List.of()).stream().map(Waybill::number).toList();
  }

  @Override
  public List<Waybill> waybills(String orderId) {
    if (down) {
      throw new ConnectorException("fake", ConnectorException.Kind.UNREACHABLE, "no route", null);
    }
    return List.copyOf(waybills.getOrDefault(orderId, List.of()));
  }

  @Override
  public Done register(String orderId, String courierId, String number) {
    Fault fault = next;
    next = Fault.NONE;
    writes.add("register " + orderId + " " + number);
    if (fault == Fault.LOST_REQUEST) {
      return new Done.Unknown("reset");
    }
    if (fault == Fault.REFUSED) {
      return new Done.Refused("courier unknown");
    }
    if (fault != Fault.FORGETS) {
      outside(orderId, number, courierId);
    }
    return fault == Fault.LOST_ANSWER ? new Done.Unknown("no answer") : Done.ok();
  }

  @Override
  public Done create(String orderId, FieldRecord request) {
    return new Done.Refused("no courier account");
  }

  @Override
  public Optional<byte[]> label(Waybill waybill) {
    return Optional.of(("%PDF-1.4 " + waybill.id()).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Done confirm(String orderId) {
    return status(orderId, OrderStatus.CONFIRMED);
  }

  @Override
  public Done markLine(String lineId, LineState state) {
    return Done.ok();
  }

  @Override
  public Done readyForDelivery(String orderId) {
    return status(orderId, OrderStatus.READY);
  }

  @Override
  public Done finish(String orderId) {
    return status(orderId, OrderStatus.FINISHED);
  }

  @Override
  public Done note(String orderId, String text) {
    return Done.ok();
  }

  private Done status(String orderId, OrderStatus status) {
    writes.add(status.name().toLowerCase(java.util.Locale.ROOT) + " " + orderId);
    if (refuseStatus) {
      return new Done.Refused("no invoice");
    }
    if (!answerStatus) {
      return new Done.Unknown("HTTP 502");
    }
    ChannelOrder seen = orders.order(orderId).orElseThrow();
    Order order = seen.order();
    orders.put(
        new ChannelOrder(
            new Order(
                order.key(),
                order.placedAt(),
                new ChannelStatus(status, status.name(), ""),
                order.payment(),
                order.buyer(),
                order.lines(),
                order.total()),
            seen.fields(),
            seen.raw()));
    return Done.ok();
  }

  @Override
  public Payment payment(String orderId) {
    return payments.getOrDefault(orderId, Payment.unknown());
  }

  @Override
  public List<CardOrder> cardOrders(YearMonth month) {
    return reports.getOrDefault(month, List.of());
  }
}
