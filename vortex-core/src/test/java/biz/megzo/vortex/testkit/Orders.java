package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OrderStore.Claim;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds orders for tests: an invented buyer, gross prices at 21 % VAT, a total that is the sum of
 * the lines, fields and raw text that follow from them. Immutable: every call gives a new one.
 */
public final class Orders {
  /** The buyer of every sample. */
  public static final Buyer BUYER =
      new Buyer(
          "Ștefania Țăran",
          null,
          null,
          "stefania@example.org",
          "0700000001",
          new Address("Str. Măgurii 7", "Brașov", "Brașov", "500001", "RO"),
          new Address("Str. Măgurii 7", "Brașov", "Brașov", "500001", "RO"));

  private final Order order;
  private final @Nullable String note;

  private Orders(Order order, @Nullable String note) {
    this.order = order;
    this.note = note;
  }

  /** A new, unpaid order without lines. */
  public static Orders sample(OrderKey key) {
    return new Orders(
        new Order(
            key,
            Instant.parse("2026-10-02T07:30:00Z"),
            new ChannelStatus(OrderStatus.NEW, "1", "Noua"),
            new Payment(Payment.Method.CASH_ON_DELIVERY, Payment.State.UNPAID, "ramburs"),
            BUYER,
            List.of(),
            Money.zero()),
        null);
  }

  /** A new, unpaid order without lines. */
  public static Orders sample(LinkId link, String orderId) {
    return sample(OrderKey.of(link, orderId));
  }

  /** Adds a product line. */
  public Orders line(String sku, int quantity, String unitPrice) {
    return line(
        OrderLine.Kind.PRODUCT, Sku.of(sku), "Produs " + sku, quantity, Money.ron(unitPrice));
  }

  /** Adds a transport line. */
  public Orders transport(String price) {
    return line(OrderLine.Kind.TRANSPORT, null, "Transport", 1, Money.ron(price));
  }

  private Orders line(
      OrderLine.Kind kind, @Nullable Sku sku, String name, int quantity, Money price) {
    List<OrderLine> lines = new ArrayList<>(order.lines());
    lines.add(
        new OrderLine(
            Integer.toString(lines.size() + 1),
            kind,
            sku,
            name,
            BigDecimal.valueOf(quantity),
            price,
            Vat.percent(21)));
    Money total = lines.stream().map(OrderLine::total).reduce(Money.zero(), Money::plus);
    return with(order.status(), order.payment(), order.buyer(), lines, total);
  }

  public Orders status(OrderStatus status) {
    ChannelStatus channel = new ChannelStatus(status, status.name(), "");
    return with(channel, order.payment(), order.buyer(), order.lines(), order.total());
  }

  public Orders payment(Payment payment) {
    return with(order.status(), payment, order.buyer(), order.lines(), order.total());
  }

  public Orders buyer(Buyer buyer) {
    return with(order.status(), order.payment(), buyer, order.lines(), order.total());
  }

  /** Says another total than the sum of the lines; call it last. */
  public Orders total(String total) {
    return with(order.status(), order.payment(), order.buyer(), order.lines(), Money.ron(total));
  }

  /** Sets the buyer's note: the least change that makes a snapshot differ from another. */
  public Orders note(String text) {
    return new Orders(order, text);
  }

  private Orders with(
      ChannelStatus status, Payment payment, Buyer buyer, List<OrderLine> lines, Money total) {
    return new Orders(
        new Order(order.key(), order.placedAt(), status, payment, buyer, lines, total), note);
  }

  public Order order() {
    return order;
  }

  /** The order as a channel would give it. */
  public ChannelOrder channel() {
    return new ChannelOrder(order, fields(), "{\"id\":\"" + order.key().orderId() + "\"}");
  }

  /** A claim in state NEW that reserves every product line. */
  public Claim claim() {
    return new Claim(channel(), OrderState.NEW, null, order.unitsBySku());
  }

  /** A claim that a person has to look at first. */
  public Claim held(Hold hold) {
    return new Claim(channel(), OrderState.HELD, hold, order.unitsBySku());
  }

  private FieldRecord fields() {
    Buyer buyer = order.buyer();
    return FieldRecord.builder()
        .text("order.id", order.key().orderId())
        .decimal("order.total", order.total().amount())
        .textIfPresent("order.notes", note)
        .text("status.code", order.status().code())
        .text("payment.method", order.payment().method().name())
        .text("payment.state", order.payment().state().name())
        .text("prices", "gross")
        .textIfPresent("buyer.name", buyer.name())
        .textIfPresent("buyer.company", buyer.company())
        .textIfPresent("buyer.taxId", buyer.taxId())
        .textIfPresent("buyer.email", buyer.email())
        .textIfPresent("buyer.phone", buyer.phone())
        .textIfPresent("delivery.street", buyer.delivery().street())
        .textIfPresent("delivery.city", buyer.delivery().city())
        .records("lines", order.lines().stream().map(Orders::fields).toList())
        .build();
  }

  private static FieldRecord fields(OrderLine line) {
    Sku sku = line.sku();
    return FieldRecord.builder()
        .text("id", line.lineId())
        .text("kind", line.kind().name().toLowerCase(java.util.Locale.ROOT))
        .textIfPresent("sku", sku == null ? null : sku.value())
        .text("name", line.name())
        .decimal("quantity", line.quantity())
        .decimal("price", line.unitPrice().amount())
        .decimal("total", line.total().amount())
        .decimal("vatPercent", BigDecimal.valueOf(21))
        .build();
  }
}
