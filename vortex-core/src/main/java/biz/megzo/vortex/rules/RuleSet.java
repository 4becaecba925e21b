package biz.megzo.vortex.rules;

/**
 * One immutable version of the mapping of one profile. Pure: the same input gives the same result
 * for ever; no I/O, no clock, no randomness. Thread-safe.
 */
public interface RuleSet {
  /** What it maps. */
  Profile profile();

  /** Its number, from 1; 0 for rules that are built in. */
  int version();

  /** Maps one record. Bad input is a {@link Mapped.Held}, never an exception. */
  Mapped apply(MappingInput input);

  /** As {@link #apply}, and says how each target value came about. */
  Explanation explain(MappingInput input);
}
