package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.stock.StockSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about a SKU may rest on, fixed for one pass.
 *
 * @param now when the pass began; acknowledgements carry it
 * @param snapshot null when stock is not looked at or could not be read
 * @param reserved as the snapshot must count it
 * @param judging what may go out, and what is ours
 * @param prices null when prices are not looked at
 * @param contents null when content is not looked at
 * @param remapAll whether effective-dated tables may have moved since the last pass
 */
record Facts(
    Instant now,
    LocalDate day,
    @Nullable StockSnapshot snapshot,
    Map<Sku, Integer> reserved,
    StockSettings stock,
    Judging judging,
    @Nullable RuleSet prices,
    @Nullable RuleSet contents,
    boolean remapAll) {

  /** What is judged by. */
  record Judging(PriceGuards guards, Ownership ours) {}

  PriceGuards guards() {
    return judging.guards();
  }

  Ownership ours() {
    return judging.ours();
  }
}
