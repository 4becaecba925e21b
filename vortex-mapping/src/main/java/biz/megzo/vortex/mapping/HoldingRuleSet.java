package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.util.List;

/** A version that can not be compiled: holds every record and says why. */
record HoldingRuleSet(Profile profile, int version, List<MappingProblem> problems)
    implements RuleSet {
  @Override
  public Mapped apply(MappingInput input) {
    return new Mapped.Held(version, problems);
  }

  @Override
  public Explanation explain(MappingInput input) {
    return new Explanation(apply(input), List.of());
  }
}
