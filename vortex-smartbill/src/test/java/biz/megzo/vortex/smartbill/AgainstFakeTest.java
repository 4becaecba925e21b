package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.CatalogSource.CatalogPage;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.connector.OrderRecorder.DraftCheck;
import biz.megzo.vortex.connector.OrderRecorder.Probe;
import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.StockLevel;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeCompany;
import biz.megzo.vortex.smartbill.fake.FakeFaultRule;
import biz.megzo.vortex.smartbill.fake.FakeQuirk;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connector and a server that keeps what it is sent. */
class AgainstFakeTest {
  private final MutableClock clock = MutableClock.at("2026-09-10T09:00:00Z");
  private final InMemoryStore store = new InMemoryStore(clock);
  private FakeSmartBill fake;
  private FakeCompany shop;
  private SmartBill smartBill;

  @BeforeEach
  void start() {
    fake = FakeSmartBill.start(clock);
    shop =
        fake.company("RO11111119")
            .series("MKP", 42)
            .warehouse("Depozit Central")
            .warehouse("Magazin", "en detail")
            .product("CE-500", "Cană emailată 🫖", "buc", "24.90", "Normala")
            .product("CEAI-1", "Ceainic", "buc", "99.00", "Redusa")
            .stock("Depozit Central", "CE-500", -3)
            .stock("Magazin", "CE-500", new BigDecimal("2.5"))
            .v3Token("v3");
    smartBill = open(config());
  }

  @AfterEach
  void nothing_fiscal_happened() {
    assertThat(fake.fiscalCalls()).isEmpty();
    assertThat(fake.rateBreaches()).isZero();
    fake.close();
  }

  @Test
  void the_account_passes_the_examination() {
    assertThat(smartBill.examine())
        .filteredOn(f -> !f.subject().equals("clock")) // the fake's Date header is today's
        .allMatch(f -> f.level() == Finding.Level.OK);
  }

  @Test
  void stock_and_catalogue_agree() {
    List<StockLevel> levels = new ArrayList<>();
    assertThat(smartBill.readStock(levels::add).complete()).isTrue();
    assertThat(levels).extracting(StockLevel::quantity).contains(new BigDecimal("2.5"));
    CatalogPage page = smartBill.products(null);
    assertThat(page.items())
        .extracting(i -> i.product().sku().value())
        .containsExactlyInAnyOrder("CE-500", "CEAI-1");
    assertThat(page.next()).isNull();
  }

  @Test
  void many_products_are_paged_through_and_none_is_lost() {
    for (int i = 0; i < 201; i++) {
      shop.product("P-" + i, "Produs " + i, "buc", "1", "Normala");
    }
    int found = 0;
    String page = null;
    do {
      CatalogPage read = smartBill.products(page);
      found += read.items().size();
      page = read.next();
    } while (page != null);
    assertThat(found).isEqualTo(203);
    assertThat(fake.calls(FakeCall.V3_PRODUCTS)).isEqualTo(3);
  }

  @Test
  void an_order_becomes_one_proforma_with_the_total_that_was_checked() {
    RecordDraft draft =
        Drafts.of(
            Drafts.product("2", "24.90").build(),
            Drafts.discount("-5").build(),
            Drafts.percent("10").whole("numberOfItems", 2).build(),
            Drafts.transport("15").build(),
            Drafts.product("1", "99.00")
                .text("code", "CEAI-1")
                .decimal("taxPercentage", new BigDecimal(11))
                .build());
    Ticket ticket = smartBill.open(smartBill.series());
    DraftCheck check = smartBill.check(draft);
    assertThat(smartBill.submit(ticket, draft)).isEqualTo(created("0042"));
    assertThat(shop.estimates()).hasSize(1);
    assertThat(check.total().amount()).isEqualByComparingTo(shop.estimates().get(0).total());
    assertThat(shop.estimates().get(0).mentions()).startsWith(Drafts.MARKER + "\n");
    assertThat(shop.product("CE-500").name()).isEqualTo("Cană emailată 🫖");
    assertThat(shop.savedClients()).isEmpty();
    assertThat(fake.requests()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  void a_lost_answer_is_unknown_and_the_record_is_found_again(Consumer<FakeFaultRule> fault) {
    Ticket ticket = smartBill.open(Drafts.SERIES);
    fault.accept(fake.faults().on(FakeCall.CREATE_ESTIMATE));
    Sent sent = smartBill.submit(ticket, order());
    assertThat(sent).isInstanceOf(Sent.Unknown.class);
    assertThat(smartBill.find(ticket, Drafts.MARKER))
        .isEqualTo(new Probe.Found(RecordRef.of("MKP", "0042")));
    assertThat(smartBill.find(ticket, Drafts.marker("other")))
        .isEqualTo(new Probe.Absent(List.of(RecordRef.of("MKP", "0042"))));
    assertThat(fake.calls(FakeCall.CREATE_ESTIMATE)).isEqualTo(1);
  }

  static Stream<Consumer<FakeFaultRule>> lostAnswers() {
    return Stream.of(
        FakeFaultRule::commitThenDrop,
        FakeFaultRule::commitThenBadGateway,
        FakeFaultRule::commitThenServerError,
        FakeFaultRule::commitThenTruncatedJson,
        FakeFaultRule::commitThenBreakOff,
        fault -> fault.commitThenErrorText("Server-ul de email nu a fost configurat."));
  }

  @ParameterizedTest
  @MethodSource("lostRequests")
  void a_lost_request_is_unknown_and_proven_absent(Consumer<FakeFaultRule> fault) {
    Ticket ticket = smartBill.open(Drafts.SERIES);
    fault.accept(fake.faults().on(FakeCall.CREATE_ESTIMATE));
    assertThat(smartBill.submit(ticket, order())).isInstanceOf(Sent.Unknown.class);
    assertThat(smartBill.find(ticket, Drafts.MARKER)).isEqualTo(new Probe.Absent(List.of()));
  }

  static Stream<Consumer<FakeFaultRule>> lostRequests() {
    return Stream.of(
        FakeFaultRule::reset,
        FakeFaultRule::serverError,
        FakeFaultRule::badGateway,
        FakeFaultRule::html,
        fault -> fault.garbage(5_000_000));
  }

  @Test
  void a_refusal_has_the_words_of_the_account() {
    Ticket ticket = smartBill.open(Drafts.SERIES);
    shop.rights(false, true);
    assertThat(((Sent.Refused) smartBill.submit(ticket, order())).reason())
        .contains("Nu aveti dreptul");
    shop.rights(true, true).planExhausted(true);
    assertThat(((Sent.Refused) smartBill.submit(ticket, order())).retryable()).isFalse();
    fake.faults().on(FakeCall.CREATE_ESTIMATE).rateBlock();
    assertThat(((Sent.Refused) smartBill.submit(ticket, order())).retryable()).isTrue();
    assertThat(shop.estimates()).isEmpty();
  }

  @Test
  void numbers_of_others_are_told_apart_and_deletions_noticed() {
    Ticket ticket = smartBill.open(Drafts.SERIES);
    shop.foreignEstimate("MKP", "altceva");
    fake.faults().on(FakeCall.CREATE_ESTIMATE).commitThenDrop();
    smartBill.submit(ticket, order());
    assertThat(smartBill.find(ticket, Drafts.MARKER))
        .isEqualTo(new Probe.Found(RecordRef.of("MKP", "0043")));
    shop.deleteLastEstimate("MKP");
    assertThat(smartBill.find(ticket, Drafts.MARKER))
        .isEqualTo(new Probe.Absent(List.of(RecordRef.of("MKP", "0042"))));
    shop.series("MKP", 40);
    assertThat(smartBill.find(ticket, Drafts.MARKER)).isInstanceOf(Probe.Unreadable.class);
  }

  @Test
  void a_number_that_was_given_out_and_deleted_is_absent() {
    fake.with(FakeQuirk.COUNTER_STAYS_ON_DELETE, FakeQuirk.UNKNOWN_ESTIMATE_ANSWERS_400);
    fake.with(FakeQuirk.PADDED_NEXT_NUMBER);
    Ticket ticket = smartBill.open(Drafts.SERIES);
    shop.foreignEstimate("MKP", "altceva");
    shop.deleteLastEstimate("MKP");
    assertThat(smartBill.find(ticket, Drafts.MARKER)).isEqualTo(new Probe.Absent(List.of()));
  }

  @Test
  void a_print_without_text_leaves_it_to_a_person() {
    Ticket ticket = smartBill.open(Drafts.SERIES);
    smartBill.submit(ticket, order());
    fake.faults().on(FakeCall.ESTIMATE_PDF).pdfWithoutText();
    assertThat(smartBill.find(ticket, Drafts.MARKER)).isInstanceOf(Probe.Unreadable.class);
    fake.faults().on(FakeCall.ESTIMATE_PDF).pdfUnavailable();
    assertThat(smartBill.find(ticket, Drafts.MARKER)).isInstanceOf(Probe.Unreadable.class);
  }

  @Test
  void cancelling_and_restoring_can_be_repeated() {
    smartBill.submit(smartBill.open(Drafts.SERIES), order());
    RecordRef record = RecordRef.of("MKP", "0042");
    assertThat(smartBill.cancel(record)).isEqualTo(Done.ok());
    assertThat(smartBill.cancel(record)).isEqualTo(Done.ok());
    assertThat(shop.liveEstimates()).isEmpty();
    assertThat(smartBill.restore(record)).isEqualTo(Done.ok());
    assertThat(smartBill.restore(record)).isEqualTo(Done.ok());
    assertThat(shop.liveEstimates()).hasSize(1);
    assertThat(smartBill.cancel(RecordRef.of("MKP", "9999"))).isInstanceOf(Done.Refused.class);
  }

  @Test
  void a_record_is_followed_to_its_paid_invoice() {
    smartBill.submit(smartBill.open(Drafts.SERIES), order());
    RecordRef record = RecordRef.of("MKP", "0042");
    assertThat(smartBill.invoicesOf(record)).isEqualTo(new Invoiced.NotYet());
    assertThat(smartBill.invoicesOf(RecordRef.of("MKP", "0099")))
        .isEqualTo(new Invoiced.NoSuchRecord());
    var issued = shop.invoice("MKP", "0042");
    InvoiceRef invoice = new InvoiceRef(issued.series(), issued.number());
    assertThat(smartBill.invoicesOf(record)).isEqualTo(new Invoiced.By(List.of(invoice)));
    InvoiceFile.Pdf pdf = (InvoiceFile.Pdf) smartBill.invoicePdf(invoice);
    assertThat(pdf.text()).contains(invoice.number());
    assertThat(smartBill.invoicePaid(invoice).settled()).isFalse();
    shop.payInvoice(invoice.series(), invoice.number(), "49.80");
    assertThat(smartBill.invoicePaid(invoice).settled()).isTrue();
    assertThat(smartBill.invoicePdf(new InvoiceRef("FCT", "9999")))
        .isInstanceOf(InvoiceFile.Unavailable.class);
  }

  @Test
  void a_company_without_vat_or_codes_is_served_too() {
    shop.vatPayer(false).usesCodes(false);
    SmartBill plain = open(config().productCodes(false));
    assertThat(plain.submit(plain.open(Drafts.SERIES), order())).isEqualTo(created("0042"));
    assertThat(shop.estimates().get(0).total()).isEqualByComparingTo("49.80");
  }

  @Test
  void an_unknown_warehouse_and_a_missing_stock_module_are_named() {
    SmartBill elsewhere = open(config().warehouses(List.of("depozit central")));
    assertThat(kind(() -> elsewhere.readStock(level -> {}))).isEqualTo(Kind.MISCONFIGURED);
    shop.stockModule(false);
    List<StockLevel> levels = new ArrayList<>();
    try {
      assertThat(smartBill.readStock(levels::add).complete()).isFalse();
    } catch (biz.megzo.vortex.connector.ConnectorException e) {
      assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED);
    }
    assertThat(levels).isEmpty();
  }

  private static Kind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
    return Assertions.catchThrowableOfType(
            biz.megzo.vortex.connector.ConnectorException.class, code)
        .kind();
  }

  private static RecordDraft order() {
    return Drafts.of(Drafts.product("2", "24.90").build());
  }

  private static Sent created(String number) {
    return new Sent.Created(RecordRef.of("MKP", number));
  }

  private SmartBillConfig.Builder config() {
    return SmartBillConfig.builder(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN, "RO11111119")
        .baseUri(fake.base())
        .series("MKP")
        .v3Token("v3");
  }

  private SmartBill open(SmartBillConfig.Builder config) {
    return SmartBill.open(
        config.build(),
        new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
  }
}
