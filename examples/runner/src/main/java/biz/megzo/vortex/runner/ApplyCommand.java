package biz.megzo.vortex.runner;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.publish.Applied;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Carries a saved plan out. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Carries out a plan that was saved with: plan --save.",
      "Refuses, with exit code 1 and what moved, when anything it rests on has changed since."
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "PLAN", description = "Its id, or the beginning of it.")
  private String id = "";

  @Override
  public Integer call() {
    Output output = common.output();
    try (Shop shop = common.open(VortexListener.NONE)) {
      return shop.vortex()
          .apply(shop.link(), id)
          .<Integer>fold(
              done -> done(done, output),
              moved -> {
                output.result(
                    () -> Map.of("applied", false, "moved", moved.what()),
                    () -> {
                      output.line("nothing was changed: what the plan rests on has moved");
                      moved.what().forEach(what -> output.line("  " + what));
                      output.line("make another with: plan --save");
                    });
                return Exit.HELD;
              },
              () -> {
                output.warn("another node runs link " + shop.link() + " right now; try again");
                return Exit.REMOTE;
              },
              () -> {
                output.warn("no plan " + id + "; it may have expired: make another, plan --save");
                return Exit.USAGE;
              });
    }
  }

  private static int done(Applied.Done done, Output output) {
    List<FlowReport> flows = done.flows();
    output.result(
        () ->
            Map.of(
                "applied",
                true,
                "plan",
                done.plan().id(),
                "changes",
                done.plan().changes().size(),
                "notices",
                flows.stream()
                    .flatMap(flow -> flow.notices().stream())
                    .map(notice -> notice.subject() + ": " + notice.message())
                    .toList()),
        () -> {
          output.line("applied: " + done.plan().changes().size() + " change(s)");
          for (FlowReport flow : flows) {
            flow.notices().forEach(one -> output.line("  " + one.subject() + ": " + one.message()));
          }
        });
    boolean failed = flows.stream().anyMatch(one -> one.state() == FlowReport.State.FAILED);
    boolean held = flows.stream().anyMatch(one -> one.state() == FlowReport.State.HELD);
    return failed ? Exit.REMOTE : held ? Exit.HELD : Exit.DONE;
  }
}
