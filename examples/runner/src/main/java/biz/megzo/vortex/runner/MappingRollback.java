package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Activation;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to rules that mapped before. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Goes back to what mapped before the last activation, or to an older version.")
final class MappingRollback implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Mixin private Who who = new Who();

  @Parameters(paramLabel = "PROFILE", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Profile profile = Profile.PRICE;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "A version that was active before; 0 for the built-in rules.")
  private @Nullable Integer version;

  @Override
  public Integer call() {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Optional<Activation> now = shop.rules().active(shop.link(), profile);
      if (now.isEmpty()) {
        throw new BadConfiguration(
            "nothing was ever activated for "
                + RuleText.word(profile)
                + ", so the built-in rules map");
      }
      return RulePrints.activated(
          RuleText.word(profile), back(shop, now.get().sequence()), common.output());
    }
  }

  private Activated back(Shop shop, int sequence) {
    if (version == null) {
      return shop.rules().rollBack(shop.link(), profile, sequence, who.by(), who.why());
    }
    try {
      return shop.rules().rollBackTo(shop.link(), profile, version, sequence, who.by(), who.why());
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(String.valueOf(e.getMessage()));
    }
  }
}
