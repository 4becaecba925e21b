package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rule sets and lookup tables as text: immutable once published, numbered. What changes (which
 * version is active, the draft) is written under the next number: of several writers that read the
 * same state, exactly one gets {@code true}.
 */
public interface RuleStore {
  /** The newest activation: one cheap read, made for every record. */
  Optional<Activation> activation(LinkId link, Profile profile);

  /** The number of the active version; empty when none is. */
  default Optional<Integer> active(LinkId link, Profile profile) {
    return activation(link, profile).map(Activation::number).filter(number -> number > 0);
  }

  /** A published version. */
  Optional<Version> version(LinkId link, Profile profile, int number);

  /** All published versions, newest first, without their text. */
  List<Version> versions(LinkId link, Profile profile);

  /** Publishes a text under the next number, inactive. */
  Version publish(
      LinkId link, Profile profile, String text, String author, String comment, Instant at);

  /**
   * Appends an activation and its entry in the link's {@link AuditLog}, both or none; it counts
   * from the next read on, on every node.
   *
   * @param next its sequence is one above that of the newest
   * @param entry what the audit log is to say of it
   * @return false when another one was first, or one of its versions does not exist; nothing
   *     changed then, the audit log included
   */
  boolean activate(LinkId link, Profile profile, Activation next, Fact entry);

  /** Activations, newest first. */
  List<Activation> activations(LinkId link, Profile profile, int limit);

  /** The draft of a profile; empty when nobody works on one. */
  Optional<Draft> draft(LinkId link, Profile profile);

  /**
   * Replaces the draft.
   *
   * @param next its revision is one above that of the draft in the store, 1 when there is none
   * @return false when somebody else was first; nothing changed then
   */
  boolean saveDraft(LinkId link, Profile profile, Draft next);

  /** A version of a lookup table. */
  Optional<Table> table(LinkId link, String name, int number);

  /** The newest version of every lookup table, by name, without its text. */
  List<Table> tables(LinkId link);

  /**
   * Publishes a version of a lookup table and appends its entry to the link's {@link AuditLog},
   * both or none.
   *
   * @param next its number is one above that of the newest, 1 for a new table
   * @param entry what the audit log is to say of it
   * @return false when somebody else was first; nothing changed then, the audit log included
   */
  boolean publishTable(LinkId link, Table next, Fact entry);

  /** A published version. */
  record Version(int number, String text, String author, String comment, Instant publishedAt) {}

  /**
   * Which version maps.
   *
   * @param sequence from 1, without gaps
   * @param number the version for all records, 0 for the built-in rules
   * @param canary the version for a share of the records instead, 0 for none
   * @param percent that share, 0 to 100
   */
  record Activation(
      int sequence, int number, int canary, int percent, String by, String why, Instant at) {
    public Activation {
      if (sequence < 1 || number < 0 || canary < 0 || percent < 0 || percent > 100) {
        throw new IllegalArgumentException(
            "activation out of range: sequence "
                + sequence
                + ", versions "
                + number
                + " and "
                + canary
                + ", "
                + percent
                + " %");
      }
    }
  }

  /**
   * A rule set that somebody works on.
   *
   * @param revision from 1, one more with every save
   */
  record Draft(int revision, String text, String author, Instant savedAt) {}

  /**
   * A version of a lookup table.
   *
   * @param name 1 to 63 characters
   * @param number from 1, without gaps
   */
  record Table(
      String name, int number, String text, String author, String comment, Instant publishedAt) {}
}
