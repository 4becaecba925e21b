package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.SavedDraft;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all pages of the mapping share. */
final class Desk {
  private final Shops shops;
  private final Fields fields;

  Desk(Shops shops) {
    this.shops = shops;
    this.fields = Fields.of(shops);
  }

  Shops shops() {
    return shops;
  }

  RuleDesk rules() {
    return shops.rules();
  }

  Level level(Profile profile) {
    return fields.level(profile);
  }

  Bench bench(Visit visit, Profile profile) {
    return Bench.of(rules(), visit.link(), profile);
  }

  /** The profile in the path; empty when there is no such profile. */
  static Optional<Profile> profile(Visit visit) {
    return Names.profile(visit.path("profile"));
  }

  /** The address of a page of a profile. */
  static String at(Visit visit, Profile profile, String more) {
    return visit.href("/mapping/rules/" + Names.word(profile) + more);
  }

  /** Checks a document; its problems name rules by their place. */
  CheckReport check(Visit visit, RuleDocument document) {
    return rules().check(visit.link(), RuleRow.marked(document));
  }

  /**
   * Keeps a document as the draft.
   *
   * @param state what the form was drawn from
   * @return why it was not kept, for people; empty when it was
   */
  Optional<String> save(Visit visit, Bench bench, RuleDocument next, String state) {
    if (!bench.state().equals(state)) {
      return Optional.of(lost(visit, bench));
    }
    try {
      String text = Mapping.print(pinned(visit, next));
      SavedDraft saved =
          rules().saveDraft(visit.link(), bench.profile(), text, bench.revision(), visit.who());
      return saved.kept()
          ? Optional.empty()
          : Optional.of(lost(visit, bench(visit, bench.profile())));
    } catch (MappingException e) {
      return Optional.of(Names.problems(visit.view(), e));
    }
  }

  private static String lost(Visit visit, Bench now) {
    boolean draft =
        now.draft().isPresent()
            && now.active()
                .map(active -> active.at().isBefore(now.draft().get().savedAt()))
                .orElse(true);
    if (draft) {
      return visit.say(
          "mapping.lost.draft",
          now.draft().get().author(),
          visit.view().time(now.draft().get().savedAt()),
          now.revision());
    }
    return now.active()
        .map(
            active -> visit.say("mapping.lost.active", active.by(), visit.view().time(active.at())))
        .orElse(visit.say("mapping.lost"));
  }

  /** Notes in the audit log that buyer data is about to be shown. */
  void noteShown(Visit visit, String subject, String why) {
    Fact fact = new Fact(shops.clock().instant(), visit.who(), subject, "buyer.shown", why);
    shops.store().audit().append(visit.link(), List.of(fact));
  }

  /** The document with the newest version of each stored table that its rules use first now. */
  private RuleDocument pinned(Visit visit, RuleDocument document) {
    List<String> used = new ArrayList<>();
    document.rules().forEach(rule -> tables(rule, used));
    RuleDocument.Builder builder = document.toBuilder();
    for (Table table : rules().lookups().tables(visit.link())) {
      boolean known =
          document.pins().containsKey(table.name()) || document.tables().containsKey(table.name());
      if (used.contains(table.name()) && !known) {
        builder.pin(table.name(), table.number());
      }
    }
    return builder.build();
  }

  private static void tables(Rule rule, List<String> used) {
    for (Step step : rule.steps()) {
      if (step.args().get("table") instanceof Arg.Literal name) {
        used.add(name.value().print());
      }
      RulePath.rules(step).ifPresent(rules -> rules.forEach(inner -> tables(inner, used)));
    }
  }
}
