package biz.megzo.vortex.mapping;

import org.jspecify.annotations.Nullable;

/** A step that can not go on with this record. Without a stack trace: it is an ordinary result. */
final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String romanian;

  StepFailure(String english, String romanian) {
    super(english, null, false, false);
    this.romanian = romanian;
  }

  String english() {
    @Nullable String text = getMessage();
    return text == null ? "" : text;
  }

  String romanian() {
    return romanian;
  }
}
