package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.memory.InMemoryStore;
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
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderDeskTest {
  private static final LinkId LINK = LinkId.of("shop");

  private final MutableClock clock = MutableClock.at("2026-11-20T08:00:00Z");
  private final VortexStore store = new InMemoryStore();
  private final RuleDesk desk = Mapping.desk(store, MappingConfig.standard(), clock);

  @BeforeEach
  void an_order_and_its_product() {
    FieldRecord fields =
        Orders.order().with("payment.method", "CARD").product("A-1", "2", "50").total("100");
    OrderLine line =
        new OrderLine(
            "1",
            OrderLine.Kind.PRODUCT,
            Sku.of("A-1"),
            "Cel A-1",
            BigDecimal.valueOf(2),
            Money.ron("50"),
            null);
    Order order =
        new Order(
            OrderKey.of(LINK, "123456"),
            clock.instant(),
            new ChannelStatus(OrderStatus.NEW, "1", ""),
            Payment.unknown(),
            new Buyer("Ion Popescu", null, null, null, null, Address.none(), Address.none()),
            List.of(line),
            Money.ron("100"));
    store
        .orders()
        .claim(
            List.of(
                new Claim(new ChannelOrder(order, fields, "{}"), OrderState.NEW, null, Map.of())),
            clock.instant());
    FieldRecord product =
        FieldRecord.builder()
            .text("code", "A-1")
            .text("name", "Lampa")
            .text("unit", "set")
            .decimal("vatPercent", new BigDecimal("11"))
            .build();
    store
        .products()
        .write(
            LINK,
            List.of(
                new KnownProduct(Sku.of("A-1"), product, FieldRecord.empty(), 0, clock.instant())));
  }

  @Test
  void an_order_is_explained_with_what_the_catalogue_knows() {
    String text = desk.explain(OrderKey.of(LINK, "123456")).orElseThrow().print();
    assertThat(text)
        .contains("products[0].name  (rule SmartBill's own name, version 0)")
        .contains("field erp.name -> Lampa")
        .contains("field erp.vatPercent -> 11");
    assertThat(desk.explain(OrderKey.of(LINK, "nope"))).isEmpty();
  }

  @Test
  void a_simulation_on_orders_shows_field_by_field_what_would_change() {
    RuleDocument document =
        Mapping.defaults().document(Profile.ORDER).toBuilder()
            .first(Rule.set("mentions").from(Steps.template("Nr {order.id}")))
            .without("language")
            .build();
    Simulation simulation = desk.simulate(LINK, document, 10);
    assertThat(simulation.differences())
        .singleElement()
        .satisfies(
            difference ->
                assertThat(difference.changes())
                    .containsExactly(
                        new Simulation.Change("language", "RO", ""),
                        new Simulation.Change(
                            "mentions", "Comanda Cel.ro 123456, plata: Ramburs", "Nr 123456")));
    assertThat(simulation.moneyBefore()).isEqualByComparingTo("100");
    assertThat(simulation.moneyImpact()).isEqualByComparingTo("0");
  }

  @Test
  void reports_print_no_buyer_data() {
    RuleDocument document =
        Mapping.defaults().document(Profile.ORDER).toBuilder()
            .first(Rule.set("client.name").from(Steps.field("buyer.name"), Steps.named("upper")))
            .without("client.isTaxPayer")
            .build();
    Simulation simulation = desk.simulate(LINK, document, 10);
    assertThat(simulation.changed()).isEqualTo(1);
    assertThat(simulation + " " + simulation.differences()).doesNotContainIgnoringCase("popescu");
  }

  @Test
  void lookups_on_orders_list_what_is_not_mapped_yet() {
    RuleDocument document =
        Mapping.defaults().document(Profile.ORDER).toBuilder()
            .table(new LookupTable("payments", Map.of("CASH_ON_DELIVERY", "ramburs")))
            .first(
                Rule.set("observations")
                    .from(Steps.field("payment.method"), Steps.lookup("payments")))
            .build();
    assertThat(desk.check(LINK, document).unmapped()).containsEntry("payments", List.of("CARD"));
    assertThat(desk.simulate(LINK, document, 10).newHolds()).isEqualTo(1);
  }
}
