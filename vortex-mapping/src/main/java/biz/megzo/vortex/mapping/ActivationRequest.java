package biz.megzo.vortex.mapping;

/**
 * Which version is to map from now on, who wants it and why.
 *
 * @param number the version, 0 for the built-in rules
 * @param expected the sequence of the activation that the caller looked at, 0 when there was none:
 *     when another one was made since, the request loses
 * @param percent 100 for all records; less makes the version a canary for that share
 * @param forced activates although records would be newly held; never a version with errors
 */
public record ActivationRequest(
    int number, int expected, int percent, boolean forced, String by, String why) {
  public ActivationRequest {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent must be 1 to 100, was " + percent);
    }
    if (by.isBlank()) {
      throw new IllegalArgumentException("an activation says by whom");
    }
    if (forced && why.isBlank()) {
      throw new IllegalArgumentException("a forced activation needs a reason");
    }
  }

  /** For all records, not forced. */
  public static ActivationRequest of(int number, int expected, String by, String why) {
    return new ActivationRequest(number, expected, 100, false, by, why);
  }

  /** For a share of the records only. */
  public ActivationRequest canary(int share) {
    return new ActivationRequest(number, expected, share, forced, by, why);
  }

  /** Although records would be newly held. */
  public ActivationRequest force() {
    return new ActivationRequest(number, expected, percent, true, by, why);
  }
}
