package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.RuleStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The store's rule sets, compiled once per version. */
final class StoredRules implements Rules {
  /** Versions never change, so that dropping all of them now and then costs a compile only. */
  private static final int MAX_COMPILED = 256;

  private record Key(LinkId link, Profile profile, int number) {}

  private final RuleStore store;
  private final MappingConfig config;
  private final BuiltInRules builtIn;
  private final Map<Key, CompiledRuleSet> compiled = new ConcurrentHashMap<>();

  StoredRules(RuleStore store, MappingConfig config) {
    this.store = store;
    this.config = config;
    this.builtIn = new BuiltInRules(config);
  }

  @Override
  public RuleSet active(LinkId link, Profile profile) {
    int number = store.active(link, profile).orElse(0);
    CompiledRuleSet set = find(link, profile, number).orElseGet(() -> builtIn.of(profile));
    if (set.converts()) {
      config.rates().refresh();
    }
    return set;
  }

  @Override
  public Optional<RuleSet> version(LinkId link, Profile profile, int number) {
    return find(link, profile, number).map(set -> set);
  }

  private Optional<CompiledRuleSet> find(LinkId link, Profile profile, int number) {
    if (number == 0) {
      return Optional.of(builtIn.of(profile));
    }
    Key key = new Key(link, profile, number);
    CompiledRuleSet known = compiled.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    return store
        .version(link, profile, number)
        .map(
            version -> {
              RuleDocument document = Mapping.parse(version.text());
              CompiledRuleSet set = Compilation.of(document, Map.of(), config).ruleSet(number);
              if (compiled.size() >= MAX_COMPILED) {
                compiled.clear();
              }
              compiled.put(key, set);
              return set;
            });
  }
}
