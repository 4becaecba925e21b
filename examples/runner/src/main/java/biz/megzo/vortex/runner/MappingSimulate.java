package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.Simulation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Maps stored records with a rule set, beside the active one. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Maps stored records with a rule set and with the active one, and compares field by field.",
      "The last orders, or products spread over the catalogue. Changes nothing; may show buyer data.",
      "Exit code 1 when records would be newly held."
    })
final class MappingSimulate implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RULES", description = RuleText.FORMS + " A profile alone is its draft.")
  private String reference = "";

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "" + RuleDesk.SIMULATED,
      description = "How many records at most; default ${DEFAULT-VALUE}.")
  private int last;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many differences to print; default ${DEFAULT-VALUE}.")
  private int shown;

  @Override
  public Integer call() {
    if (last < 1 || shown < 0) {
      throw new BadConfiguration("--last must be >= 1 and --show >= 0");
    }
    try (Shop shop = common.open(VortexListener.NONE)) {
      RuleText rules = RuleText.of(shop, reference, "draft");
      Simulation simulation = shop.rules().simulate(shop.link(), rules.document(), last);
      Output output = common.output();
      output.result(
          () -> RulePrints.json(simulation),
          () -> {
            output.line(rules.name() + ":");
            RulePrints.simulation(simulation, shown, output);
          });
      return simulation.passed() ? Exit.DONE : Exit.HELD;
    }
  }
}
