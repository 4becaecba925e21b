package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.mapping.ActivationRequest;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.Simulation;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.RuleStore.Activation;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a draft or file if it passes, and makes it what maps. */
@Command(
    name = "activate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks and simulates a rule set, publishes it if it is a draft or a file, and makes it active:",
      "the next record is mapped with it, on every node. Refused (exit code 1, nothing changes) when",
      "it has errors, when records would be newly held (unless --force with --why), and when",
      "somebody else activated meanwhile."
    })
final class MappingActivate implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Mixin private Who who = new Who();

  @Parameters(paramLabel = "RULES", description = RuleText.FORMS + " A profile alone is its draft.")
  private String reference = "";

  @Option(
      names = "--canary",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description = "For so many records of a hundred only, always the same ones.")
  private int percent;

  @Option(names = "--force", description = "Although records would be newly held; needs --why.")
  private boolean force;

  @Option(
      names = "--expected",
      paramLabel = "ACTIVATION",
      description = "Number of the activation you looked at; default: the newest.")
  private @Nullable Integer expected;

  @Override
  public Integer call() {
    if (force && who.why().isEmpty()) {
      throw new BadConfiguration("--force needs a reason: --why TEXT");
    }
    if (percent < 1 || percent > 100) {
      throw new BadConfiguration("--canary must be 1 to 100, was " + percent);
    }
    try (Shop shop = common.open(VortexListener.NONE)) {
      RuleText rules = RuleText.of(shop, reference, "draft");
      String profile = RuleText.word(rules.profile());
      return RulePrints.activated(profile, activate(shop, rules), common.output());
    }
  }

  private Activated activate(Shop shop, RuleText rules) {
    RuleDesk desk = shop.rules();
    LinkId link = shop.link();
    Optional<Activation> now = desk.active(link, rules.profile());
    int sequence = now.map(Activation::sequence).orElse(0);
    if (expected != null && expected != sequence) {
      return new Activated.Conflict(now);
    }
    int number = rules.number();
    if (number < 0) {
      CheckReport check = desk.check(link, rules.document());
      if (!check.passed()) {
        return new Activated.Refused(check, Optional.empty());
      }
      Simulation simulation = desk.simulate(link, rules.document(), RuleDesk.SIMULATED);
      if (!simulation.passed() && !force) {
        return new Activated.Refused(check, Optional.of(simulation));
      }
      number = desk.publish(link, rules.document(), who.by(), comment(rules)).number();
    }
    ActivationRequest request =
        new ActivationRequest(number, sequence, percent, force, who.by(), who.why());
    return desk.activate(link, rules.profile(), request);
  }

  private String comment(RuleText rules) {
    return who.why().isEmpty() ? rules.document().comment() : who.why();
  }
}
