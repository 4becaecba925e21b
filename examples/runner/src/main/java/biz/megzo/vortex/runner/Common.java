package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command on a real link takes. */
final class Common {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Properties file; environment variables override it.")
  private @Nullable Path config;

  @Option(names = "--json", description = "Print JSON, one object per line.")
  private boolean json;

  @Option(
      names = "--lang",
      defaultValue = "en",
      description = "Language of what people read: ${COMPLETION-CANDIDATES}.")
  private Language language = Language.EN;

  /** Where results go. */
  Output output() {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    return new Output(out, err, json, language);
  }

  /** In which language people are told. */
  Language language() {
    return language;
  }

  Values values() {
    Values values = Values.read(config, surroundings().environment());
    values.warnings().forEach(warning -> output().warn(warning));
    return values;
  }

  Shop open(VortexListener listener) {
    return Shop.open(values(), listener, surroundings().clock());
  }

  Surroundings surroundings() {
    return ((VortexRunner) command.root().userObject()).surroundings();
  }
}
