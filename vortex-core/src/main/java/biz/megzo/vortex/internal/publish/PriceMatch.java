package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a price that the channel shows is the one that was pushed. */
final class PriceMatch {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal BAN = new BigDecimal("0.01");

  private final String field;

  /**
   * Prices of a channel.
   *
   * @param field the field of a price that holds the amount
   */
  PriceMatch(String field) {
    this.field = field;
  }

  /** What the channel shows of a price that was never pushed, for the guards to compare with. */
  static OfferLedger.@Nullable Facet shown(String field, @Nullable Money price, Instant at) {
    if (price == null) {
      return null;
    }
    FieldRecord value = FieldRecord.builder().decimal(field, price.amount()).build();
    return new OfferLedger.Facet(value, -1, at, false).asUnsure();
  }

  /** As {@link #shown(String, Money, Instant)}. */
  OfferLedger.@Nullable Facet shown(@Nullable Money price, Instant at) {
    return shown(field, price, at);
  }

  /** The amount of a price; null when there is none. */
  @Nullable BigDecimal amount(FieldRecord price) {
    return price.decimal(field).orElse(null);
  }

  /** The same to the ban; a channel may show with VAT what was given without it, and conversely. */
  boolean same(FieldRecord pushed, Money shown, @Nullable KnownProduct product) {
    BigDecimal amount = amount(pushed);
    if (amount == null) {
      return true;
    }
    if (near(amount, shown.amount())) {
      return true;
    }
    BigDecimal percent =
        product == null ? null : product.fields().decimal("vatPercent").orElse(null);
    if (percent == null || percent.signum() <= 0) {
      return false;
    }
    BigDecimal factor = BigDecimal.ONE.add(percent.divide(HUNDRED));
    return near(amount.multiply(factor), shown.amount())
        || near(shown.amount().multiply(factor), amount);
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(BAN) < 0;
  }
}
