package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Two versions: a share of the records goes to the new one. Which records is decided by their id,
 * so that one record always goes the same way; the outcome names the version that mapped.
 */
record CanaryRuleSet(RuleSet stable, RuleSet canary, int percent) implements RuleSet {
  @Override
  public Profile profile() {
    return stable.profile();
  }

  @Override
  public int version() {
    return stable.version();
  }

  @Override
  public Mapped apply(MappingInput input) {
    return pick(input).apply(input);
  }

  @Override
  public Explanation explain(MappingInput input) {
    return pick(input).explain(input);
  }

  private RuleSet pick(MappingInput input) {
    FieldRecord source = input.source();
    String id = source.text("order.id").or(() -> source.text("code")).orElse("");
    CRC32 sum = new CRC32();
    sum.update(id.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % 100 < percent ? canary : stable;
  }
}
