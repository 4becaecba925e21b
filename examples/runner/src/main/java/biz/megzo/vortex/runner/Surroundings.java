package biz.megzo.vortex.runner;

import java.io.Console;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param environment its variables
 * @param stop told when the process is to end
 * @param terminal whether a person watches
 * @param clock the only one
 */
record Surroundings(
    Map<String, String> environment, Stop stop, boolean terminal, InstantSource clock) {
  static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), new Stop(), watched(), InstantSource.system());
  }

  /** From JDK 22 on there is always a console, and it says itself whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean watched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
