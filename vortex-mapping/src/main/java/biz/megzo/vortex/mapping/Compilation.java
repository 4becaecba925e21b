package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A document that was checked and compiled. */
final class Compilation {
  private final Profile profile;
  private final MappingConfig config;
  private final Level level;
  private final boolean converts;
  private final boolean looksUp;
  private final List<MappingProblem> errors;
  private final List<MappingProblem> warnings;

  private Compilation(
      Profile profile,
      MappingConfig config,
      Level level,
      Compiler compiler,
      List<MappingProblem> errors) {
    this.profile = profile;
    this.config = config;
    this.level = level;
    this.converts = compiler.converts();
    this.looksUp = compiler.looksUp();
    this.errors = List.copyOf(errors);
    this.warnings = List.copyOf(compiler.warnings());
  }

  /**
   * Checks and compiles.
   *
   * @param pinned the pinned tables that were found, by name
   */
  static Compilation of(
      RuleDocument document, Map<String, LookupTable> pinned, MappingConfig config) {
    Map<String, LookupTable> tables = new HashMap<>(pinned);
    List<MappingProblem> errors = new ArrayList<>();
    document
        .pins()
        .forEach(
            (name, version) -> {
              if (!pinned.containsKey(name)) {
                errors.add(
                    new MappingProblem(
                        "",
                        "tables." + name,
                        "the store has no version " + version + " of this table; import it first",
                        "nu există versiunea "
                            + version
                            + " a acestui tabel; importați-o mai întâi"));
              }
            });
    tables.putAll(document.tables());
    VatTable vat = document.vat();
    Compiler compiler = new Compiler(tables, vat == null ? VatTable.romania() : vat);
    Profile profile = document.profile();
    Level level =
        compiler.level(
            new Scope(config.source(profile), config.target(profile), null), document.rules());
    errors.addAll(compiler.problems());
    return new Compilation(profile, config, level, compiler, errors);
  }

  List<MappingProblem> errors() {
    return errors;
  }

  List<MappingProblem> warnings() {
    return warnings;
  }

  Level level() {
    return level;
  }

  CompiledRuleSet ruleSet(int version) {
    if (!errors.isEmpty()) {
      throw new MappingException(errors, null);
    }
    return new CompiledRuleSet(profile, version, level, config.rates(), converts, looksUp);
  }
}
