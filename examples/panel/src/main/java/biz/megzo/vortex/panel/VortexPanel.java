package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.runner.BadConfiguration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The panel as a program. */
@Command(
    name = "vortex-panel",
    mixinStandardHelpOptions = true,
    description = {
      "The vendor's web panel over SmartBill and Cel.ro.",
      "Start with: java -jar vortex-panel.jar demo"
    })
public final class VortexPanel implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Properties file, as the runner's; environment variables override it.")
  private @Nullable Path config;

  @Option(names = "--port", paramLabel = "PORT", description = "Overrides panel.port.")
  private @Nullable Integer port;

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new VortexPanel());
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          if (error instanceof BadConfiguration) {
            command.getErr().println(error.getMessage());
            return 2;
          }
          throw error;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (RealPanel panel = RealPanel.start(config, port, System.getenv(), InstantSource.system())) {
      panel.tell(out);
      await();
    }
    return 0;
  }

  /** The same over fakes. */
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = "A shop to look at; needs no account, server or configuration.")
  int demo(@Option(names = "--port", paramLabel = "PORT", defaultValue = "8080") int demoPort)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (DemoPanel panel = DemoPanel.start(demoPort, Duration.ofMinutes(1))) {
      panel.tell(out);
      await();
    }
    return 0;
  }

  /** Until the process is told to end. */
  private static void await() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  over.countDown();
                  try {
                    main.join(10_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "vortex-panel-stop"));
    over.await();
  }
}
