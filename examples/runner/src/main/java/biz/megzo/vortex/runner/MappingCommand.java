package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.RuleDifference;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.RuleStore.Draft;
import biz.megzo.vortex.store.RuleStore.Version;
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

/** Rule sets as they are; what changes them stands in classes of their own. */
@Command(
    name = "mapping",
    mixinStandardHelpOptions = true,
    description = "The rules that map fields; without a command, lists them.",
    subcommands = {
      MappingDraft.class,
      MappingCheck.class,
      MappingSimulate.class,
      MappingActivate.class,
      MappingRollback.class,
      MappingExplain.class
    })
final class MappingCommand implements Runnable {
  private static final int HISTORY = 5;

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "What is active, drafts, versions and the last activations of each profile.")
  int list(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      for (Profile profile : Profile.values()) {
        output.result(() -> json(shop, profile), () -> print(shop, profile, output));
      }
      return Exit.DONE;
    }
  }

  private static void print(Shop shop, Profile profile, Output output) {
    RuleDesk desk = shop.rules();
    LinkId link = shop.link();
    Language in = output.language();
    String active =
        desk.active(link, profile)
            .map(now -> RulePrints.active(now, in))
            .orElse(in.of("version 0, the built-in rules", "versiunea 0, regulile din program"));
    output.line(RuleText.word(profile) + ": " + active);
    desk.draft(link, profile)
        .ifPresent(
            draft ->
                output.line(
                    in.of(
                            "  draft     revision %d by %s at %s",
                            "  ciornă    revizia %d de %s la %s")
                        .formatted(draft.revision(), draft.author(), draft.savedAt())));
    List<List<String>> rows = new ArrayList<>();
    for (Version version : desk.versions(link, profile)) {
      rows.add(
          List.of(
              in.of("  version ", "  versiunea ") + version.number(),
              version.author(),
              version.publishedAt().toString(),
              version.comment()));
    }
    Output.columns(rows).forEach(output::line);
    for (Activation each : desk.history(link, profile, HISTORY)) {
      output.line(
          in.of("  activation %d: %s by %s at %s", "  activarea %d: %s de %s la %s")
                  .formatted(each.sequence(), RulePrints.active(each, in), each.by(), each.at())
              + (each.why().isEmpty() ? "" : ": " + each.why()));
    }
  }

  private static Map<String, ?> json(Shop shop, Profile profile) {
    RuleDesk desk = shop.rules();
    LinkId link = shop.link();
    Map<String, Object> all = new LinkedHashMap<>();
    Optional<Activation> active = desk.active(link, profile);
    all.put("profile", RuleText.word(profile));
    all.put("active", active.map(Activation::number).orElse(0));
    all.put("canary", active.map(Activation::canary).orElse(0));
    all.put("percent", active.map(Activation::percent).orElse(0));
    all.put("sequence", active.map(Activation::sequence).orElse(0));
    all.put("draft", desk.draft(link, profile).map(Draft::revision).orElse(0));
    all.put(
        "versions",
        desk.versions(link, profile).stream()
            .map(
                version ->
                    Map.of(
                        "version", version.number(),
                        "by", version.author(),
                        "at", version.publishedAt().toString(),
                        "why", version.comment()))
            .toList());
    all.put(
        "history",
        desk.history(link, profile, HISTORY).stream()
            .map(
                each ->
                    Map.of(
                        "sequence", each.sequence(),
                        "version", each.number(),
                        "canary", each.canary(),
                        "percent", each.percent(),
                        "by", each.by(),
                        "at", each.at().toString(),
                        "why", each.why()))
            .toList());
    return all;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "One rule set: its rules in order.")
  int show(
      @Mixin Common options,
      @Parameters(paramLabel = "RULES", description = RuleText.FORMS) String reference) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      RuleText rules = RuleText.of(shop, reference, "active");
      Output output = options.output();
      output.result(
          () ->
              Map.of(
                  "rules", rules.name(),
                  "profile", RuleText.word(rules.profile()),
                  "name", rules.document().name(),
                  "comment", rules.document().comment(),
                  "text", rules.text()),
          () -> {
            output.line(
                rules.name()
                    + (rules.document().name().isEmpty()
                        ? ""
                        : " \"" + rules.document().name() + "\"")
                    + (rules.document().comment().isEmpty()
                        ? ""
                        : ": " + rules.document().comment()));
            output.line(rules.text());
          });
      return Exit.DONE;
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "A rule set's JSON and nothing else, to edit and save as a draft.")
  int export(
      @Mixin Common options,
      @Parameters(paramLabel = "RULES", description = RuleText.FORMS) String reference,
      @Option(names = "--out", paramLabel = "FILE", description = "Into a file instead.")
          @Nullable Path file) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      RuleText.deliver(RuleText.of(shop, reference, "active").text(), file, options.output());
      return Exit.DONE;
    }
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description = "What differs between two rule sets, rule by rule.")
  int diff(
      @Mixin Common options,
      @Parameters(paramLabel = "A", description = RuleText.FORMS) String before,
      @Parameters(paramLabel = "B", description = "The same.") String after) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      RuleText left = RuleText.of(shop, before, "active");
      RuleText right = RuleText.of(shop, after, "draft");
      if (left.profile() != right.profile()) {
        throw new BadConfiguration(
            left.name()
                + " is of the profile "
                + RuleText.word(left.profile())
                + ", "
                + right.name()
                + " of "
                + RuleText.word(right.profile()));
      }
      Output output = options.output();
      List<RuleDifference> all = RuleDifference.between(left.document(), right.document());
      all.forEach(
          one ->
              output.result(
                  () -> Map.of("part", one.part(), "before", one.before(), "after", one.after()),
                  () -> print(one, output)));
      if (all.isEmpty()) {
        output.line(output.say("no difference", "nicio diferență"));
      }
      return Exit.DONE;
    }
  }

  private static void print(RuleDifference one, Output output) {
    output.line(one.part());
    if (!one.before().isEmpty()) {
      output.line("  - " + one.before().replace("\n", "\n    "));
    }
    if (!one.after().isEmpty()) {
      output.line("  + " + one.after().replace("\n", "\n    "));
    }
  }
}
