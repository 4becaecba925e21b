package biz.megzo.vortex.runner;

import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param environment its variables
 * @param stop told when the process is to end
 * @param terminal whether a person watches
 */
record Surroundings(Map<String, String> environment, Stop stop, boolean terminal) {
  static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), new Stop(), System.console() != null);
  }
}
