package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultOrderRulesTest {
  private final RuleSet rules = rules(Mapping.defaults());

  private static RuleSet rules(Defaults defaults) {
    return Mapping.rules(defaults).active(LinkId.of("shop"), Profile.ORDER);
  }

  private FieldRecord map(FieldRecord order) {
    return map(rules, order);
  }

  static FieldRecord map(RuleSet rules, FieldRecord order) {
    Mapped mapped = rules.apply(MappingInput.of(order, Orders.DAY));
    assertThat(mapped).as(mapped.toString()).isInstanceOf(Mapped.Ok.class);
    return ((Mapped.Ok) mapped).target();
  }

  private Mapped.Held hold(FieldRecord order) {
    Mapped mapped = rules.apply(MappingInput.of(order, Orders.DAY));
    assertThat(mapped).isInstanceOf(Mapped.Held.class);
    return (Mapped.Held) mapped;
  }

  static BigDecimal sum(FieldRecord record) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FieldRecord line : record.records("products")) {
      sum =
          sum.add(
              line.decimal("discountValue")
                  .orElseGet(
                      () ->
                          line.decimal("price")
                              .orElseThrow()
                              .multiply(line.decimal("quantity").orElseThrow())
                              .setScale(2, RoundingMode.HALF_UP)));
    }
    return sum;
  }

  private static List<String> lines(FieldRecord record) {
    return record.records("products").stream()
        .map(
            line ->
                line.text("code").orElseThrow()
                    + " "
                    + line.decimal("quantity").orElseThrow().toPlainString()
                    + "x"
                    + line.decimal("price").orElseThrow().toPlainString())
        .toList();
  }

  @Test
  void a_person_s_order_becomes_a_gross_proforma() {
    FieldRecord record =
        map(
            Orders.order()
                .product("ABC-1", "2", "149.90")
                .line("transport", "taxa_transport", "1", "20.00", "21")
                .total("319.80"));

    assertThat(record.text("client.name")).hasValue("Ion Popescu");
    assertThat(record.text("client.vatCode")).hasValue("0000000000000");
    assertThat(record.bool("client.isTaxPayer")).hasValue(false);
    assertThat(record.text("client.county")).hasValue("Arad");
    assertThat(record.text("client.country")).hasValue("Romania");
    assertThat(record.text("currency")).hasValue("RON");
    assertThat(record.whole("precision")).hasValue(2L);
    assertThat(record.text("mentions")).hasValue("Comanda Cel.ro 123456, plata: Ramburs");
    assertThat(lines(record)).containsExactly("ABC-1 2x149.9", "taxa_transport 1x20");
    assertThat(sum(record)).isEqualByComparingTo("319.80");
  }

  @Test
  void product_lines_are_gross_goods_and_transport_is_a_service() {
    List<FieldRecord> lines =
        map(Orders.order()
                .product("ABC-1", "2", "149.90")
                .line("transport", "taxa_transport", "1", "20.00", "")
                .total("319.80"))
            .records("products");

    assertThat(lines.get(0).bool("isTaxIncluded")).hasValue(true);
    assertThat(lines.get(0).bool("isService")).hasValue(false);
    assertThat(lines.get(0).text("measuringUnitName")).hasValue("buc");
    assertThat(lines.get(0).decimal("taxPercentage")).hasValue(new BigDecimal("21"));
    assertThat(lines.get(1).bool("isService")).hasValue(true);
    assertThat(lines.get(1).decimal("taxPercentage")).hasValue(new BigDecimal("21"));
  }

  @Test
  void the_erp_s_name_unit_and_rate_win_over_the_channel_s() {
    FieldRecord line =
        Orders.order()
            .product("ABC-1", "1", "11.10")
            .total("11.10")
            .records("lines")
            .get(0)
            .toBuilder()
            .text("erp.name", "Lampa birou LED")
            .text("erp.unit", "set")
            .text("erp.vatName", "Redusa")
            .decimal("erp.vatPercent", new BigDecimal("11"))
            .build();
    FieldRecord mapped = map(Orders.order().line(line).total("11.10")).records("products").get(0);

    assertThat(mapped.text("name")).hasValue("Lampa birou LED");
    assertThat(mapped.text("measuringUnitName")).hasValue("set");
    assertThat(mapped.text("taxName")).hasValue("Redusa");
    assertThat(mapped.decimal("taxPercentage")).hasValue(new BigDecimal("11"));
    assertThat(mapped.bool("useSBProductName")).hasValue(true);
  }

  @ParameterizedTest
  @CsvSource({
    "ro 1111 1119, RO11111119, true",
    "11111119, 11111119, false",
    "DE-123.456, DE123456, false"
  })
  void a_company_s_code_is_in_capitals_without_blanks(String given, String code, boolean payer) {
    FieldRecord record =
        map(
            Orders.order()
                .with("buyer.company", "Firma SRL")
                .with("buyer.taxId", given)
                .product("A", "1", "10")
                .total("10"));

    assertThat(record.text("client.name")).hasValue("Firma SRL");
    assertThat(record.text("client.contact")).hasValue("Ion Popescu");
    assertThat(record.text("client.vatCode")).hasValue(code);
    assertThat(record.bool("client.isTaxPayer")).hasValue(payer);
  }

  @Test
  void a_personal_number_is_not_passed_on() {
    FieldRecord record =
        map(
            Orders.order()
                .with("buyer.taxId", "1960101221145")
                .product("A", "1", "10")
                .total("10"));

    assertThat(record.text("client.vatCode")).hasValue("0000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "Bucuresti,           Municipiul București, Str. X 1,            ,       Bucuresti, Bucuresti",
    "Sector 3,            Bucuresti,            Str. X 1,            ,       Sector 3,  Bucuresti",
    "Bucuresti,           B,                    'Str. X 1, Sect. 5', ,       Sector 5,  Bucuresti",
    "București sectorul 2,,                     Str. X 1,            ,       Sector 2,  Bucuresti",
    "Bucuresti,           Bucharest,            Str. X 1,            021234, Sector 2,  Bucuresti",
    "Iași,                Judetul Iași,         Str. X 1,            ,       Iași,      Iasi",
    "Baia Mare,           MARAMUREŞ,            Str. X 1,            ,       Baia Mare, Maramures",
    "Resita,              caras severin,        Str. X 1,            ,       Resita,    Caras-Severin",
    "Chitila,             Ilfov,                Str. Sector 2,       ,       Chitila,   Ilfov",
    "Undeva,              Atlantida,            Str. X 1,            ,       Undeva,    Atlantida"
  })
  void county_and_sector_are_spelled_as_smartbill_wants(
      String city, String county, String street, String postal, String newCity, String newCounty) {
    Orders order =
        Orders.order()
            .with("billing.city", city)
            .with("billing.street", street)
            .without("billing.county");
    if (county != null) {
      order.with("billing.county", county);
    }
    if (postal != null) {
      order.with("billing.postalCode", postal);
    }
    FieldRecord record = map(order.product("A", "1", "10").total("10"));

    assertThat(record.text("client.city")).hasValue(newCity);
    assertThat(record.text("client.county")).hasValue(newCounty);
  }

  @Test
  void a_foreign_address_stays_as_given() {
    FieldRecord record =
        map(
            Orders.order()
                .with("billing.country", "Bulgaria")
                .with("billing.county", "Arad")
                .with("billing.city", "Sector 1")
                .product("A", "1", "10")
                .total("10"));

    assertThat(record.text("client.country")).hasValue("Bulgaria");
    assertThat(record.text("client.city")).hasValue("Sector 1");
  }

  @Test
  void a_discount_stands_directly_behind_the_product_that_covers_it() {
    List<FieldRecord> lines =
        map(Orders.order()
                .product("A", "1", "100")
                .line("transport", "taxa_transport", "1", "20", "21")
                .line("discount", "voucher", "1", "-10", "")
                .total("110"))
            .records("products");

    assertThat(lines)
        .extracting(l -> l.text("code").orElseThrow())
        .containsExactly("A", "voucher", "taxa_transport");
    FieldRecord discount = lines.get(1);
    assertThat(discount.bool("isDiscount")).hasValue(true);
    assertThat(discount.whole("discountType")).hasValue(1L);
    assertThat(discount.whole("numberOfItems")).hasValue(1L);
    assertThat(discount.decimal("discountValue")).hasValue(new BigDecimal("-10"));
    assertThat(discount.decimal("taxPercentage")).hasValue(new BigDecimal("21"));
  }

  @Test
  void a_second_discount_counts_the_first() {
    List<FieldRecord> lines =
        map(Orders.order()
                .product("A", "1", "100")
                .line("discount", "v1", "1", "-10", "21")
                .line("discount", "v2", "1", "-5", "21")
                .total("85"))
            .records("products");

    assertThat(lines.get(2).whole("numberOfItems")).hasValue(2L);
  }

  @Test
  void a_discount_larger_than_any_product_covers_all_products() {
    FieldRecord record =
        map(
            Orders.order()
                .product("A", "1", "30")
                .product("B", "1", "30")
                .line("transport", "t", "1", "20", "21")
                .line("discount", "v", "1", "-50", "21")
                .total("30"));

    assertThat(lines(record)).containsExactly("A 1x30", "B 1x30", "v 0x0", "t 1x20");
    assertThat(record.records("products").get(2).whole("numberOfItems")).hasValue(2L);
  }

  @Test
  void a_discount_over_two_rates_without_a_rate_is_held() {
    FieldRecord order =
        Orders.order()
            .line("product", "A", "1", "30", "21")
            .line("product", "B", "1", "30", "11")
            .line("discount", "v", "1", "-50", "")
            .total("10");

    assertThat(hold(order).problems().get(0).english()).contains("different VAT rates");
  }

  @Test
  void a_line_that_does_not_divide_is_split_so_that_the_sum_is_exact() {
    FieldRecord record = map(Orders.order().product("A", "3", "3.333333333").total("10.00"));

    assertThat(lines(record)).containsExactly("A 2x3.33", "A 1x3.34");
    assertThat(sum(record)).isEqualByComparingTo("10.00");
  }

  @Test
  void a_discount_on_a_split_line_covers_both_pieces() {
    FieldRecord record =
        map(
            Orders.order()
                .product("A", "3", "3.333333333")
                .line("discount", "v", "1", "-1", "21")
                .total("9.00"));

    assertThat(record.records("products").get(2).whole("numberOfItems")).hasValue(2L);
    assertThat(sum(record)).isEqualByComparingTo("9.00");
  }

  @Test
  void lines_that_miss_the_total_by_a_ban_are_held_with_both_sums() {
    Mapped.Held held = hold(Orders.order().product("A", "3", "3.33").total("10.00"));

    assertThat(held.problems().get(0).english()).contains("9.99").contains("10");
    assertThat(held.problems().get(0).romanian()).contains("9.99");
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "-1, 5", "1, -5"})
  void a_line_without_quantity_or_with_a_negative_price_is_held(String quantity, String price) {
    FieldRecord order =
        Orders.order()
            .product("B", "1", "10")
            .product("A", quantity, price)
            .total(
                new BigDecimal(quantity)
                    .multiply(new BigDecimal(price))
                    .add(BigDecimal.TEN)
                    .toPlainString());

    assertThat(hold(order).problems()).isNotEmpty();
  }

  @Test
  void a_product_without_any_rate_is_held_and_the_rule_is_named() {
    Mapped.Held held = hold(Orders.order().line("product", "A", "1", "10", "").total("10"));

    assertThat(held.problems().get(0).rule()).isEqualTo("a product needs a rate");
    assertThat(held.problems().get(0).field()).isEqualTo("products[0].taxPercentage");
  }

  @Test
  void a_company_without_vat_sends_no_tax_fields() {
    FieldRecord line =
        map(
                rules(Mapping.defaults().vatPayer(false)),
                Orders.order().line("product", "A", "1", "10", "").total("10"))
            .records("products")
            .get(0);

    assertThat(line.names()).doesNotContain("isTaxIncluded", "taxName", "taxPercentage");
  }

  @Test
  void a_warehouse_stands_on_every_line_when_told() {
    FieldRecord record =
        map(
            rules(Mapping.defaults().warehouse("Depozit")),
            Orders.order().product("A", "1", "10").total("10"));

    assertThat(record.records("products").get(0).text("warehouseName")).hasValue("Depozit");
  }

  @Test
  void an_order_without_lines_is_held() {
    assertThat(hold(Orders.order().total("10")).problems()).isNotEmpty();
  }
}
