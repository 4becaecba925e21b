package biz.megzo.vortex.runner;

import picocli.CommandLine.Option;

/** Who changes rules, and why: both stand in the history and in the audit log. */
final class Who {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who does it; default: the system's user (${DEFAULT-VALUE}).")
  private String by = "";

  @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "Why.")
  private String why = "";

  String by() {
    if (by.isBlank()) {
      throw new BadConfiguration("say who does it: --by NAME");
    }
    return by.strip();
  }

  String why() {
    return why.strip();
  }
}
