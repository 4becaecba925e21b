package biz.megzo.vortex.connector;

/**
 * One result of an examination.
 *
 * @param subject what was looked at, for example {@code series}
 * @param level how it is
 * @param message what was found, free of secrets
 * @param remedy what to do; empty when all is well
 */
public record Finding(String subject, Level level, String message, String remedy) {
  /** How it is. */
  public enum Level {
    OK,
    WARNING,
    PROBLEM
  }

  public static Finding ok(String subject, String message) {
    return new Finding(subject, Level.OK, message, "");
  }

  public static Finding warning(String subject, String message, String remedy) {
    return new Finding(subject, Level.WARNING, message, remedy);
  }

  public static Finding problem(String subject, String message, String remedy) {
    return new Finding(subject, Level.PROBLEM, message, remedy);
  }
}
