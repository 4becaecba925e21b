package biz.megzo.vortex.runner;

import picocli.CommandLine.Option;

/** In which language a command tells people what is wrong. */
final class Speech {
  @Option(
      names = "--lang",
      defaultValue = "en",
      description = "Language of sentences and remedies: ${COMPLETION-CANDIDATES}.")
  private Language language = Language.EN;

  Language language() {
    return language;
  }
}
