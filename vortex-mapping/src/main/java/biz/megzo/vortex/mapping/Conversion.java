package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.rates.RateSource.RateAnswer;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.MappingInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts amounts. The rate used is frozen: {@code rate.EUR} (lei for one), {@code rate.EUR.date}
 * and {@code rate.EUR.source}; a frozen rate wins over the source.
 */
final class Conversion {
  private static final String LEU = "RON";

  private Conversion() {}

  static BigDecimal of(
      Run run,
      BigDecimal amount,
      @Nullable Object from,
      @Nullable Object to,
      int scale,
      RoundingMode mode) {
    String source = currency(from);
    String target = currency(to);
    if (source.equals(target)) {
      return amount.setScale(scale, mode);
    }
    BigDecimal lei = source.equals(LEU) ? amount : amount.multiply(rate(run, source));
    return target.equals(LEU)
        ? lei.setScale(scale, mode)
        : lei.divide(rate(run, target), scale, mode);
  }

  private static String currency(@Nullable Object value) {
    if (value instanceof String text && text.length() == 3) {
      return text;
    }
    throw new StepFailure(
        "a currency is needed, for example EUR; complete 'from' and 'to'",
        "este nevoie de o monedă, de exemplu EUR; completați 'from' și 'to'");
  }

  private static BigDecimal rate(Run run, String currency) {
    MappingInput input = run.input();
    String field = "rate." + currency;
    Optional<BigDecimal> frozen = input.frozen().decimal(field);
    if (frozen.isPresent() && frozen.get().signum() > 0) {
      note(run, currency, input.frozen());
      return frozen.get();
    }
    RateAnswer answer = run.rates().rate(currency, input.date());
    return answer.fold(
        quoted -> {
          FieldRecord.Builder freeze = run.freeze();
          freeze.decimal(field, quoted.leiPerUnit());
          freeze.date(field + ".date", quoted.day());
          freeze.text(field + ".source", quoted.source());
          note(run, currency, run.frozen());
          return quoted.leiPerUnit();
        },
        notQuoted -> {
          throw new StepFailure(
              "there is no rate for "
                  + currency
                  + " on "
                  + notQuoted.day()
                  + ": the source does not quote it; use another currency",
              "nu există curs pentru "
                  + currency
                  + " la "
                  + notQuoted.day()
                  + ": sursa nu îl cotează; folosiți altă monedă");
        },
        notAvailable -> {
          throw new StepFailure(
              "the rate for "
                  + currency
                  + " is not available now ("
                  + notAvailable.reason()
                  + "); release the record later",
              "cursul pentru "
                  + currency
                  + " nu este disponibil acum ("
                  + notAvailable.reason()
                  + "); eliberati inregistrarea mai tarziu");
        });
  }

  /** In an explanation: lei for one unit, the day and the source, so that it can be looked up. */
  private static void note(Run run, String currency, FieldRecord frozen) {
    Trace trace = run.trace();
    if (trace != null) {
      String field = "rate." + currency;
      String day = frozen.date(field + ".date").map(each -> " of " + each).orElse("");
      String source = frozen.text(field + ".source").map(each -> " by " + each).orElse("");
      trace.step("rate " + currency + day + source, frozen.decimal(field).orElse(null));
    }
  }
}
