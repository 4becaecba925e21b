package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Explanation.Value;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static RuleSet rules(Profile profile) {
    return Mapping.rules(Mapping.defaults()).active(LinkId.of("shop"), profile);
  }

  private static Value value(Explanation explanation, String target) {
    return explanation.values().stream()
        .filter(v -> v.target().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> steps(Value value) {
    return value.steps().stream().map(s -> s.name().strip() + " = " + s.result()).toList();
  }

  @Test
  void a_price_can_be_followed_by_hand() {
    FieldRecord product =
        FieldRecord.builder()
            .text("code", "A")
            .decimal("price", new BigDecimal("9.95"))
            .bool("priceIncludesVat", false)
            .decimal("vatPercent", new BigDecimal("11"))
            .build();
    Explanation explanation = rules(Profile.PRICE).explain(MappingInput.of(product, Orders.DAY));

    Value price = value(explanation, "pretf");
    assertThat(price.rule()).isEqualTo("price without VAT");
    assertThat(steps(price))
        .containsExactly(
            "field price = 9.95",
            "as net = 9.95",
            "field vatPercent = 11",
            "vat.add ... = 11.0445",
            "round 2 HALF_UP = 11.04");
    assertThat(explanation.print()).contains("pretf  (rule price without VAT, version 0)");
  }

  @Test
  void lines_are_explained_at_their_final_places() {
    FieldRecord order =
        Orders.order()
            .product("A", "3", "3.333333333")
            .line("transport", "t", "1", "5", "21")
            .line("discount", "v", "1", "-1", "21")
            .total("14.00");
    Explanation explanation = rules(Profile.ORDER).explain(MappingInput.of(order, Orders.DAY));

    assertThat(steps(value(explanation, "products[0].price"))).contains("lines.exact = 3.33");
    assertThat(steps(value(explanation, "products[1].price"))).contains("lines.exact = 3.34");
    assertThat(steps(value(explanation, "products[2].numberOfItems")))
        .containsExactly("lines.discounts = 1", "lines.exact = 2");
    assertThat(steps(value(explanation, "products[3].code"))).contains("field sku = t");
  }

  @Test
  void every_value_of_the_target_is_explained_and_the_outcome_is_that_of_mapping() {
    MappingInput input =
        MappingInput.of(Orders.order().product("A", "3", "3.333333333").total("10.00"), Orders.DAY);
    Explanation explanation = rules(Profile.ORDER).explain(input);
    FieldRecord target = ((biz.megzo.vortex.rules.Mapped.Ok) explanation.outcome()).target();

    assertThat(explanation.outcome()).isEqualTo(rules(Profile.ORDER).apply(input));
    List<String> explained = explanation.values().stream().map(Value::target).toList();
    assertThat(explained).containsAll(target.names());
    for (int i = 0; i < target.records("products").size(); i++) {
      String prefix = "products[" + i + "].";
      assertThat(explained)
          .containsAll(
              target.records("products").get(i).names().stream().map(n -> prefix + n).toList());
    }
  }
}
