package biz.megzo.vortex.runner;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.runner.demo.DemoCommand;
import biz.megzo.vortex.store.StoreException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program. */
@Command(
    name = "vortex-runner",
    mixinStandardHelpOptions = true,
    versionProvider = VortexRunner.Version.class,
    description = "Keeps SmartBill and Cel.ro in step.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  done, but something waits for a person",
      "  2  wrong usage or configuration",
      "  3  a remote or the database refused or could not be reached",
      "",
      "Start with: java -jar vortex-runner.jar demo"
    })
public final class VortexRunner implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          HeartbeatCommand.class,
          SyncCommand.class,
          OrdersCommand.class,
          InvoicesCommand.class,
          StockCommand.class,
          AdviseCommand.class,
          ShipmentsCommand.class,
          PaymentsCommand.class,
          MappingCommand.class,
          LookupCommand.class,
          ProductsCommand.class,
          PlanCommand.class,
          ApplyCommand.class,
          ApproveCommand.class,
          ReconcileCommand.class,
          DoctorCommand.class);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  VortexRunner(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine line = commandLine(Surroundings.ofProcess(), args);
    line.setOut(writer(FileDescriptor.out));
    line.setErr(writer(FileDescriptor.err));
    int code = line.execute(args);
    line.getOut().flush();
    line.getErr().flush();
    System.exit(code);
  }

  /**
   * The program for these words. It knows only the command that they name, since reading all of
   * them takes longer than most commands do; without a known name it knows all.
   */
  static CommandLine commandLine(Surroundings surroundings, String... args) {
    CommandLine line = new CommandLine(new VortexRunner(surroundings));
    commands(args).forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Duration.class, VortexRunner::duration);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    return line;
  }

  private static List<Class<?>> commands(String... args) {
    String first = args.length == 0 ? "" : args[0];
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> type.getAnnotation(Command.class).name().equals(first))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no time such as PT5M or PT30S");
    }
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    PrintWriter err = command.getErr();
    if (e instanceof BadConfiguration) {
      err.println("configuration: " + e.getMessage());
      return Exit.USAGE;
    }
    if (e instanceof MappingException wrong) {
      wrong.problems().forEach(problem -> err.println("rules: " + problem));
      return Exit.USAGE;
    }
    if (e instanceof ConnectorException remote) {
      err.println(remote.connector() + ": " + e.getMessage());
      return Exit.REMOTE;
    }
    if (e instanceof StoreException trouble) {
      err.println("database: " + StoreTrouble.of(trouble));
      return Exit.REMOTE;
    }
    throw e;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /** Reads the version from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = VortexRunner.class.getPackage().getImplementationVersion();
      return new String[] {"vortex-runner " + (version == null ? "(from classes)" : version)};
    }
  }
}
