package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.publish.OfferDesk;
import biz.megzo.vortex.publish.OfferDesk.Filter;
import biz.megzo.vortex.publish.OfferHold;
import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The products as they stand on the channel. */
@Command(
    name = "products",
    mixinStandardHelpOptions = true,
    description = "The products as they stand on Cel.ro; without a command, lists them.")
final class ProductsCommand implements Runnable {
  private static final int HISTORY = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common, Filter.ALL);
  }

  @Command(
      name = "held",
      mixinStandardHelpOptions = true,
      description = "Lists products that wait for a person, with what to do. Exit code 1 if any.")
  int held(@Mixin Common options) {
    return list(options, Filter.HELD) == 0 ? Exit.DONE : Exit.HELD;
  }

  @Command(
      name = "waiting",
      mixinStandardHelpOptions = true,
      description = "Lists products that Cel.ro has not decided on.")
  int waiting(@Mixin Common options) {
    list(options, Filter.WAITING);
    return Exit.DONE;
  }

  @Command(
      name = "rejected",
      mixinStandardHelpOptions = true,
      description = "Lists products that Cel.ro refused, in its words. Exit code 1 if any.")
  int rejected(@Mixin Common options) {
    return list(options, Filter.REFUSED) == 0 ? Exit.DONE : Exit.HELD;
  }

  @Command(
      name = "drift",
      mixinStandardHelpOptions = true,
      description = "Lists what Cel.ro shows otherwise than it should. Exit code 1 if anything.")
  int drift(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      List<Drift> drift = shop.vortex().offers(shop.link()).drift(null, 1000);
      if (drift.isEmpty()) {
        output.line(output.say("nothing differs", "nimic nu diferă"));
      }
      for (Drift one : drift) {
        output.result(
            () -> json(one),
            () ->
                output.line(
                    one.sku()
                        + ": "
                        + output.language().told(one.explain())
                        + output.say(" (since ", " (din ")
                        + one.seen().since()
                        + ")"));
      }
      return drift.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one product: how it is listed, why it waits, and what happened to it.")
  int show(@Mixin Common options, @Parameters(paramLabel = "SKU") String code) {
    Sku sku = sku(code);
    try (Shop shop = options.open(VortexListener.NONE)) {
      OfferDesk desk = shop.vortex().offers(shop.link());
      Output output = options.output();
      Optional<OfferDesk.View> view = desk.view(sku);
      if (view.isEmpty()) {
        output.warn(
            output.say(
                "nothing is known of " + code + "; check the code (capitals count)",
                "nu se știe nimic despre " + code + "; verificați codul (literele mari contează)"));
        return Exit.USAGE;
      }
      OfferDesk.View known = view.get();
      List<Fact> history = desk.history(sku, options.surroundings().clock().instant(), HISTORY);
      output.result(() -> json(known, history), () -> print(known, history, output));
      return known.hold().isPresent() ? Exit.HELD : Exit.DONE;
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "Lets a held product go: the next heartbeat works it out and sends it again.")
  int release(
      @Mixin Common options,
      @Parameters(paramLabel = "SKU") String code,
      @Option(names = "--by", description = "Who; default: the user of the system.")
          @Nullable String by) {
    Sku sku = sku(code);
    String who = by == null ? System.getProperty("user.name", "runner") : by;
    try (Shop shop = options.open(VortexListener.NONE)) {
      boolean released = shop.vortex().offers(shop.link()).release(sku, who);
      Output output = options.output();
      output.result(
          () -> Map.of("released", released),
          () ->
              output.line(
                  code
                      + (released
                          ? output.say(" is released", " este eliberat")
                          : output.say(" is not held", " nu este reținut"))));
      return released ? Exit.DONE : Exit.USAGE;
    }
  }

  @Command(
      name = "accept",
      mixinStandardHelpOptions = true,
      description =
          "Says that product data which lost many products is right: the next pass takes it.")
  int accept(
      @Mixin Common options,
      @Parameters(paramLabel = "NAME", description = "Such as file.") String name,
      @Option(names = "--by", description = "Who; default: the user of the system.")
          @Nullable String by) {
    String who = by == null ? System.getProperty("user.name", "runner") : by;
    try (Shop shop = options.open(VortexListener.NONE)) {
      boolean known = shop.vortex().offers(shop.link()).acceptProductData(name, who);
      Output output = options.output();
      output.result(
          () -> Map.of("accepted", known),
          () ->
              output.line(
                  name
                      + (known
                          ? output.say(" is accepted", ": acceptat")
                          : output.say(" was never read", " nu a fost citit niciodată"))));
      return known ? Exit.DONE : Exit.USAGE;
    }
  }

  private Sku sku(String code) {
    if (!Sku.valid(code)) {
      throw new ParameterException(spec.commandLine(), "not a product code: '" + code + "'");
    }
    return Sku.of(code);
  }

  private static int list(Common options, Filter filter) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      List<Entry> entries = shop.vortex().offers(shop.link()).list(filter, null, 1000);
      if (output.json()) {
        entries.forEach(one -> output.result(() -> json(one), () -> {}));
      } else if (entries.isEmpty()) {
        output.line(output.say("no products", "niciun produs"));
      } else {
        List<List<String>> rows = new ArrayList<>();
        Language in = output.language();
        rows.add(
            in == Language.EN ? List.of("SKU", "LISTING", "") : List.of("COD", "LA CEL.RO", ""));
        for (Entry one : entries) {
          String hold = one.hold();
          String note = one.note();
          rows.add(
              List.of(
                  one.sku().value(),
                  in.word(one.listing()),
                  hold != null ? why(hold, in) : note == null ? "" : in.told(note)));
        }
        Output.columns(rows).forEach(output::line);
      }
      return entries.size();
    }
  }

  private static void print(OfferDesk.View view, List<Fact> history, Output output) {
    Language in = output.language();
    output.line(
        view.sku()
            + "  "
            + view.entry()
                .map(entry -> in.word(entry.listing()))
                .orElse(in.of("never sent", "netrimis")));
    view.product()
        .map(product -> ProductOrigins.explain(product.fields()))
        .filter(origins -> !origins.isEmpty())
        .ifPresent(
            origins ->
                output.line(
                    in.of("  fields    ", "  câmpuri   ") + StockCommand.origins(origins, output)));
    view.hold()
        .ifPresent(
            hold -> output.line(in.of("  ! held    ", "  ! reținut ") + why(hold.print(), in)));
    view.drift()
        .forEach(
            one -> output.line(in.of("  differs   ", "  diferă    ") + in.told(one.explain())));
    List<List<String>> rows = new ArrayList<>();
    for (Fact fact : history) {
      rows.add(
          List.of("  " + fact.at(), fact.actor(), in.told(fact.action()), in.told(fact.detail())));
    }
    Output.columns(rows).forEach(output::line);
  }

  /** What waits, why, and what to do. */
  static String why(String hold, Language in) {
    OfferHold parsed = OfferHold.parse(hold);
    return in == Language.EN
        ? parsed.explain()
        : in.word(parsed.facet())
            + ": "
            + in.told(parsed.message())
            + "; "
            + parsed.guard().romanian();
  }

  private static String word(Entry entry) {
    return entry.listing().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Entry entry) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("sku", entry.sku().value());
    all.put("listing", word(entry));
    String hold = entry.hold();
    if (hold != null) {
      OfferHold parsed = OfferHold.parse(hold);
      all.put("guard", parsed.guard().name());
      all.put("facet", parsed.facet().name());
      all.put("message", parsed.message());
      all.put("remedy", parsed.guard().remedy());
    }
    all.put("note", entry.note());
    return all;
  }

  static Map<String, Object> json(Drift one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("sku", one.sku().value());
    all.put("field", one.field());
    all.put("state", one.state().name());
    all.put("ours", one.ours());
    all.put("theirs", one.theirs());
    all.put("since", one.seen().since().toString());
    all.put("repairs", one.seen().repairs());
    return all;
  }

  private static Map<String, Object> json(OfferDesk.View view, List<Fact> history) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("sku", view.sku().value());
    view.entry().ifPresent(entry -> all.putAll(json(entry)));
    view.product()
        .map(product -> ProductOrigins.of(product.fields()))
        .filter(origins -> !origins.isEmpty())
        .ifPresent(origins -> all.put("origins", origins));
    all.put("drift", view.drift().stream().map(ProductsCommand::json).toList());
    all.put(
        "history",
        history.stream()
            .map(
                fact ->
                    Map.of(
                        "at", fact.at().toString(),
                        "who", fact.actor(),
                        "what", fact.action(),
                        "detail", fact.detail()))
            .toList());
    return all;
  }
}
