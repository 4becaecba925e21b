package biz.megzo.vortex.runner;

/** What the program ends with. */
final class Exit {
  static final int DONE = 0;
  static final int HELD = 1;
  static final int USAGE = 2;
  static final int REMOTE = 3;

  private Exit() {}
}
