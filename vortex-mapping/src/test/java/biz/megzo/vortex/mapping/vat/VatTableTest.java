package biz.megzo.vortex.mapping.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatTableTest {
  @ParameterizedTest
  @CsvSource({
    "standard, 2025-07-31, 19", "standard, 2025-08-01, 21",
    "reduced,  2025-07-31, 9", "reduced,  2025-08-01, 11",
    "reduced5, 2025-07-31, 5", "reduced5, 2025-08-01, -",
    "standard, 2016-12-31, -", "nothing,  2026-01-01, -"
  })
  void the_romanian_rates_count_from_their_days(String name, String day, String percent) {
    assertThat(
            VatTable.romania()
                .rate(name, LocalDate.parse(day))
                .map(rate -> rate.toPlainString())
                .orElse("-"))
        .isEqualTo(percent);
  }

  @Test
  void rows_count_by_their_days_in_whatever_order_they_are_given() {
    VatTable table =
        VatTable.builder()
            .from("a", LocalDate.of(2026, 1, 1), "21")
            .from("a", LocalDate.of(2020, 1, 1), "19")
            .build();
    assertThat(table.rate("a", LocalDate.of(2021, 1, 1)).orElseThrow()).isEqualByComparingTo("19");
  }

  @Test
  void two_rows_on_one_day_and_rates_out_of_range_are_refused() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertThatThrownBy(() -> VatTable.builder().from("a", day, "1").from("a", day, "2"))
        .hasMessageContaining("two rows");
    assertThatThrownBy(() -> VatTable.builder().from("a", day, "101"))
        .hasMessageContaining("0 to 100");
  }
}
