package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RuleStore.Activation;
import java.util.Optional;

/** The store's rule sets: one read of the activation for every call of {@link #active}. */
final class StoredRules implements Rules {
  private final RuleStore store;
  private final RuleLibrary library;

  StoredRules(RuleStore store, RuleLibrary library) {
    this.store = store;
    this.library = library;
  }

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    Optional<Activation> activation = store.activation(link, profile);
    int number = activation.map(Activation::number).orElse(0);
    int canary = activation.map(Activation::canary).orElse(0);
    RuleSet stable = fresh(found(link, profile, number));
    return canary == 0
        ? stable
        : new CanaryRuleSet(
            stable, fresh(found(link, profile, canary)), activation.orElseThrow().percent());
  }

  private RuleSet found(LinkId link, Profile profile, int number) {
    return library
        .find(link, profile, number)
        .orElseThrow(
            () ->
                MappingException.of(
                    profile.name(),
                    "version " + number + " is active but not in the store; activate another",
                    "versiunea " + number + " este activă, dar nu este în bază; activați alta"));
  }

  private RuleSet fresh(RuleSet set) {
    if (set instanceof CompiledRuleSet compiled && compiled.converts()) {
      library.config().rates().refresh();
    }
    return set;
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return library.find(link, profile, number).map(this::fresh);
  }
}
