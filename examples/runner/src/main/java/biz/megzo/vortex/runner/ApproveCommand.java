package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's yes to what a plan holds back. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Says yes to what a saved plan holds back: the next heartbeat, or apply, does it.",
      "Good for these changes alone, and until the plan expires."
    })
final class ApproveCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "PLAN", description = "Its id, or the beginning of it.")
  private String id = "";

  @Option(names = "--reason", required = true, description = "Why; kept in the audit log.")
  private String reason = "";

  @Option(names = "--by", description = "Who; default: the user of the system.")
  private String who = System.getProperty("user.name", "runner");

  @Override
  public Integer call() {
    Output output = common.output();
    try (Shop shop = common.open(VortexListener.NONE)) {
      if (shop.vortex().plans(shop.link()).find(id).isEmpty()) {
        output.warn(unknown(output.language(), id));
        return Exit.USAGE;
      }
      int changes = shop.vortex().approve(shop.link(), id, who, reason);
      output.result(
          () -> Map.of("approved", changes),
          () ->
              output.line(
                  changes == 0
                      ? output.say(
                          "the plan holds nothing back that a person may approve",
                          "planul nu reține nimic ce poate fi aprobat")
                      : output.say(
                          changes + " change(s) approved; the next heartbeat makes them",
                          "Schimbări aprobate: " + changes + "; se fac la următoarea rulare")));
      return Exit.DONE;
    }
  }

  static String unknown(Language in, String id) {
    return in.of(
        "no plan " + id + "; it may have expired: make another, plan --save",
        "nu există planul " + id + "; poate a expirat: faceți altul cu plan --save");
  }
}
