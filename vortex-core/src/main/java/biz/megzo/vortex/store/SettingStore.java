package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.FieldRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What people set for a link while it runs: stock rules, kits, linked codes. One row per kind and
 * name, with a revision by which two editors of one row are kept apart.
 */
public interface SettingStore {
  /** Longest name; names are compared as they stand, case counts. */
  int LONGEST_NAME = 300;

  /** All rows of a kind that have content, in no order. */
  List<Setting> all(LinkId link, String kind);

  /** One row, a cleared one too; empty when it was never written. */
  Optional<Setting> find(LinkId link, String kind, String name);

  /**
   * Writes rows, all of them or none: each takes the place of the one with the revision before its
   * own, revision 1 that of none.
   *
   * @return false when one of them was written by somebody else meanwhile; nothing was written then
   * @throws IllegalArgumentException when a name is too long or comes twice
   */
  boolean write(LinkId link, Collection<Setting> settings);

  /**
   * A row.
   *
   * @param kind a short stable word
   * @param content empty when it was cleared: the row stays, so that revisions go on
   * @param revision 1 for the first
   * @param author who wrote it
   * @param comment why
   */
  record Setting(
      String kind,
      String name,
      FieldRecord content,
      int revision,
      String author,
      String comment,
      Instant changedAt) {
    public Setting {
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "name of a setting must be 1 to "
                + LONGEST_NAME
                + " characters, was "
                + name.length()
                + " long");
      }
      if (revision < 1) {
        throw new IllegalArgumentException("revision must be >= 1, was " + revision);
      }
    }

    /** The row as a store keeps it: see {@link Stored}. */
    public Setting stored() {
      return new Setting(
          kind,
          Stored.text(name),
          content,
          revision,
          Stored.text(author),
          Stored.text(comment),
          Stored.instant(changedAt));
    }
  }
}
