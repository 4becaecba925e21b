package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.rates.RateSource;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import java.util.function.BiConsumer;

/** A compiled document. Immutable. */
final class CompiledRuleSet implements RuleSet {
  private final Profile profile;
  private final int version;
  private final Level level;
  private final RateSource rates;
  private final boolean converts;
  private final boolean looksUp;

  CompiledRuleSet(
      Profile profile,
      int version,
      Level level,
      RateSource rates,
      boolean converts,
      boolean looksUp) {
    this.profile = profile;
    this.version = version;
    this.level = level;
    this.rates = rates;
    this.converts = converts;
    this.looksUp = looksUp;
  }

  /** Whether {@link RateSource#refresh()} is worth calling before use. */
  boolean converts() {
    return converts;
  }

  /** Whether any rule uses a table. */
  boolean looksUp() {
    return looksUp;
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public Mapped apply(MappingInput input) {
    return map(new Run(input, rates, null));
  }

  /** Maps, and tells which values a table had no entry for. */
  void watch(MappingInput input, BiConsumer<String, String> misses) {
    map(new Run(input, rates, null).watching(misses));
  }

  @Override
  public Explanation explain(MappingInput input) {
    Trace trace = new Trace();
    Mapped outcome = map(new Run(input, rates, trace));
    return new Explanation(outcome, trace.values());
  }

  private Mapped map(Run run) {
    FieldRecord target = level.map(run, run.input().source(), null, "", 0);
    return run.problems().isEmpty()
        ? new Mapped.Ok(version, target, run.frozen())
        : new Mapped.Held(version, run.problems());
  }
}
