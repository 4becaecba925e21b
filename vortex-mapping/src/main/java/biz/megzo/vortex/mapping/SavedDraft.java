package biz.megzo.vortex.mapping;

import biz.megzo.vortex.store.RuleStore.Draft;
import java.util.Optional;

/**
 * What became of saving a draft.
 *
 * @param kept whether it is in the store now
 * @param draft the draft that is in the store: the caller's, or the other editor's; empty when
 *     there is none
 */
public record SavedDraft(boolean kept, Optional<Draft> draft) {
  /** For people who lost; says who was first. */
  public String english() {
    return kept
        ? "saved"
        : draft
            .map(
                other ->
                    "not saved: "
                        + other.author()
                        + " saved revision "
                        + other.revision()
                        + " meanwhile; compare, and save on top of it")
            .orElse("not saved: the draft is gone; save it as a new one");
  }

  /** {@link #english()} in Romanian. */
  public String romanian() {
    return kept
        ? "salvat"
        : draft
            .map(
                other ->
                    "nesalvat: "
                        + other.author()
                        + " a salvat între timp revizia "
                        + other.revision()
                        + "; comparați și salvați peste ea")
            .orElse("nesalvat: ciorna nu mai există; salvați-o ca nouă");
  }
}
