package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.VortexStore;
import java.time.InstantSource;
import java.util.Map;

/** The way in: rule sets from data, and the {@link Rules} that an engine maps with. */
public final class Mapping {
  private Mapping() {}

  /** What the built-in rules can be told. Everything may stay as it is. */
  public static Defaults defaults() {
    return Defaults.standard();
  }

  /** The built-in rules alone, for every link: no store, no versions but 0. */
  public static Rules rules(Defaults defaults) {
    return new BuiltInRules(MappingConfig.builder().defaults(defaults).build());
  }

  /** The store's active rule sets; the built-in ones where a link has none. */
  public static Rules rules(VortexStore store, MappingConfig config) {
    return new StoredRules(store.rules(), new RuleLibrary(store.rules(), config));
  }

  /**
   * Where people work on rule sets and tables: drafts, checks, simulations, activations.
   *
   * @param clock the only clock
   */
  public static RuleDesk desk(VortexStore store, MappingConfig config, InstantSource clock) {
    return new RuleDesk(store, config, clock);
  }

  /**
   * Reads the JSON form.
   *
   * @throws MappingException when it is no rule set; says where
   */
  public static RuleDocument parse(String json) {
    return JsonReader.read(json);
  }

  /** The JSON form; {@link #parse} gives an equal document back. */
  public static String print(RuleDocument document) {
    return JsonWriter.write(document);
  }

  /** The JSON Schema of the JSON form, for editors. */
  public static String schema() {
    return Resources.text("mapping.schema.json");
  }

  /**
   * Compiles a document that pins no stored tables.
   *
   * @throws MappingException when the checker finds errors
   */
  public static RuleSet compile(RuleDocument document, int version, MappingConfig config) {
    return Compilation.of(document, Map.of(), config).ruleSet(version);
  }
}
