package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.mapping.LookupDesk;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lookup tables as CSV. */
@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    description = "The lookup tables that rules use; without a command, lists them.")
final class LookupCommand implements Runnable {
  @Mixin private Common common = new Common();

  @Override
  public void run() {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      List<Table> tables = shop.rules().lookups().tables(shop.link());
      tables.forEach(
          table ->
              output.result(() -> json(table), () -> output.line(line(table, output.language()))));
      if (tables.isEmpty()) {
        output.line(
            output.say(
                "no tables; import one with: lookup import NAME FILE",
                "nicio tabelă; importați una cu: lookup import NUME FIȘIER"));
      }
    }
  }

  private static String line(Table table, Language in) {
    return in.of("%s  version %d by %s at %s  %s", "%s  versiunea %d de %s la %s  %s")
        .formatted(
            table.name(), table.number(), table.author(), table.publishedAt(), table.comment())
        .stripTrailing();
  }

  private static Map<String, ?> json(Table table) {
    return Map.of(
        "table", table.name(),
        "version", table.number(),
        "by", table.author(),
        "at", table.publishedAt().toString(),
        "why", table.comment());
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Imports a CSV (first line: from,to) as the next version of a table. Active rules that use",
        "the table take it at the next record, unless records would be newly held (exit code 1)."
      })
  int take(
      @Mixin Common options,
      @Mixin Who who,
      @Parameters(paramLabel = "TABLE", description = "Its name.") String name,
      @Parameters(paramLabel = "FILE", description = "The CSV, in UTF-8.") Path file,
      @Option(
              names = "--on-top-of",
              paramLabel = "VERSION",
              description = "The version you started from; default: the newest.")
          @Nullable Integer onTopOf,
      @Option(names = "--keep-rules", description = "Leave the rules at the version they use.")
          boolean keep) {
    String csv = RuleText.text(file);
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      LookupDesk desk = shop.rules().lookups();
      int base = onTopOf == null ? desk.newest(shop.link(), name) : onTopOf;
      Optional<Integer> number = desk.importCsv(shop.link(), name, csv, base, who.by(), who.why());
      if (number.isEmpty()) {
        output.line(
            output.say(
                "not imported: somebody else imported this table meanwhile; export and compare",
                "neimportată: între timp altcineva a importat această tabelă; exportați și"
                    + " comparați"));
        return Exit.HELD;
      }
      output.result(
          () -> Map.of("table", name, "version", number.get()),
          () ->
              output.line(
                  output
                      .say("table %s version %d imported", "tabela %s, versiunea %d: importată")
                      .formatted(name, number.get())));
      return keep ? Exit.DONE : use(shop, name, who, output);
    }
  }

  private static int use(Shop shop, String table, Who who, Output output) {
    int code = Exit.DONE;
    boolean used = false;
    for (Profile profile : Profile.values()) {
      Optional<Activated> outcome =
          shop.rules().useNewestTable(shop.link(), profile, table, who.by(), who.why());
      if (outcome.isPresent()) {
        used = true;
        code = Math.max(code, RulePrints.activated(RuleText.word(profile), outcome.get(), output));
      }
    }
    if (!used) {
      output.line(
          output.say(
              "no active rules use it; name it in \"tables\" of a rule set",
              "nicio regulă activă nu o folosește; numiți-o în \"tables\" la un set de reguli"));
    }
    return code;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "A table as CSV and nothing else.")
  int export(
      @Mixin Common options,
      @Parameters(index = "0", paramLabel = "TABLE") String name,
      @Parameters(
              index = "1",
              arity = "0..1",
              paramLabel = "VERSION",
              description = "Default: newest.")
          @Nullable Integer version,
      @Option(names = "--out", paramLabel = "FILE", description = "Into a file instead.")
          @Nullable Path file) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      LookupDesk desk = shop.rules().lookups();
      int number = version == null ? desk.newest(shop.link(), name) : version;
      String csv =
          desk.exportCsv(shop.link(), name, number)
              .orElseThrow(
                  () ->
                      new BadConfiguration(
                          "there is no version "
                              + number
                              + " of the table '"
                              + name
                              + "'; see: lookup"));
      RuleText.deliver(csv, file, options.output());
      return Exit.DONE;
    }
  }

  @Command(
      name = "missing",
      mixinStandardHelpOptions = true,
      description = {
        "Values that stored orders and products have and that a table of the active rules does not.",
        "Exit code 1 if any."
      })
  int missing(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      List<List<String>> rows = new ArrayList<>();
      for (Profile profile : Profile.values()) {
        shop.rules()
            .unmapped(shop.link(), profile)
            .forEach(
                (table, values) ->
                    values.forEach(
                        value -> rows.add(List.of(RuleText.word(profile), table, value))));
      }
      if (output.json()) {
        rows.forEach(row -> output.result(() -> json(row), () -> {}));
      } else if (rows.isEmpty()) {
        output.line(
            output.say(
                "every value that stored records have is in its table",
                "fiecare valoare din datele păstrate este în tabela ei"));
      } else {
        Output.columns(rows).forEach(output::line);
        output.line(
            output.say(
                "add rows (lookup export TABLE --out FILE), then: lookup import TABLE FILE",
                "adăugați rânduri (lookup export TABELĂ --out FIȘIER), apoi: lookup import TABELĂ"
                    + " FIȘIER"));
      }
      return rows.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  private static Map<String, ?> json(List<String> row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("profile", row.get(0));
    all.put("table", row.get(1));
    all.put("value", row.get(2));
    return all;
  }
}
