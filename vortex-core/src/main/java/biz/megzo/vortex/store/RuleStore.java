package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rule sets as text: immutable once published, numbered per link and profile. */
public interface RuleStore {
  /** The number of the active version: one cheap read, made for every record. */
  Optional<Integer> active(LinkId link, Profile profile);

  /** A published version. */
  Optional<Version> version(LinkId link, Profile profile, int number);

  /** All published versions, newest first, without their text (it is empty). */
  List<Version> versions(LinkId link, Profile profile);

  /** Publishes a text under the next number, inactive. */
  Version publish(
      LinkId link, Profile profile, String text, String author, String comment, Instant at);

  /**
   * Makes a version the active one.
   *
   * @param expected the version that the caller believes active, 0 for none
   * @return false when another one is active by now, or there is no such version; nothing changed
   *     then
   */
  boolean activate(LinkId link, Profile profile, int number, int expected);

  /** A published version. */
  record Version(int number, String text, String author, String comment, Instant publishedAt) {}
}
