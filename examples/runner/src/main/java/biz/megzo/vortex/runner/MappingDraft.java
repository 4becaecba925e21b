package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.SavedDraft;
import biz.megzo.vortex.store.RuleStore.Draft;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves a file as the draft of its profile, and checks it. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = {
      "Saves a file as the draft of its profile, and checks it. Nothing maps with it yet.",
      "Exit code 1 when it has errors, or somebody else saved a draft meanwhile."
    })
final class MappingDraft implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Mixin private Who who = new Who();

  @Parameters(paramLabel = "FILE", description = "The JSON form; see docs/mapping.md.")
  private Path file = Path.of("");

  @Option(
      names = "--on-top-of",
      paramLabel = "REVISION",
      description = "The revision you started from; needed on top of somebody else's draft.")
  private @Nullable Integer revision;

  @Override
  public Integer call() {
    RuleText rules = RuleText.file(file);
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      String by = who.by();
      Optional<Draft> before = shop.rules().draft(shop.link(), rules.profile());
      boolean others = before.filter(draft -> !draft.author().equals(by)).isPresent();
      SavedDraft saved =
          others && revision == null
              ? new SavedDraft(false, before)
              : shop.rules()
                  .saveDraft(shop.link(), rules.profile(), rules.text(), onTopOf(before), by);
      if (!saved.kept()) {
        String advice = advice(saved, rules, output.language());
        output.result(
            () -> Map.of("saved", false, "why", saved.english()),
            () -> output.line(output.language().of(saved.english(), saved.romanian()) + advice));
        return Exit.HELD;
      }
      CheckReport check = shop.rules().check(shop.link(), rules.document());
      output.result(() -> json(rules, saved, check), () -> print(rules, saved, check, output));
      return check.passed() ? Exit.DONE : Exit.HELD;
    }
  }

  private int onTopOf(Optional<Draft> before) {
    return revision != null ? revision : before.map(Draft::revision).orElse(0);
  }

  private static String advice(SavedDraft saved, RuleText rules, Language in) {
    String profile = RuleText.word(rules.profile());
    return saved
        .draft()
        .map(
            draft ->
                in.of(
                        "\n  see: mapping diff %s:draft FILE"
                            + "\n  then: mapping draft FILE --on-top-of %d",
                        "\n  vedeți: mapping diff %s:draft FIȘIER"
                            + "\n  apoi: mapping draft FIȘIER --on-top-of %d")
                    .formatted(profile, draft.revision()))
        .orElse("");
  }

  private static void print(RuleText rules, SavedDraft saved, CheckReport check, Output output) {
    String profile = RuleText.word(rules.profile());
    output.line(
        output
                .say("draft of %s saved, revision %d", "ciorna pentru %s este salvată, revizia %d")
                .formatted(profile, saved.draft().map(Draft::revision).orElse(0))
            + (check.passed()
                ? output.say("; next: ", "; urmează: ") + "mapping simulate " + profile
                : output.say("; it has errors:", "; are erori:")));
    RulePrints.check(check, output);
  }

  private static Map<String, ?> json(RuleText rules, SavedDraft saved, CheckReport check) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("saved", true);
    all.put("profile", RuleText.word(rules.profile()));
    all.put("revision", saved.draft().map(Draft::revision).orElse(0));
    all.put("check", RulePrints.json(check));
    return all;
  }
}
