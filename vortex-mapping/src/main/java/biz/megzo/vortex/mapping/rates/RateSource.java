package biz.megzo.vortex.mapping.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/** Where currency rates come from. Thread-safe. */
@FunctionalInterface
public interface RateSource {
  /**
   * What one unit of a currency was worth in lei for a document of a day, from what is already at
   * hand: called while records are mapped, so it calls no remote. Which banking day counts is the
   * source's policy.
   *
   * @param currency ISO 4217, never RON
   */
  RateAnswer rate(String currency, LocalDate day);

  /**
   * Called before records are mapped by rules that convert; may call a remote, and is cheap when
   * there is nothing to do. Never throws for what a remote does: {@link #rate} says what is
   * missing.
   */
  default void refresh() {}

  /** No rates at all: every conversion is held. */
  static RateSource none() {
    return (currency, day) -> new RateAnswer.NotAvailable("no rate source is set up");
  }

  /** What a source knows. */
  sealed interface RateAnswer {
    <T> T fold(
        Function<? super Quoted, ? extends T> quoted,
        Function<? super NotQuoted, ? extends T> notQuoted,
        Function<? super NotAvailable, ? extends T> notAvailable);

    /**
     * A rate.
     *
     * @param leiPerUnit exact
     * @param day the day the rate was published for
     * @param source for people, for example {@code BNR}
     */
    record Quoted(BigDecimal leiPerUnit, LocalDate day, String source) implements RateAnswer {
      public Quoted {
        if (leiPerUnit.signum() <= 0) {
          throw new IllegalArgumentException("a rate must be > 0, was " + leiPerUnit);
        }
      }

      @Override
      public <T> T fold(
          Function<? super Quoted, ? extends T> quoted,
          Function<? super NotQuoted, ? extends T> notQuoted,
          Function<? super NotAvailable, ? extends T> notAvailable) {
        return quoted.apply(this);
      }
    }

    /** The source does not quote that currency; asking again changes nothing. */
    record NotQuoted(LocalDate day) implements RateAnswer {
      @Override
      public <T> T fold(
          Function<? super Quoted, ? extends T> quoted,
          Function<? super NotQuoted, ? extends T> notQuoted,
          Function<? super NotAvailable, ? extends T> notAvailable) {
        return notQuoted.apply(this);
      }
    }

    /**
     * Not known now; may be later.
     *
     * @param reason for people
     */
    record NotAvailable(String reason) implements RateAnswer {
      @Override
      public <T> T fold(
          Function<? super Quoted, ? extends T> quoted,
          Function<? super NotQuoted, ? extends T> notQuoted,
          Function<? super NotAvailable, ? extends T> notAvailable) {
        return notAvailable.apply(this);
      }
    }
  }
}
