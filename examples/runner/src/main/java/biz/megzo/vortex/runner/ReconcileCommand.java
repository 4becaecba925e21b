package biz.megzo.vortex.runner;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.publish.Drift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the channel with what it acknowledged. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Compares what Cel.ro lists with what it acknowledged, and lists what differs.",
      "The next heartbeat sets right what is ours. Exit code 1 if anything differs."
    })
final class ReconcileCommand implements Callable<Integer> {
  private static final int MOST = 500;

  @Mixin private Common common = new Common();

  @Option(names = "--all", description = "The whole listing, not a slice as a heartbeat.")
  private boolean all;

  @Override
  public Integer call() {
    Output output = common.output();
    try (Shop shop = common.open(VortexListener.NONE)) {
      Optional<FlowReport> done =
          all ? shop.vortex().reconcile(shop.link()) : shop.vortex().reconcileSlice(shop.link());
      if (done.isEmpty()) {
        output.warn(Acts.busy(output.language(), shop));
        return Exit.REMOTE;
      }
      FlowReport report = done.get();
      List<Drift> drift = shop.vortex().offers(shop.link()).drift(null, MOST);
      output.result(
          () ->
              Map.of(
                  "compared",
                  report.count("compared"),
                  "drift",
                  drift.stream().map(ProductsCommand::json).toList()),
          () -> {
            output.line(
                output
                    .say("%d offers compared, %d differ", "Oferte comparate: %d; diferă: %d")
                    .formatted(report.count("compared"), drift.size()));
            drift.forEach(
                one ->
                    output.line("  " + one.sku() + ": " + output.language().told(one.explain())));
          });
      if (report.state() == FlowReport.State.FAILED) {
        report
            .notices()
            .forEach(one -> output.warn(output.language().notice(one.subject(), one.message())));
        return Exit.REMOTE;
      }
      return drift.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }
}
