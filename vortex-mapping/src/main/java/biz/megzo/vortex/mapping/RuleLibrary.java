package biz.megzo.vortex.mapping;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.store.RuleStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The published versions, compiled once each. Thread-safe. */
final class RuleLibrary {
  /** Versions never change, so that dropping all of them now and then costs a compile only. */
  private static final int MAX_COMPILED = 256;

  private record Key(LinkId link, Profile profile, int number) {}

  private final RuleStore store;
  private final MappingConfig config;
  private final BuiltInRules builtIn;
  private final Map<Key, RuleSet> compiled = new ConcurrentHashMap<>();

  RuleLibrary(RuleStore store, MappingConfig config) {
    this.store = store;
    this.config = config;
    this.builtIn = new BuiltInRules(config);
  }

  MappingConfig config() {
    return config;
  }

  /**
   * A version. One that can not be compiled any more (a connector dropped a field) holds every
   * record and says why, instead of stopping everything.
   */
  Optional<RuleSet> find(LinkId link, Profile profile, int number) {
    if (number == 0) {
      return Optional.of(builtIn.of(profile));
    }
    Key key = new Key(link, profile, number);
    RuleSet known = compiled.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    return document(link, profile, number)
        .map(
            document -> {
              RuleSet set = compiled(link, document, number);
              if (compiled.size() >= MAX_COMPILED) {
                compiled.clear();
              }
              compiled.put(key, set);
              return set;
            });
  }

  private RuleSet compiled(LinkId link, RuleDocument document, int number) {
    Compilation compilation = compile(link, document);
    return compilation.errors().isEmpty()
        ? compilation.ruleSet(number)
        : new HoldingRuleSet(document.profile(), number, compilation.errors());
  }

  /** What is active for all records that no canary takes. */
  RuleSet stable(LinkId link, Profile profile) {
    return find(link, profile, store.active(link, profile).orElse(0))
        .orElseGet(() -> builtIn.of(profile));
  }

  /** The text of a version; of number 0 the built-in rules. */
  Optional<RuleDocument> document(LinkId link, Profile profile, int number) {
    return number == 0
        ? Optional.of(config.defaults().document(profile))
        : store.version(link, profile, number).map(version -> Mapping.parse(version.text()));
  }

  /** Checks and compiles with the tables that the document pins. */
  Compilation compile(LinkId link, RuleDocument document) {
    Map<String, LookupTable> pinned = new HashMap<>();
    document
        .pins()
        .forEach(
            (name, number) ->
                store
                    .table(link, name, number)
                    .ifPresent(table -> pinned.put(name, Csv.read(name, table.text()))));
    return Compilation.of(document, pinned, config);
  }
}
