package biz.megzo.vortex.runner;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Lets work at hand end before the JVM does when the process is told to end. */
final class Guard {
  private Guard() {}

  /**
   * Runs work; SIGTERM and Ctrl-C ask it to stop and wait for it, at most this long.
   *
   * @return what the work gives
   */
  static int run(Stop stop, Duration patience, IntSupplier work) {
    Thread hook =
        new Thread(
            () -> {
              stop.ask();
              stop.awaitOver(patience);
            },
            "vortex-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      stop.over();
      if (!stop.isAsked()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }
}
