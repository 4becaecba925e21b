package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VatVerificationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final List<Vat> ACCOUNT =
      List.of(
          new Vat("Normala", new BigDecimal("21")),
          new Vat("SDD", BigDecimal.ZERO),
          new Vat("SFDD", BigDecimal.ZERO));

  private static List<MappingProblem> verify(Defaults defaults, List<Vat> account, LocalDate day) {
    return VatVerification.of(defaults.document(Profile.ORDER), account, day);
  }

  @Test
  void the_built_in_rules_fit_an_ordinary_account() {
    assertThat(verify(Mapping.defaults().vatName(BigDecimal.ZERO, "SDD"), ACCOUNT, DAY)).isEmpty();
  }

  @Test
  void a_rate_and_a_name_that_the_account_lacks_are_named() {
    assertThat(verify(Mapping.defaults(), ACCOUNT, LocalDate.of(2025, 1, 1)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.english()).contains("19 %"));
    assertThat(verify(Mapping.defaults().vatName(BigDecimal.ZERO, "sdd"), ACCOUNT, DAY))
        .singleElement()
        .satisfies(problem -> assertThat(problem.english()).contains("did you mean 'SDD'"));
  }

  @Test
  void a_company_without_vat_is_told_to_leave_the_tax_rules_out() {
    assertThat(verify(Mapping.defaults(), List.of(), DAY)).isNotEmpty();
    assertThat(verify(Mapping.defaults().vatPayer(false), List.of(), DAY)).isEmpty();
  }

  @Test
  void the_name_of_a_zero_rate_stands_on_the_line() {
    FieldRecord order = Orders.order().line("product", "A", "1", "10", "0").total("10");
    FieldRecord line =
        DefaultOrderRulesTest.map(
                Mapping.rules(Mapping.defaults().vatName(BigDecimal.ZERO, "SDD"))
                    .active(LinkId.of("shop"), Profile.ORDER),
                order)
            .records("products")
            .get(0);
    assertThat(line.text("taxName")).hasValue("SDD");
  }
}
