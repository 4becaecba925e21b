package biz.megzo.vortex.smartbill;

import static biz.megzo.vortex.smartbill.Drafts.discount;
import static biz.megzo.vortex.smartbill.Drafts.header;
import static biz.megzo.vortex.smartbill.Drafts.net;
import static biz.megzo.vortex.smartbill.Drafts.of;
import static biz.megzo.vortex.smartbill.Drafts.percent;
import static biz.megzo.vortex.smartbill.Drafts.product;
import static biz.megzo.vortex.smartbill.Drafts.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.OrderRecorder.DraftCheck;
import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.testkit.MutableClock;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DraftCheckTest {
  private static SmartBill open() {
    return open(SmartBillConfig.builder("shop@example.test", "t", "RO11111119"));
  }

  /** Checking calls nobody, so there is nobody to call. */
  private static SmartBill open(SmartBillConfig.Builder config) {
    MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
    InMemoryStore store = new InMemoryStore(clock);
    return SmartBill.open(
        config.build(),
        new ConnectorContext(LinkId.of("shop-1"), clock, store.accounts(), store.leases()));
  }

  @ParameterizedTest
  @MethodSource("totals")
  void the_total_is_what_smartbill_will_print(RecordDraft draft, String total) {
    DraftCheck check = open().check(draft);
    assertThat(check.problems()).isEmpty();
    assertThat(check.total()).isEqualTo(Money.ron(total));
  }

  static Stream<Arguments> totals() {
    return Stream.of(
        // api/smartbill.md 2.3, official numbers
        arguments(of(net("1", "100").build()), "121.00"),
        arguments(of(net("1", "100").build(), discount("-10").build()), "108.90"),
        arguments(of(net("1", "100").build(), percent("10").build()), "108.90"),
        // 2.4
        arguments(
            of(product("2", "24.90").build(), discount("-5").build(), transport("15").build()),
            "59.80"),
        arguments(of(product("3", "33.33").build()), "99.99"),
        arguments(of(product("2.5", "10.40").build()), "26.00"),
        // the second discount counts the first
        arguments(
            of(
                product("1", "100").build(),
                percent("10").build(),
                percent("10").whole("numberOfItems", 2).build()),
            "81.00"),
        arguments(of(header().whole("precision", 4), product("3", "3.3333").build()), "9.9999"));
  }

  @ParameterizedTest
  @MethodSource("traps")
  void what_smartbill_would_refuse_or_misread_is_named(RecordDraft draft, String problem) {
    assertThat(open().check(draft).problems()).anySatisfy(p -> assertThat(p).contains(problem));
  }

  static Stream<Arguments> traps() {
    FieldRecord good = product("1", "10").build();
    FieldRecord reduced = product("1", "10").decimal("taxPercentage", new BigDecimal(11)).build();
    return Stream.of(
        arguments(of(), "products is missing"),
        arguments(of(header().remove("client.name"), good), "client.name is missing"),
        arguments(of(header().text("client.country", " "), good), "client.country is missing"),
        arguments(of(product("1", "10").remove("name").build()), "line 1: name is missing"),
        arguments(of(product("1", "10").remove("price").build()), "line 1: price is missing"),
        arguments(of(product("0", "10").build()), "quantity must be above 0"),
        arguments(of(product("-1", "10").build()), "quantity must be above 0"),
        arguments(of(product("1", "-10").build()), "price must not be negative"),
        arguments(of(product("1", "10.005").build()), "more than 2 decimals"),
        arguments(of(product("1", "10").remove("code").build()), "code is missing"),
        arguments(of(product("1", "10").text("currency", "EUR").build()), "currency EUR differs"),
        arguments(of(header().text("currency", "XXX"), good), "none that SmartBill knows"),
        arguments(of(header().whole("precision", 5), good), "precision must be 2, 3 or 4"),
        arguments(of(Collections.nCopies(401, good).toArray(FieldRecord[]::new)), "400 at most"),
        arguments(of(header().text("payment", "Card"), good), "payment is no field"),
        arguments(of(product("1", "10").text("quantity", "1").build()), "quantity must be DECIMAL"),
        arguments(
            of(product("1", "10").text("productDescription", "x".repeat(2001)).build()),
            "longer than 2000"),
        arguments(
            of(product("1", "10").text("productDescription", "x\n".repeat(31)).build()),
            "more than 30 lines"),
        arguments(
            of(product("1", "10").remove("taxPercentage").text("taxName", "Normala").build()),
            "taxName needs its taxPercentage"),
        arguments(of(discount("-5").build(), good), "numberOfItems must be 1 to 0"),
        arguments(of(good, discount("-5").remove("numberOfItems").build()), "ignores the discount"),
        arguments(of(good, discount("-5").whole("numberOfItems", 2).build()), "must be 1 to 1"),
        arguments(of(good, discount("5").build()), "SmartBill adds a positive one"),
        arguments(of(good, discount("-5").whole("discountType", 3).build()), "must be 1 (amount)"),
        arguments(of(good, percent("0").build()), "discountPercentage must be above 0"),
        arguments(of(good, percent("101").build()), "at most 100"),
        arguments(
            of(good, discount("-5").bool("isTaxIncluded", false).build()),
            "isTaxIncluded must be the same"),
        arguments(of(good, reduced, percent("5").whole("numberOfItems", 2).build()), "split it"),
        arguments(
            of(good, reduced, discount("-5").whole("numberOfItems", 2).build()),
            "needs its own taxPercentage"),
        arguments(
            of(good, discount("-5").decimal("taxPercentage", new BigDecimal(11)).build()),
            "that of the lines it covers"),
        arguments(of(percent("5").build()), "discounts alone"),
        arguments(of(good, discount("-11").build()), "greater than the order"),
        arguments(of(net("1", "8.26").build(), net("1", "8.26").build()), "how SmartBill rounds"),
        arguments(
            of(product("0.333", "10.01").build(), product("0.333", "10.01").build()), "rounds"),
        arguments(
            of(good, product("1", "1").text("taxName", "TVA inclus").build()), "'TVA inclus'"));
  }

  @Test
  void no_problem_names_the_buyer() {
    RecordDraft draft = of(header().text("client.x", "Ionescu"), product("0", "1").build());
    assertThat(open().check(draft).problems().toString()).doesNotContain("Ionescu");
  }

  @Test
  void a_company_without_codes_needs_none() {
    SmartBill smartBill =
        open(SmartBillConfig.builder("shop@example.test", "t", "RO11111119").productCodes(false));
    assertThat(smartBill.check(of(product("1", "10").remove("code").build())).problems()).isEmpty();
  }
}
