package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.RuleStore.Draft;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a profile as they are now: what maps, and what somebody works on.
 *
 * @param current the rules that map
 * @param document the draft's rules when they differ from those that map, else those that map
 * @param broken why the draft can not be read; empty when it can
 */
public record Bench(
    Profile profile,
    Optional<Activation> active,
    Optional<Draft> draft,
    RuleDocument current,
    RuleDocument document,
    List<MappingProblem> broken) {

  static Bench of(RuleDesk desk, LinkId link, Profile profile) {
    Optional<Activation> active = desk.active(link, profile);
    int number = active.map(Activation::number).orElse(0);
    RuleDocument current = desk.document(link, profile, number).orElseThrow();
    Optional<Draft> draft = desk.draft(link, profile);
    RuleDocument document = current;
    List<MappingProblem> broken = List.of();
    if (draft.isPresent()) {
      try {
        document = Mapping.parse(draft.get().text());
      } catch (MappingException e) {
        broken = e.problems();
      }
    }
    return new Bench(profile, active, draft, current, document, broken);
  }

  /** The word that stands for the profile in addresses and texts. */
  public String word() {
    return Names.word(profile);
  }

  /** Whether there is a draft that would map otherwise than now. */
  public boolean open() {
    return !document.equals(current) || !broken.isEmpty();
  }

  /** The version that maps. */
  public int number() {
    return active.map(Activation::number).orElse(0);
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
