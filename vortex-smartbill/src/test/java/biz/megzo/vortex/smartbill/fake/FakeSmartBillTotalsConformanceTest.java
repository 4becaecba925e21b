package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2.3 and the conformance cases at the end of section 12. */
class FakeSmartBillTotalsConformanceTest extends FakeSmartBillTestBase {
  private static ObjectNode hundredNet() {
    ObjectNode body = estimate();
    body.putArray("products").add(line("CE-500", "Cana", "100", false));
    return body;
  }

  private static ObjectNode discount(ObjectNode body) {
    ObjectNode discount = ((ArrayNode) body.path("products")).addObject();
    return discount
        .put("name", "Voucher")
        .put("isDiscount", true)
        .put("quantity", 0)
        .put("price", 0)
        .put("isTaxIncluded", false)
        .put("currency", "RON")
        .put("measuringUnitName", "buc")
        .put("taxName", "Normala")
        .put("taxPercentage", 21);
  }

  private String total(ObjectNode body) throws IOException {
    var response = create(body);
    assertThat(response.statusCode()).as(errorText(response)).isEqualTo(200);
    var all = shop.estimates();
    return all.get(all.size() - 1).total().toPlainString();
  }

  @Test
  void hundred_net_is_121() throws IOException {
    assertThat(total(hundredNet())).isEqualTo("121.00");
  }

  @ParameterizedTest
  @CsvSource({"1,-10,108.90", "1,10,133.10", "3,-10,111.00"})
  void value_discounts(int type, BigDecimal value, String total) throws IOException {
    ObjectNode body = hundredNet();
    discount(body).put("numberOfItems", 1).put("discountType", type).put("discountValue", value);
    assertThat(total(body)).isEqualTo(total);
  }

  @Test
  void a_discount_without_number_of_items_is_ignored_in_silence() throws IOException {
    ObjectNode body = hundredNet();
    discount(body).put("discountType", 1).put("discountValue", -10);
    assertThat(total(body)).isEqualTo("121.00");
  }

  @Test
  void ten_percent_off_is_108_90_and_percent_is_the_default_type() throws IOException {
    ObjectNode body = hundredNet();
    discount(body).put("numberOfItems", 1).put("discountPercentage", 10);
    assertThat(total(body)).isEqualTo("108.90");
  }

  @Test
  void a_second_discount_counts_the_first() throws IOException {
    ObjectNode body = hundredNet();
    discount(body).put("numberOfItems", 1).put("discountPercentage", 10);
    discount(body).put("numberOfItems", 2).put("discountPercentage", 10);
    assertThat(total(body)).isEqualTo("98.01");
  }

  @Test
  void a_value_discount_is_not_multiplied() throws IOException {
    ObjectNode body = hundredNet();
    firstLine(body).put("quantity", 3);
    discount(body).put("numberOfItems", 1).put("discountType", 1).put("discountValue", -10);
    assertThat(total(body)).isEqualTo("350.90");
  }

  @Test
  void the_documented_example_sums_to_59_80() throws IOException {
    ObjectNode body = estimate();
    discount(body)
        .put("numberOfItems", 1)
        .put("discountType", 1)
        .put("discountValue", new BigDecimal("-5.00"))
        .put("isTaxIncluded", true);
    ((ArrayNode) body.path("products"))
        .add(line("Transport", "Transport", "15.00", true).put("isService", true));
    assertThat(total(body)).isEqualTo("59.80");
  }

  @Test
  void gross_prices_keep_their_total_and_vat_is_taken_out_of_it() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("quantity", 3).put("price", new BigDecimal("9.99"));
    assertThat(total(body)).isEqualTo("29.97");
    assertThat(shop.estimates().get(0).vat()).isEqualByComparingTo("5.20");
  }

  @Test
  void four_decimals_are_the_most() throws IOException {
    ObjectNode body = estimate().put("precision", 7);
    firstLine(body).put("quantity", 3).put("price", new BigDecimal("3.33333"));
    assertThat(total(body)).isEqualTo("10.0000");
  }

  @Test
  void quantities_are_not_looked_at() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("quantity", -1);
    assertThat(total(body)).isEqualTo("-24.90");
  }

  @Test
  void mixed_rates_need_a_value_discount_with_its_own_rate() throws IOException {
    ObjectNode body = hundredNet();
    ((ArrayNode) body.path("products"))
        .add(line("X", "Paine", "10", false).put("taxName", "Redusa").put("taxPercentage", 11));
    ObjectNode percent = body.deepCopy();
    discount(percent).put("numberOfItems", 2).put("discountPercentage", 10);
    assertThat(errorText(create(percent))).contains("cote tva diferite");
    ObjectNode value = body.deepCopy();
    discount(value).put("numberOfItems", 2).put("discountType", 1).put("discountValue", -10);
    assertThat(total(value)).isEqualTo("120.00");
    ObjectNode bare = body.deepCopy();
    discount(bare).put("numberOfItems", 2).put("discountType", 1).put("discountValue", -10);
    ((ObjectNode) bare.path("products").path(2))
        .remove(java.util.List.of("taxName", "taxPercentage"));
    assertThat(errorText(create(bare))).contains("cote tva diferite");
  }
}
