package biz.megzo.vortex.smartbill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class VatRatesTest {
  private static final SmartBillConfig CONFIG =
      SmartBillConfig.builder("shop@example.test", "t", "RO1")
          .vatName(new BigDecimal("5"), "Redusa locuinte")
          .build();

  @Test
  void the_only_ordinary_rate_of_a_percentage_is_taken() throws Exception {
    VatRates rates = rates("{\"name\":\"Normala\",\"percentage\":\"21,0\"}");
    assertThat(rates.choose(null, new BigDecimal("21")).rate())
        .isEqualTo(new VatRates.Rate("Normala", new BigDecimal("21.0")));
  }

  @Test
  void a_zero_rate_with_a_special_meaning_is_never_taken_unasked() throws Exception {
    VatRates rates = rates("{\"name\":\"SDD\",\"percentage\":0}");
    assertThat(rates.choose(null, BigDecimal.ZERO).problem()).contains("vatName").contains("SDD 0");
    assertThat(rates.choose("sdd", BigDecimal.ZERO).rate()).isNotNull();
  }

  @Test
  void two_rates_of_one_percentage_need_a_name() throws Exception {
    VatRates rates =
        rates("{\"name\":\"A\",\"percentage\":5},{\"name\":\"Redusa locuinte\",\"percentage\":5}");
    assertThat(rates.choose(null, new BigDecimal("5.00")).rate().name())
        .isEqualTo("Redusa locuinte");
    assertThat(rates.choose("A", new BigDecimal("5")).rate().name()).isEqualTo("A");
    assertThat(
            rates("{\"name\":\"A\",\"percentage\":9},{\"name\":\"B\",\"percentage\":9}")
                .choose(null, new BigDecimal("9"))
                .problem())
        .contains("several");
  }

  @Test
  void entries_that_are_no_rates_are_ignored() throws Exception {
    VatRates rates =
        rates(
            "{\"name\":\"Pseudo\",\"percentage\":9999},{\"name\":\"\",\"percentage\":21},"
                + "{\"percentage\":21},{\"name\":\"X\",\"percentage\":\"abc\"},5");
    assertThat(rates).hasToString("no VAT rates");
  }

  private static VatRates rates(String list) throws Exception {
    return VatRates.of(Json.MAPPER.readTree("[" + list + "]"), CONFIG);
  }
}
