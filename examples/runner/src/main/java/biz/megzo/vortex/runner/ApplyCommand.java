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
                      output.line(
                          output.say(
                              "nothing was changed: what the plan rests on has moved",
                              "nu s-a schimbat nimic: între timp s-a mișcat ceva de care"
                                  + " depinde planul"));
                      moved
                          .what()
                          .forEach(what -> output.line("  " + output.language().told(what)));
                      output.line(
                          output.say("make another with: ", "faceți altul cu: ") + "plan --save");
                    });
                return Exit.HELD;
              },
              () -> {
                output.warn(Acts.busy(output.language(), shop));
                return Exit.REMOTE;
              },
              () -> {
                output.warn(ApproveCommand.unknown(output.language(), id));
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
          int made = done.plan().changes().size();
          output.line(
              output.say("applied: " + made + " change(s)", "aplicat; schimbări făcute: " + made));
          for (FlowReport flow : flows) {
            flow.notices()
                .forEach(
                    one ->
                        output.line("  " + output.language().notice(one.subject(), one.message())));
          }
        });
    boolean failed = flows.stream().anyMatch(one -> one.state() == FlowReport.State.FAILED);
    boolean held = flows.stream().anyMatch(one -> one.state() == FlowReport.State.HELD);
    return failed ? Exit.REMOTE : held ? Exit.HELD : Exit.DONE;
  }
}
