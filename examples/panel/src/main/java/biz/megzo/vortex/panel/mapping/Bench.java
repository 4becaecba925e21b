package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.RuleStore.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of a profile as they are now: what maps, and what somebody works on.
 *
 * @param current the rules that map
 * @param document the draft's rules until they are brought into use, then those that map
 * @param broken why the draft can not be read; empty when it can
 */
public record Bench(
    Profile profile,
    Optional<Activation> active,
    Optional<Draft> draft,
    RuleDocument current,
    RuleDocument document,
    List<MappingProblem> broken) {

  /** How many activations are looked at. */
  private static final int LATEST = 10;

  static Bench of(RuleDesk desk, LinkId link, Profile profile) {
    Optional<Activation> active = desk.active(link, profile);
    int number = active.map(Activation::number).orElse(0);
    RuleDocument current = desk.document(link, profile, number).orElseThrow();
    Optional<Draft> draft = desk.draft(link, profile);
    RuleDocument document = current;
    List<MappingProblem> broken = List.of();
    if (draft.isPresent()) {
      try {
        RuleDocument drafted = Mapping.parse(draft.get().text());
        document = used(desk, link, draft.get(), drafted) ? current : drafted;
      } catch (MappingException e) {
        broken = e.problems();
      }
    }
    return new Bench(profile, active, draft, current, document, broken);
  }

  /** Whether a draft was brought into use since it was saved; what came after stands then. */
  private static boolean used(RuleDesk desk, LinkId link, Draft draft, RuleDocument drafted) {
    Profile profile = drafted.profile();
    return desk.history(link, profile, LATEST).stream()
        .filter(one -> !one.at().isBefore(draft.savedAt()))
        .anyMatch(
            one -> desk.document(link, profile, one.number()).filter(drafted::equals).isPresent());
  }

  /** The word that stands for the profile in addresses and texts. */
  public String word() {
    return Names.word(profile);
  }

  /** Whether there is a draft that would map otherwise than now. */
  public boolean open() {
    return !document.equals(current) || !broken.isEmpty();
  }

  /** The tables that the rules at hand use. */
  public Set<String> tables() {
    Set<String> names = new TreeSet<>(document.tables().keySet());
    names.addAll(document.pins().keySet());
    return names;
  }

  /** Where a table's rows are; those of a table within the rules have a page of their own. */
  public String tableHref(View view, String table) {
    String place =
        document.tables().containsKey(table) ? "/rules/" + word() + "/table/" : "/tables/";
    return view.href("/mapping" + place + View.part(table));
  }

  /** The version that maps. */
  public int number() {
    return active.map(Activation::number).orElse(0);
  }

  /** Whether another version maps some of the records, on trial. */
  public boolean onTrial() {
    return active.map(one -> one.canary() > 0).orElse(false);
  }

  int revision() {
    return draft.map(Draft::revision).orElse(0);
  }

  int sequence() {
    return active.map(Activation::sequence).orElse(0);
  }

  /** What forms carry, so that they are refused when anything has changed since. */
  public String state() {
    return revision() + "." + sequence();
  }
}
