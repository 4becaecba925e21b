package biz.megzo.vortex.runner;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who acts, for the history. */
final class Actor {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it, for the history; default: the user of the machine.")
  private @Nullable String by;

  /** Never blank. */
  String name(Surroundings around) {
    Map<String, String> environment = around.environment();
    return Stream.of(by, environment.get("USER"), environment.get("USERNAME"))
        .filter(name -> name != null && !name.isBlank())
        .findFirst()
        .orElse("runner");
  }
}
