package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.rules.FieldRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares snapshots of one order, and never lets a blank overwrite known buyer data. */
final class Snapshots {
  private static final List<String> BUYER_FIELDS = List.of("buyer.", "billing.", "delivery.");

  private Snapshots() {}

  /** The newer snapshot, with what is known of the buyer where it is blank. */
  static ChannelOrder keepKnown(ChannelOrder known, ChannelOrder newer) {
    Buyer buyer = merged(known.order().buyer(), newer.order().buyer());
    FieldRecord.Builder fields = newer.fields().toBuilder();
    boolean same = buyer.equals(newer.order().buyer());
    for (var field : known.fields().fields().entrySet()) {
      String name = field.getKey();
      if (BUYER_FIELDS.stream().anyMatch(name::startsWith) && !newer.fields().has(name)) {
        fields.set(name, field.getValue());
        same = false;
      }
    }
    return same
        ? newer
        : new ChannelOrder(withBuyer(newer.order(), buyer), fields.build(), newer.raw());
  }

  /** What changed, each kind with a detail free of buyer data; empty when nothing that matters. */
  static Map<ChangeKind, String> changes(ChannelOrder known, ChannelOrder newer) {
    Map<ChangeKind, String> changes = new EnumMap<>(ChangeKind.class);
    Order before = known.order();
    Order after = newer.order();
    status(before.status().meaning(), after.status().meaning(), changes);
    lines(before, after, changes);
    if (before.total().amount().compareTo(after.total().amount()) != 0) {
      changes.putIfAbsent(ChangeKind.PRICE, "total " + before.total() + " to " + after.total());
    }
    if (!billing(before.buyer()).equals(billing(after.buyer()))) {
      changes.put(ChangeKind.ADDRESS, "billing or delivery data");
    }
    if (before.payment().method() != after.payment().method()) {
      changes.put(
          ChangeKind.PAYMENT,
          "payment " + before.payment().method() + " to " + after.payment().method());
    }
    return changes;
  }

  private static void status(
      OrderStatus before, OrderStatus after, Map<ChangeKind, String> changes) {
    if (before == after) {
      return;
    }
    if (after == OrderStatus.CANCELLED) {
      changes.put(ChangeKind.CANCELLED, "cancelled");
    } else if (after == OrderStatus.RETURNED) {
      changes.put(ChangeKind.RETURNED, "returned or reversed");
    } else if (before == OrderStatus.CANCELLED) {
      changes.put(ChangeKind.REACTIVATED, "no longer cancelled");
    }
  }

  private static void lines(Order before, Order after, Map<ChangeKind, String> changes) {
    Map<String, OrderLine> old = byId(before.lines());
    Map<String, OrderLine> now = byId(after.lines());
    now.forEach((id, line) -> line(old.get(id), line, changes));
    old.forEach(
        (id, line) -> {
          if (!now.containsKey(id)) {
            add(changes, ChangeKind.LINES, code(line) + " gone");
          }
        });
  }

  private static void line(
      @Nullable OrderLine old, OrderLine now, Map<ChangeKind, String> changes) {
    if (old == null) {
      add(changes, ChangeKind.LINES, code(now) + " new");
    } else if (old.kind() != now.kind() || !Objects.equals(old.sku(), now.sku())) {
      add(changes, ChangeKind.LINES, code(old) + " is " + code(now) + " now");
    } else {
      if (old.quantity().compareTo(now.quantity()) != 0) {
        String units = old.quantity().toPlainString() + " to " + now.quantity().toPlainString();
        add(changes, ChangeKind.QUANTITY, code(now) + " " + units);
      }
      if (!old.unitPrice().equals(now.unitPrice()) || !Objects.equals(old.vat(), now.vat())) {
        String price = old.unitPrice() + " to " + now.unitPrice();
        add(changes, ChangeKind.PRICE, code(now) + " " + price);
      }
    }
  }

  private static void add(Map<ChangeKind, String> changes, ChangeKind kind, String detail) {
    changes.merge(kind, detail, (one, other) -> one + ", " + other);
  }

  private static String code(OrderLine line) {
    return Objects.toString(line.sku(), line.kind().name());
  }

  /** Lines by id; the second line with an id gets its own key. */
  private static Map<String, OrderLine> byId(List<OrderLine> lines) {
    Map<String, OrderLine> byId = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (OrderLine line : lines) {
      int again = seen.merge(line.lineId(), 1, Integer::sum);
      byId.put(line.lineId() + "#" + again, line);
    }
    return byId;
  }

  /** What stands on a record; e-mail and phone do not make another record. */
  private static Buyer billing(Buyer buyer) {
    return new Buyer(
        buyer.name(),
        buyer.company(),
        buyer.taxId(),
        null,
        null,
        buyer.billing(),
        buyer.delivery());
  }

  private static Buyer merged(Buyer known, Buyer newer) {
    return new Buyer(
        newer.name().isBlank() ? known.name() : newer.name(),
        keep(known.company(), newer.company()),
        keep(known.taxId(), newer.taxId()),
        keep(known.email(), newer.email()),
        keep(known.phone(), newer.phone()),
        merged(known.billing(), newer.billing()),
        merged(known.delivery(), newer.delivery()));
  }

  private static Address merged(Address known, Address newer) {
    return new Address(
        keep(known.street(), newer.street()),
        keep(known.city(), newer.city()),
        keep(known.county(), newer.county()),
        keep(known.postalCode(), newer.postalCode()),
        keep(known.country(), newer.country()));
  }

  private static @Nullable String keep(@Nullable String known, @Nullable String newer) {
    return newer == null || newer.isBlank() ? known : newer;
  }

  private static Order withBuyer(Order order, Buyer buyer) {
    return new Order(
        order.key(),
        order.placedAt(),
        order.status(),
        order.payment(),
        buyer,
        order.lines(),
        order.total());
  }
}
