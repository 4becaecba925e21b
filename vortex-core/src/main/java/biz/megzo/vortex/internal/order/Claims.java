package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore.Claim;
import java.util.List;
import java.util.Map;

/** How an order enters the ledger. */
final class Claims {
  private final OrderSetup setup;

  Claims(OrderSetup setup) {
    this.setup = setup;
  }

  /** Whether the order was placed before the link takes orders. */
  boolean tooOld(ChannelOrder seen) {
    return setup
        .settings()
        .placedSince()
        .filter(since -> seen.order().placedAt().isBefore(since))
        .isPresent();
  }

  Claim of(ChannelOrder seen) {
    OrderStatus status = seen.order().status().meaning();
    if (status == OrderStatus.CANCELLED) {
      return new Claim(seen, OrderState.CANCELLED, null, Map.of());
    }
    if (status == OrderStatus.RETURNED) {
      Hold hold = Hold.of(HoldReason.RETURNED, "returned or reversed before it was seen");
      return new Claim(seen, OrderState.HELD, hold, Map.of());
    }
    return new Claim(seen, OrderState.NEW, null, setup.unitsOf(seen.order()));
  }

  /** An order of which nothing but the id is known. */
  Claim unreadable(OrderKey key, String why) {
    Buyer nobody = new Buyer("", null, null, null, null, Address.none(), Address.none());
    Order order =
        new Order(
            key,
            setup.now(),
            new ChannelStatus(OrderStatus.OTHER, "", ""),
            Payment.unknown(),
            nobody,
            List.of(),
            Money.zero());
    FieldRecord fields = FieldRecord.builder().text("order.id", key.orderId()).build();
    Hold hold = Hold.of(HoldReason.UNREADABLE, why);
    return new Claim(new ChannelOrder(order, fields, ""), OrderState.HELD, hold, Map.of());
  }
}
