package biz.megzo.vortex.smartbill;

import java.io.IOException;

/** A file is no table that can be trusted; the message says why, and what to do. */
final class BadTable extends IOException {
  private static final long serialVersionUID = 1L;

  BadTable(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
