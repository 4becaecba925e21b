package biz.megzo.vortex.runner;

import biz.megzo.vortex.Flow;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One pass over some flows. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "One pass over the flows named, and what they need.")
final class SyncCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(
      arity = "1..*",
      paramLabel = "FLOW",
      description = "One or more of: ${COMPLETION-CANDIDATES}.")
  private Flow[] flows = {};

  @Override
  public Integer call() {
    Output output = common.output();
    Stop stop = common.surroundings().stop();
    Progress progress = new Progress(output, common.surroundings().terminal());
    try (Shop shop = Shop.open(common.values(), progress, common.surroundings().clock())) {
      Passes passes = new Passes(shop, stop, output, progress);
      return Guard.run(
          stop,
          shop.leaseTime().plusMinutes(4),
          () -> passes.once(() -> shop.vortex().sync(shop.link(), flows[0], flows)));
    }
  }
}
