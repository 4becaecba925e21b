package biz.megzo.vortex.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in one currency. Never rounds by itself: {@link #rounded()} is the only place,
 * and it says how.
 *
 * @param amount kept at two decimals or more; two amounts that differ only in trailing zeros are
 *     equal
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
  /** The leu. */
  public static final Currency RON = Currency.getInstance("RON");

  public Money {
    BigDecimal stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    amount = stripped.setScale(Math.max(2, stripped.scale()));
  }

  public static Money ron(BigDecimal amount) {
    return new Money(amount, RON);
  }

  /** Parses a plain decimal with a dot, for example {@code "12.50"}. */
  public static Money ron(String amount) {
    return new Money(new BigDecimal(amount), RON);
  }

  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(amount, currency);
  }

  /** Zero lei. */
  public static Money zero() {
    return ron(BigDecimal.ZERO);
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  /** To two decimals, half up: the rounding of Romanian invoices. */
  public Money rounded() {
    return new Money(amount.setScale(2, RoundingMode.HALF_UP), currency);
  }

  /** Whether the two amounts differ by less than one ban. Amounts in two currencies never do. */
  public boolean sameToTheBan(Money other) {
    return currency.equals(other.currency)
        && amount.subtract(other.amount).abs().compareTo(new BigDecimal("0.01")) < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "amounts in " + currency + " and " + other.currency + " do not add up; convert first");
    }
    return other;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
