package biz.megzo.vortex.smartbill.fake;

/** A business rule said no; becomes the shape that the call uses for errors. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String errorText) {
    super(errorText, null, false, false);
    this.status = status;
  }

  Refusal(String errorText) {
    this(400, errorText);
  }

  int status() {
    return status;
  }

  String errorText() {
    return String.valueOf(getMessage());
  }
}
