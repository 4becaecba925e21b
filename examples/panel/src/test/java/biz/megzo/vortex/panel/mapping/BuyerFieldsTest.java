package biz.megzo.vortex.panel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.mapping.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuyerFieldsTest {
  private static BuyerFields of(String... rules) {
    String all = String.join(",", rules);
    return BuyerFields.of(
        Mapping.parse("{\"format\":1,\"profile\":\"order\",\"rules\":[" + all + "]}"));
  }

  private static String rule(String target, String steps) {
    return "{\"target\":\"" + target + "\",\"steps\":[" + steps + "]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"field\":\"buyer.name\"}",
        "{\"field\":\"order.notes\"},\"trim\"",
        "{\"coalesce\":[{\"field\":\"order.id\"},[{\"field\":\"delivery.street\"},\"upper\"]]}",
        "{\"concat\":[\"a\",{\"concat\":[\"b\",{\"field\":\"billing.city\"}]}]}",
        "{\"field\":\"order.id\"},{\"default\":{\"coalesce\":[{\"field\":\"buyer.phone\"}]}}",
        "{\"template\":\"x [{ buyer.name }]\"}",
        "{\"constant\":\"x\"},{\"if\":{\"when\":{\"and\":[{\"field\":\"order.id\",\"present\":true},"
            + "{\"or\":[{\"field\":\"buyer.company\",\"present\":true}]}]},\"then\":\"y\"}}",
        "{\"test\":{\"not\":{\"field\":\"buyer.taxId\",\"equals\":\"RO1\"}}}",
        "{\"test\":{\"field\":\"order.id\",\"equals\":{\"field\":\"buyer.name\"}}}",
        "{\"field\":\"lines\"},{\"join\":{\"each\":{\"coalesce\":[{\"field\":\"^buyer.name\"}]}}}",
        "{\"field\":\"lines\"},{\"filter\":{\"field\":\"^buyer.name\",\"present\":true}},\"count\"",
        "{\"field\":\"order.id\"},{\"lookup\":{\"table\":\"t\",\"default\":{\"field\":\"buyer.email\"}}}",
        "{\"target\":\"client.name\"}"
      })
  void a_value_made_of_what_a_buyer_told_is_hidden(String steps) {
    assertThat(of(rule("observations", steps)).hides("observations")).isTrue();
    assertThat(of(rule("mentions", steps)).hides("observations")).isFalse();
  }

  @Test
  void a_value_made_of_a_hidden_one_is_hidden_too() {
    BuyerFields fields =
        of(
            rule("mentions", "{\"target\":\"observations\"},\"upper\""),
            rule("observations", "{\"field\":\"buyer.name\"}"),
            rule("language", "{\"field\":\"order.id\"}"));
    assertThat(fields.hides("mentions")).isTrue();
    assertThat(fields.hides("language")).isFalse();
  }

  @Test
  void only_the_fields_of_lines_that_tell_of_the_buyer_are_hidden_and_the_steps_of_the_list() {
    String map =
        "{\"field\":\"lines\"},{\"map\":["
            + rule("name", "{\"field\":\"name\"}")
            + ","
            + rule(
                "productDescription",
                "{\"concat\":[{\"field\":\"sku\"},{\"field\":\"^buyer.name\"}]}")
            + "]}";
    BuyerFields fields =
        of(
            rule("products", map),
            rule(
                "mentions",
                "{\"target\":\"products\"},{\"join\":{\"each\":{\"field\":\"productDescription\"}}}"));
    assertThat(fields.hides("products[3].productDescription")).isTrue();
    assertThat(fields.hides("products[3].name")).isFalse();
    assertThat(fields.hides("products")).isFalse();
    assertThat(fields.hidesSteps("products")).isTrue();
    assertThat(fields.hides("mentions")).isTrue();
  }

  @Test
  void a_list_chosen_by_what_a_buyer_told_hides_all_its_fields() {
    String steps =
        "{\"field\":\"lines\"},{\"filter\":{\"field\":\"^buyer.company\",\"present\":true}},"
            + "{\"map\":["
            + rule("name", "{\"field\":\"name\"}")
            + "]}";
    assertThat(of(rule("products", steps)).hides("products[0].name")).isTrue();
  }
}
