package biz.megzo.vortex.runner;

/** The configuration can not be used; the message says why and what to do. */
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadConfiguration(String message) {
    super(message);
  }
}
