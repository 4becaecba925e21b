package biz.megzo.vortex.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A VAT rate.
 *
 * @param name the account's name of the rate, for example {@code Normala} ({@code api/smartbill.md}
 *     8.2); null when only the percentage is known
 * @param percent 0 to 100, for example 21
 */
public record Vat(@Nullable String name, BigDecimal percent) {
  public Vat {
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException("VAT percentage must be 0 to 100, was " + percent);
    }
    BigDecimal stripped = percent.stripTrailingZeros();
    percent = stripped.setScale(Math.max(0, stripped.scale()));
  }

  public static Vat percent(int percent) {
    return new Vat(null, BigDecimal.valueOf(percent));
  }

  @Override
  public String toString() {
    return (name == null ? "" : name + " ") + percent.toPlainString() + "%";
  }
}
