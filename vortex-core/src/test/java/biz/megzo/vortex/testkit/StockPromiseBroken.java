package biz.megzo.vortex.testkit;

/** A push that must not have been made. */
public final class StockPromiseBroken extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String promise;

  StockPromiseBroken(String promise, String what) {
    super(promise + ": " + what);
    this.promise = promise;
  }

  /** S1, S3, order or ledger. */
  public String promise() {
    return promise;
  }
}
