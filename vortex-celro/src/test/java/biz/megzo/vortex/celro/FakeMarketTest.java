package biz.megzo.vortex.celro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.Settings;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.ImportState;
import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderSource.OrderPage;
import biz.megzo.vortex.connector.OrderSource.OrderQuery;
import biz.megzo.vortex.connector.OrderUpdates.LineState;
import biz.megzo.vortex.connector.PaymentSource.CardOrder;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector against the stateful marketplace of the test-jar. */
class FakeMarketTest {
  private final MutableClock clock = MutableClock.at("2026-08-20T08:00:00Z");
  private final InMemoryStore store = new InMemoryStore();
  private FakeCelRo fake;
  private CelRo celro;

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

  private static FieldRecord price(String amount) {
    return FieldRecord.builder()
        .decimal("pretf", new BigDecimal(amount))
        .bool("hasTVA", true)
        .build();
  }

  private static OfferContent offer(String sku, String amount) {
    FieldRecord content =
        FieldRecord.builder()
            .text("products_name", "Lampă " + sku)
            .text("manufacturers_name", "ACME")
            .whole("categories_id", 210)
            .text("products_image", "https://img.example/1.jpg")
            .text("charact.Culoare:", "Negru")
            .build();
    return new OfferContent(Sku.of(sku), content, price(amount), 5);
  }

  private ChannelOrder read(long id) {
    return celro.order(Long.toString(id)).orElseThrow();
  }

  private long order() {
    fake.market().list("ABC-1", 7, "149.90");
    return fake.market().order().line("ABC-1", 2).transport("20").notes("notă 📦").place();
  }

  @Test
  void an_examination_of_a_good_account_finds_nothing_wrong() {
    assertThat(celro.examine())
        .extracting(Finding::subject)
        .containsExactly("login", "statuses", "categories");
    assertThat(celro.examine()).filteredOn(f -> f.level() == Finding.Level.PROBLEM).isEmpty();
    assertThat(celro.examine().get(2).message()).contains("3 categories");
  }

  @Test
  void an_offer_joins_a_product_that_the_marketplace_has() {
    fake.market().known("LMP-ș", "Lampă");
    OfferContent offer = offer("LMP-ș", "120.50");
    assertThat(celro.join(offer)).isInstanceOf(BatchResult.Taken.class);
    assertThat(fake.market().listed("LMP-ș").stock()).isEqualTo(5);
    assertThat(celro.offers(List.of(Sku.of("LMP-ș"))))
        .singleElement()
        .satisfies(one -> assertThat(one.stock()).isEqualTo(5));
    assertThat(celro.join(offer("NOBODY", "10"))).isInstanceOf(BatchResult.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(Settings.LoginRefusal.class)
  void an_examination_with_wrong_credentials_says_what_to_do(Settings.LoginRefusal form) {
    fake.settings().loginRefusal(form);
    fake.changePassword("another");
    assertThat(celro.examine())
        .singleElement()
        .satisfies(f -> assertThat(f.level()).isEqualTo(Finding.Level.PROBLEM))
        .satisfies(f -> assertThat(f.remedy()).contains("password"));
  }

  @ParameterizedTest
  @EnumSource(Settings.TokenRefusal.class)
  void a_token_that_ends_amid_the_work_is_replaced_unseen(Settings.TokenRefusal form) {
    fake.settings().tokenRefusal(form);
    long id = order();
    read(id);
    fake.expireTokens();
    assertThat(celro.confirm(Long.toString(id))).isEqualTo(Done.ok());
    assertThat(fake.journal().count("login/actionLogin")).isEqualTo(2);
    assertThat(fake.journal().count("orders/confirmOrder")).isEqualTo(2);
  }

  @Test
  void an_offer_is_imported_followed_read_back_and_changed() {
    assertThat(celro.publish(List.of(offer("N-1", "99.90"), offer("N-2", "6000"))))
        .isInstanceOf(BatchResult.Taken.class);
    List<Sku> both = List.of(Sku.of("N-1"), Sku.of("N-2"), Sku.of("N-3"));
    assertThat(celro.importStates(both).get(Sku.of("N-1")).phase())
        .isEqualTo(ImportState.Phase.PENDING);
    fake.market().decideImports();
    Map<Sku, ImportState> states = celro.importStates(both);
    assertThat(states.get(Sku.of("N-1")).phase()).isEqualTo(ImportState.Phase.LISTED);
    assertThat(states.get(Sku.of("N-2")).phase()).isEqualTo(ImportState.Phase.REFUSED);
    assertThat(states.get(Sku.of("N-3")).phase()).isEqualTo(ImportState.Phase.NOT_FOUND);
    assertThat(celro.rejectedOffers()).extracting(QueuedOffer::sku).containsExactly(Sku.of("N-2"));
    BatchResult changed =
        celro.update(List.of(new OfferUpdate(Sku.of("N-1"), price("105"), 3, true)));
    assertThat(changed).isEqualTo(new BatchResult.Taken(Map.of(), true));
    assertThat(celro.offers(both))
        .containsExactly(new Offer(Sku.of("N-1"), "Lampă N-1", Money.ron("105"), 3, true));
  }

  @Test
  void an_update_tells_which_item_was_not_taken() {
    fake.market().list("A", 1, "10");
    BatchResult result =
        celro.update(
            List.of(
                new OfferUpdate(Sku.of("A"), null, 9, null),
                new OfferUpdate(Sku.of("GONE"), null, 9, null)));
    assertThat(((BatchResult.Taken) result).refused()).containsOnlyKeys(Sku.of("GONE"));
    assertThat(((BatchResult.Taken) result).confirmed()).isTrue();
    fake.settings().on(Switch.BATCH_ALL_OR_NOTHING);
    assertThat(celro.update(List.of(new OfferUpdate(Sku.of("GONE"), null, 9, null))))
        .isEqualTo(new BatchResult.Refused("Produs necunoscut: GONE"));
  }

  @Test
  void the_whole_catalogue_is_read_page_by_page() {
    for (int i = 0; i < 120; i++) {
      fake.market().list("P" + i, i, "10");
    }
    List<Offer> all = new ArrayList<>();
    String page = null;
    do {
      var read = celro.offers(page);
      all.addAll(read.offers());
      page = read.next();
    } while (page != null);
    assertThat(all).extracting(Offer::sku).hasSize(120).doesNotHaveDuplicates();
    assertThat(fake.journal().count("products/readProducts")).isEqualTo(3);
  }

  @Test
  void an_order_sums_to_its_total_and_keeps_what_the_buyer_wrote() {
    ChannelOrder read = read(order());
    assertThat(read.order().total()).isEqualTo(Money.ron("319.80"));
    assertThat(read.fields().text("prices")).contains("gross");
    assertThat(read.fields().text("order.notes")).contains("notă 📦");
    assertThat(read.order().unitsBySku()).isEqualTo(Map.of(Sku.of("ABC-1"), 2));
    assertThat(read.order().status().meaning()).isEqualTo(OrderStatus.NEW);
    assertThat(read.order().buyer().delivery().city()).isEqualTo("Arad");
  }

  @ParameterizedTest
  @EnumSource(
      value = Switch.class,
      names = {
        "NUMBERS_AS_STRINGS",
        "EMPTY_MAPS_AS_LISTS",
        "ADDRESSES_AS_TEXT",
        "NET_PRICES",
        "LINE_NUMBERS_AS_NUMBERS",
        "NO_PRODUCTS_QUANTITY",
        "ORDER_PAGE_AS_LIST",
        "MIN_ORDER_INCLUSIVE"
      })
  void an_order_means_the_same_in_every_undocumented_form(Switch form) {
    long first = order();
    long second = fake.market().order().line("ABC-1", 1).place();
    fake.settings().on(form);
    OrderPage page = celro.orders(new OrderQuery.After(Long.toString(first)), null);
    assertThat(page.orderIds()).containsExactly(Long.toString(second));
    ChannelOrder read = read(first);
    assertThat(read.order().total()).isEqualTo(Money.ron("319.80"));
    assertThat(read.fields().text("prices")).isNotEqualTo(Optional.of("unknown"));
    Money sum = read.order().lines().stream().map(l -> l.total()).reduce(Money.zero(), Money::plus);
    assertThat(sum.rounded()).isEqualTo(Money.ron("319.80"));
  }

  @Test
  void a_company_is_billed_with_its_numbers() {
    fake.market().list("A", 9, "10");
    long id =
        fake.market()
            .order()
            .company("ACME SRL", "RO123456", "J02/1/2020", "Ana Pop")
            .inBucharest(3, "Bd. Unirii 1")
            .line("A", 1)
            .place();
    ChannelOrder read = read(id);
    assertThat(read.order().buyer().company()).isEqualTo("ACME SRL");
    assertThat(read.fields().text("buyer.taxId")).contains("RO123456");
    assertThat(read.fields().text("buyer.regCom")).contains("J02/1/2020");
    assertThat(read.fields().text("billing.county")).contains("Sector 3");
  }

  @ParameterizedTest
  @EnumSource(Settings.StatusForm.class)
  void a_status_is_understood_in_every_form(Settings.StatusForm form) {
    fake.settings().orderStatus(form);
    for (Settings.TableForm table : Settings.TableForm.values()) {
      fake.settings().tables(table);
      clock.advance(Duration.ofDays(1));
      assertThat(read(order()).order().status().meaning()).isEqualTo(OrderStatus.NEW);
    }
  }

  @ParameterizedTest
  @EnumSource(Settings.OrderKeyForm.class)
  void ids_are_found_under_every_name(Settings.OrderKeyForm form) {
    long id = order();
    fake.settings().orderKey(form);
    assertThat(celro.orders(new OrderQuery.After(null), null).orderIds())
        .containsExactly(Long.toString(id));
  }

  @Test
  void changed_and_placed_orders_are_found_by_window() {
    long id = order();
    clock.advance(Duration.ofHours(2));
    fake.market().customerCancels(id);
    var changed = new OrderQuery.Changed(clock.instant().minusSeconds(60), clock.instant());
    var placed = new OrderQuery.Placed(clock.instant().minusSeconds(60), clock.instant());
    assertThat(celro.orders(changed, null).orderIds()).containsExactly(Long.toString(id));
    assertThat(celro.orders(placed, null).orderIds()).isEmpty();
    assertThat(read(id).order().status().meaning()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(celro.order("999999999")).isEmpty();
  }

  @Test
  void hundreds_of_orders_are_listed_in_order_without_gaps() {
    fake.market().list("A", 1000, "10");
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      placed.add(Long.toString(fake.market().order().line("A", 1).place()));
    }
    List<String> listed = new ArrayList<>();
    String page = null;
    do {
      OrderPage read = celro.orders(new OrderQuery.After(placed.get(0)), page);
      listed.addAll(read.orderIds());
      page = read.next();
    } while (page != null);
    assertThat(listed).isEqualTo(placed.subList(1, 130));
  }

  @Test
  void an_order_goes_through_to_its_end() {
    String id = Long.toString(order());
    String line = celro.order(id).orElseThrow().order().lines().get(0).lineId();
    byte[] pdf = "%PDF-1.4 factura".getBytes(StandardCharsets.US_ASCII);
    assertThat(celro.confirm(id)).isEqualTo(Done.ok());
    assertThat(celro.lineStates(id)).containsEntry(line, LineState.UNVERIFIED);
    assertThat(celro.markLine(line, LineState.READY)).isEqualTo(Done.ok());
    assertThat(celro.lineStates(id)).containsEntry(line, LineState.READY);
    assertThat(celro.register(id, "1", "AWB-77")).isEqualTo(Done.ok());
    assertThat(celro.attach(id, new InvoiceRef("FCT", "1001"), pdf)).isEqualTo(Done.ok());
    assertThat(celro.attached(id)).containsExactly(new InvoiceRef("FCT", "1001"));
    assertThat(celro.readyForDelivery(id)).isEqualTo(Done.ok());
    assertThat(celro.note(id, "predat curierului")).isEqualTo(Done.ok());
    assertThat(celro.finish(id)).isEqualTo(Done.ok());
    assertThat(celro.order(id).orElseThrow().order().status().meaning())
        .isEqualTo(OrderStatus.FINISHED);
    assertThat(fake.market().order(Long.parseLong(id)).invoices().get(0).bytes()).isEqualTo(pdf);
    assertThat(celro.detach(id, new InvoiceRef("FCT", "1001"))).isEqualTo(Done.ok());
    assertThat(celro.attached(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Settings.DocumentForm.class)
  void a_waybill_is_made_listed_and_its_label_read(Settings.DocumentForm form) {
    fake.settings().documents(form);
    String id = Long.toString(order());
    FieldRecord request =
        FieldRecord.builder()
            .whole("courier_account", Long.parseLong(celro.courierAccounts().get(0).id()))
            .whole("sender.contact_id", Long.parseLong(celro.senderContacts().get(0).id()))
            .whole("sender.address_id", Long.parseLong(celro.pickupPlaces().get(0).id()))
            .whole("packages", 1)
            .decimal("weight", new BigDecimal("2.50"))
            .decimal("repayment", new BigDecimal("319.80"))
            .bool("options.open_package", true)
            .build();
    assertThat(celro.create(id, request)).isEqualTo(Done.ok());
    Waybill waybill = celro.waybills(id).get(0);
    assertThat(waybill.courier()).isEqualTo("Fan Courier");
    assertThat(new String(celro.label(waybill).orElseThrow(), StandardCharsets.US_ASCII))
        .startsWith("%PDF-");
    assertThat(fake.market().order(Long.parseLong(id)).awbs().get(0).sent())
        .containsEntry("weight", "2.5")
        .containsEntry("repayment", "319.8")
        .containsEntry("options.open_package", "1");
    assertThat(celro.orderPdf(id)).isPresent();
    assertThat(celro.couriers()).contains(new Courier("1", "Fan Courier"));
  }

  @Test
  void a_waybill_that_lacks_something_is_not_sent() {
    assertThat(celro.create("1", FieldRecord.builder().whole("courier_account", 1).build()))
        .isInstanceOfSatisfying(
            Done.Refused.class, r -> assertThat(r.reason()).contains("sender.contact_id"));
    assertThat(celro.register("1", "Fan", "77")).isInstanceOf(Done.Refused.class);
    assertThat(fake.journal().count("orders/generateAwb")).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_order_is_paid_only_when_the_channel_says_so(boolean asObject) {
    if (asObject) {
      fake.settings().on(Switch.PAYMENT_CHECK_AS_OBJECT);
    }
    fake.market().list("A", 9, "10");
    long onDelivery = fake.market().order().line("A", 1).place();
    long card = fake.market().order().line("A", 1).paidByCard().place();
    assertThat(celro.payment(Long.toString(onDelivery)).state()).isEqualTo(Payment.State.UNPAID);
    Payment paid = celro.payment(Long.toString(card));
    assertThat(paid.state()).isEqualTo(Payment.State.PAID);
    assertThat(paid.method()).isEqualTo(Payment.Method.CARD);
    assertThat(celro.cardOrders(YearMonth.of(2026, 8)))
        .containsExactly(new CardOrder(Long.toString(card), Money.ron("10")));
    assertThat(celro.paymentMethods()).contains("Ramburs", "Card");
  }

  @Test
  void return_requests_are_read_by_window() {
    long id = order();
    fake.market().customerReturns(id, "ABC-1", 1, "defect");
    List<ReturnRequest> found =
        celro.returnRequests(clock.instant().minusSeconds(3600), clock.instant());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).orderId()).isEqualTo(Long.toString(id));
    assertThat(found.get(0).sku()).isEqualTo(Sku.of("ABC-1"));
  }

  @Test
  void an_upload_whose_answer_is_lost_is_unknown_and_was_done_once() {
    String id = Long.toString(order());
    fake.faults().next("orders/addOrderInvoice", Fault.reset().afterCommit());
    byte[] pdf = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
    assertThat(celro.attach(id, new InvoiceRef("F", "1"), pdf)).isInstanceOf(Done.Unknown.class);
    assertThat(celro.attached(id)).hasSize(1);
    assertThat(fake.journal().count("orders/addOrderInvoice")).isEqualTo(1);
  }

  @Test
  void a_cancellation_and_its_reversal_are_seen() {
    String id = Long.toString(order());
    CancelReason reason = celro.cancelReasons().get(0);
    assertThat(celro.cancel(id, reason)).isEqualTo(Done.ok());
    assertThat(celro.order(id).orElseThrow().order().status().meaning())
        .isEqualTo(OrderStatus.CANCELLED);
    assertThat(celro.reactivate(id)).isEqualTo(Done.ok());
    assertThat(celro.order(id).orElseThrow().order().status().meaning())
        .isNotEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void business_errors_without_token_status_stay_refusals() {
    fake.settings().on(Switch.FAILURES_WITHOUT_TOKEN_STATUS).on(Switch.ERROR_AS_STRING);
    assertThat(celro.confirm("999999")).isInstanceOf(Done.Refused.class);
    assertThat(celro.confirm(Long.toString(order()))).isEqualTo(Done.ok());
  }

  @Test
  void a_read_survives_a_bad_moment_and_a_write_does_not_guess() {
    String id = Long.toString(order());
    fake.faults().next("orders/getOrder", Fault.badGateway());
    assertThat(celro.order(id)).isPresent();
    fake.faults().next("orders/confirmOrder", Fault.truncatedJson());
    assertThat(celro.confirm(id)).isInstanceOf(Done.Unknown.class);
    fake.faults().next("orders/getOrder", Fault.html());
    assertThatThrownBy(() -> celro.order(id)).isInstanceOf(ConnectorException.class);
    fake.faults().next("orders/getOrder", Fault.garbage());
    assertThatThrownBy(() -> celro.order(id)).isInstanceOf(ConnectorException.class);
  }
}
