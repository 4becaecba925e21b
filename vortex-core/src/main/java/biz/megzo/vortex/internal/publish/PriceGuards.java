package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.PriceLimits;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which prices may go out. Pure. */
final class PriceGuards {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String field;
  private final PublishSettings settings;
  private final Map<Sku, PriceLimits> limits;
  private final Consents consents;

  /**
   * Guards of a pass.
   *
   * @param field the field of a price that holds the amount
   * @param limits of single products
   */
  PriceGuards(
      String field, PublishSettings settings, Map<Sku, PriceLimits> limits, Consents consents) {
    this.field = field;
    this.settings = settings;
    this.limits = limits;
    this.consents = consents;
  }

  /**
   * Why a price is held back; empty when it may go.
   *
   * @param before the amount before, where {@link Change#from()} does not say; null when unknown
   */
  Optional<Withheld> check(Change change, @Nullable BigDecimal before) {
    BigDecimal to = change.to().decimal(field).orElse(null);
    if (to == null) {
      return Optional.empty();
    }
    BigDecimal from = amount(change.from());
    Problem problem = problem(change.sku(), from == null ? before : from, to);
    if (problem == null || (problem.guard().consentable() && consents.cover(change))) {
      return Optional.empty();
    }
    return Optional.of(
        new Withheld(change.sku(), Facet.PRICE, problem.guard(), change, problem.message()));
  }

  /** What the channel shows of a price that was never pushed. */
  OfferLedger.@Nullable Facet shown(@Nullable Money price, Instant at) {
    return PriceMatch.shown(field, price, at);
  }

  /** The amount of a price; null when there is none. */
  @Nullable BigDecimal amount(@Nullable FieldRecord price) {
    return price == null ? null : price.decimal(field).orElse(null);
  }

  private record Problem(Guard guard, String message) {}

  private @Nullable Problem problem(Sku sku, @Nullable BigDecimal from, BigDecimal to) {
    if (to.signum() <= 0) {
      return new Problem(Guard.ZERO_PRICE, "the price is " + to.toPlainString());
    }
    PriceLimits mine = limits.getOrDefault(sku, PriceLimits.none()).or(settings.priceLimits());
    BigDecimal min = mine.min();
    if (min != null && to.compareTo(min) < 0) {
      return new Problem(
          Guard.PRICE_TOO_LOW, "the price " + plain(to) + " is below the lowest, " + plain(min));
    }
    BigDecimal max = mine.max();
    if (max != null && to.compareTo(max) > 0) {
      return new Problem(
          Guard.PRICE_TOO_HIGH, "the price " + plain(to) + " is above the highest, " + plain(max));
    }
    if (from == null || from.signum() <= 0 || from.compareTo(to) == 0) {
      return null;
    }
    BigDecimal step = mine.maxStep();
    BigDecimal moved =
        to.subtract(from).abs().multiply(HUNDRED).divide(from, 4, RoundingMode.HALF_UP);
    if (step != null && moved.compareTo(step) > 0) {
      return new Problem(
          Guard.PRICE_STEP,
          "the price would go from "
              + plain(from)
              + " to "
              + plain(to)
              + ", by "
              + plain(moved.setScale(1, RoundingMode.HALF_UP))
              + " %, where "
              + plain(step)
              + " % are allowed");
    }
    BigDecimal jump = settings.priceJump();
    if (to.compareTo(from.multiply(jump)) >= 0 || from.compareTo(to.multiply(jump)) >= 0) {
      return new Problem(
          Guard.PRICE_JUMP, "the price would jump from " + plain(from) + " to " + plain(to));
    }
    return null;
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
