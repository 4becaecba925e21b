package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about a SKU may rest on, fixed for one pass.
 *
 * @param now when the ERP had been read; acknowledgements carry it or a later moment
 * @param supply what there is to offer
 * @param judging what may go out, and what is ours
 * @param prices null when prices are not looked at
 * @param contents null when content is not looked at
 * @param remapAll whether effective-dated tables may have moved since the last pass
 */
record Facts(
    Instant now,
    LocalDate day,
    Supply supply,
    Judging judging,
    @Nullable RuleSet prices,
    @Nullable RuleSet contents,
    boolean remapAll) {

  /** What is judged by. */
  record Judging(PriceGuards guards, Ownership ours) {}

  /** Null when stock is not looked at or could not be read. */
  @Nullable StockSnapshot snapshot() {
    return supply.snapshot();
  }

  PriceGuards guards() {
    return judging.guards();
  }

  Ownership ours() {
    return judging.ours();
  }
}
