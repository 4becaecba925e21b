package biz.megzo.vortex.runner;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.PlanFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a heartbeat would change on the channel. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a heartbeat would change on Cel.ro right now, and changes nothing there.",
      "Exit code 1 if something of it is held back."
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Parameters(
      arity = "0..3",
      paramLabel = "FLOW",
      description = "Of products, prices and stock; none means all three.")
  private Flow[] flows = {};

  @Option(names = "--save", description = "Keeps the plan, to be applied or approved by its id.")
  private boolean save;

  @Option(names = "--csv", description = "Prints CSV.")
  private boolean csv;

  @Override
  public Integer call() {
    Output output = common.output();
    for (Flow flow : flows) {
      if (flow != Flow.PRODUCTS && flow != Flow.PRICES && flow != Flow.STOCK) {
        throw new ParameterException(
            spec.commandLine(), "a plan is about products, prices and stock, not about " + flow);
      }
    }
    try (Shop shop = common.open(VortexListener.NONE)) {
      Optional<Plan> made = shop.vortex().plan(shop.link(), flows);
      if (made.isEmpty()) {
        output.warn(Acts.busy(output.language(), shop));
        return Exit.REMOTE;
      }
      Plan plan = made.get();
      if (save) {
        output.remark(
            output
                .say("plan %s is kept until %s", "planul %s se păstrează până la %s")
                .formatted(plan.id(), shop.vortex().plans(shop.link()).save(plan)));
      }
      if (!csv && !output.json() && output.language() == Language.RO) {
        PlanPrints.romanian(plan).forEach(output::line);
      } else {
        PlanFormat format =
            csv ? PlanFormat.CSV : output.json() ? PlanFormat.JSON : PlanFormat.TABLE;
        output.text(format.render(plan).stripTrailing());
      }
      return plan.withheld().isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }
}
