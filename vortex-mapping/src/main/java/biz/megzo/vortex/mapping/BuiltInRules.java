package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Version 0 of every profile. */
final class BuiltInRules implements Rules {
  private final Map<Profile, CompiledRuleSet> sets = new EnumMap<>(Profile.class);

  BuiltInRules(MappingConfig config) {
    for (Profile profile : Profile.values()) {
      RuleDocument document = config.defaults().document(profile);
      sets.put(profile, Compilation.of(document, Map.of(), config).ruleSet(0));
    }
  }

  CompiledRuleSet of(Profile profile) {
    return Objects.requireNonNull(sets.get(profile));
  }

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    return of(profile);
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return number == 0 ? Optional.of(of(profile)) : Optional.empty();
  }
}
