package biz.megzo.vortex.celro.fake;

/** A business refusal: HTTP 200 with an {@code error} other than 0. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of every ordinary refusal; the documents give none. */
  static final int BUSINESS = 1;

  private final int error;
  private final int tokenStatus;

  Refused(String message) {
    this(BUSINESS, 1, message);
  }

  Refused(int error, int tokenStatus, String message) {
    super(message, null, false, false);
    this.error = error;
    this.tokenStatus = tokenStatus;
  }

  int error() {
    return error;
  }

  int tokenStatus() {
    return tokenStatus;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
