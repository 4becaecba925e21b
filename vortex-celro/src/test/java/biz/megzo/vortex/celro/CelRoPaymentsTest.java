package biz.megzo.vortex.celro;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.PaymentContract;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What Cel.ro tells of payments keeps the promises of any payment system. */
class CelRoPaymentsTest extends PaymentContract {
  private final MutableClock clock = MutableClock.at("2026-10-20T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private final Set<String> placed = new HashSet<>();
  private FakeCelRo fake;
  private CelRo celro;

  /** The channel seen as a payment system. */
  private final class Seen implements PaymentConnector, PaymentConnector.Monthly {
    @Override
    public String name() {
      return celro.name();
    }

    @Override
    public List<Finding> examine() {
      return celro.examine();
    }

    @Override
    public Payment payment(OrderKey order) {
      return celro.payment(order.orderId());
    }

    @Override
    public List<CardOrder> paid(YearMonth month) {
      return celro.cardOrders(month);
    }
  }

  @BeforeEach
  void open() {
    fake = FakeCelRo.start(clock);
    CelRoConfig config =
        CelRoConfig.builder(fake.username(), fake.password())
            .base(fake.baseUri())
            .rate(1000, 1000)
            .build();
    celro =
        CelRo.open(
            config,
            new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Override
  protected PaymentConnector payments() {
    return new Seen();
  }

  /** Its ids are shared by all sellers and only go up; the other order is placed first. */
  @Override
  protected OrderKey order() {
    return OrderKey.of(LinkId.of("shop-1"), "90000002");
  }

  @Override
  protected OrderKey other() {
    return OrderKey.of(LinkId.of("shop-1"), "90000001");
  }

  @Override
  protected void reach(OrderKey order, Payment.State state, Money amount) {
    long id = Long.parseLong(order.orderId());
    if (placed.add(order.orderId())) {
      fake.market().nextOrderId(id);
      fake.market()
          .order()
          .payment("Card")
          .line("ABC-1", 1, amount.amount().toPlainString())
          .evenIfNotListed()
          .place();
    }
    if (state == Payment.State.PAID) {
      fake.market().paymentArrives(id);
    }
  }

  @Override
  protected void reachable(boolean yes) {
    fake.faults().clear();
    if (!yes) {
      fake.faults().always(call -> true, Fault.reset());
    }
  }

  /** Cel.ro says whether a card order is paid, nothing more. */
  @Override
  protected Set<Payment.State> states() {
    return EnumSet.of(Payment.State.UNPAID, Payment.State.PAID);
  }
}
