package biz.megzo.vortex.runner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows Vortex at work without account, server or configuration. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Shows Vortex at work; needs no account, server or configuration.")
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Stage stage =
        new Stage(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
    Path folder = Files.createTempDirectory("vortex-demo");
    try (DemoScene scene = new DemoScene(new DemoClock(Instant.now()), folder)) {
      return new Demo(scene, stage).run() ? 0 : 1;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
