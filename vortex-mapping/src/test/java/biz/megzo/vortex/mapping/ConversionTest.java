package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.mapping.rates.RateSource;
import biz.megzo.vortex.mapping.rates.RateSource.RateAnswer;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  private static RateSource quoting(String eur) {
    return (currency, day) ->
        switch (currency) {
          case "EUR" -> new RateAnswer.Quoted(new BigDecimal(eur), DAY, "BNR");
          case "HUF" -> new RateAnswer.Quoted(new BigDecimal("0.0145"), DAY, "BNR");
          case "VND" -> new RateAnswer.NotQuoted(DAY);
          default -> new RateAnswer.NotAvailable("feed is down");
        };
  }

  private static Mapped map(RateSource rates, String from, String to, FieldRecord frozen) {
    String rule =
        Eval.rule(
            "number", "[{'constant':10},{'convert':{'from':'" + from + "','to':'" + to + "'}}]");
    return Mapping.compile(Mapping.parse(Eval.document(rule)), 1, Eval.config(rates))
        .apply(new MappingInput(Eval.RECORD, Eval.DAY, frozen));
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, RON, 52.51",
    "RON, EUR, 1.9",
    "EUR, HUF, 3621.03",
    "RON, RON, 10",
    "HUF, RON, 0.15"
  })
  void amounts_are_converted_through_the_leu_and_rounded_once(
      String from, String to, String expected) {
    Mapped.Ok ok = (Mapped.Ok) map(quoting("5.2505"), from, to, FieldRecord.empty());
    assertThat(ok.target().decimal("number").orElseThrow()).isEqualByComparingTo(expected);
  }

  @Test
  void the_rate_is_frozen_with_its_day_and_source_and_wins_later() {
    Mapped.Ok first = (Mapped.Ok) map(quoting("5.25"), "EUR", "RON", FieldRecord.empty());
    assertThat(first.frozen().decimal("rate.EUR")).hasValue(new BigDecimal("5.25"));
    assertThat(first.frozen().date("rate.EUR.date")).hasValue(DAY);
    assertThat(first.frozen().text("rate.EUR.source")).hasValue("BNR");
    Mapped.Ok again = (Mapped.Ok) map(quoting("9.99"), "EUR", "RON", first.frozen());
    assertThat(again).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"VND, does not quote it", "USD, feed is down"})
  void not_quoted_and_not_available_are_told_apart(String from, String message) {
    Mapped.Held held = (Mapped.Held) map(quoting("5"), from, "RON", FieldRecord.empty());
    assertThat(held.problems().get(0).english()).contains(message);
  }
}
