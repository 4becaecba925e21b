package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.publish.CodeDesk;
import biz.megzo.vortex.publish.CodeLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which SmartBill code is which Cel.ro model. */
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    description = "Products whose SmartBill code and Cel.ro model differ.")
final class StockLinks implements Runnable {
  private static final long MOST_BYTES = 20_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? There are: list, import FILE, export FILE");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the links.")
  int list(@Mixin Common common) {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      for (CodeLink link : desk(shop).list()) {
        output.result(
            () -> Map.of("smartbill", link.erp().value(), "celro", link.channel().value()),
            () -> output.line(link.erp() + "  " + link.channel()));
      }
      return Exit.DONE;
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Links what a CSV says, all of its lines or none.")
  int take(
      @Mixin Common common,
      @Parameters(paramLabel = "FILE", description = "smartbill_code,celro_model") Path file,
      @Option(names = "--by", defaultValue = "runner", description = "Who does it.") String by,
      @Option(names = "--why", defaultValue = "", description = "Why.") String why) {
    String csv = read(file);
    try (Shop shop = common.open(VortexListener.NONE)) {
      List<String> problems = desk(shop).importCsv(csv, by, why);
      problems.forEach(problem -> common.output().warn(common.language().told(problem)));
      if (problems.isEmpty()) {
        int count = desk(shop).list().size();
        common
            .output()
            .result(
                () -> Map.of("links", count),
                () ->
                    common
                        .output()
                        .line(
                            common
                                .language()
                                .of(count + " links now", "Legături de coduri acum: " + count)));
      }
      return problems.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the links to a CSV file.")
  int give(@Mixin Common common, @Parameters(paramLabel = "FILE") Path file) {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Files.writeString(file, desk(shop).exportCsv(), StandardCharsets.UTF_8);
      common.output().remark(common.language().of("written to ", "scris în ") + file);
      return Exit.DONE;
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "can not write " + file, e);
    }
  }

  private String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ParameterException(spec.commandLine(), file + " is larger than 20 MB");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "can not read " + file + " as UTF-8 text", e);
    }
  }

  private static CodeDesk desk(Shop shop) {
    return shop.vortex().codes(shop.link());
  }
}
