package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.store.CursorStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is remembered of a series: up to which number everything is known, and whether markers show.
 */
final class SeriesBook {
  private final CursorStore cursors;
  private final LinkId link;
  private final String prefix;

  SeriesBook(CursorStore cursors, LinkId link, Series series) {
    this.cursors = cursors;
    this.link = link;
    this.prefix = "series." + series.name() + ".";
  }

  /** The lowest number that is not known yet; empty before the first look at the series. */
  OptionalLong next() {
    Optional<String> value = cursors.get(link, prefix + "next");
    return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
  }

  void knownBelow(long number) {
    cursors.put(link, prefix + "next", Long.toString(number));
  }

  /** Takes note of a number of ours if it is the next one; else the audit will come to it. */
  void made(RecordRef ref) {
    OptionalLong number = numberOf(ref);
    OptionalLong next = next();
    if (number.isPresent() && next.isPresent() && number.getAsLong() == next.getAsLong()) {
      knownBelow(number.getAsLong() + 1);
    }
  }

  /** Has the audit look at a number again although it was known. */
  void lookAgainAt(RecordRef ref) {
    OptionalLong number = numberOf(ref);
    OptionalLong next = next();
    if (number.isPresent() && next.isPresent() && number.getAsLong() < next.getAsLong()) {
      knownBelow(number.getAsLong());
    }
  }

  /** Up to which number records were read back by an audit. */
  long verifiedBelow() {
    return cursors.get(link, prefix + "verified").map(Long::valueOf).orElse(1L);
  }

  void verifiedBelow(long number) {
    cursors.put(link, prefix + "verified", Long.toString(number));
  }

  Instant auditedAt() {
    return cursors.get(link, prefix + "audited").map(Instant::parse).orElse(Instant.EPOCH);
  }

  void auditedAt(Instant now) {
    cursors.put(link, prefix + "audited", now.toString());
  }

  /** Whether the marker was ever read back from a record, and if not, when that was tried. */
  Optional<String> marker() {
    return cursors.get(link, prefix + "marker");
  }

  /** Whether the marker was ever read back from a record. */
  boolean markersSeen() {
    return marker().orElse("").equals(MarkerProof.PROVEN);
  }

  void marker(String fact) {
    cursors.put(link, prefix + "marker", fact);
  }

  /** A record's number as a number; empty when it has other characters than digits. */
  static OptionalLong numberOf(RecordRef ref) {
    String digits = ref.number();
    boolean plain = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }

  static boolean same(RecordRef one, RecordRef other) {
    return one.series().equals(other.series())
        && (one.number().equals(other.number())
            || (numberOf(one).isPresent() && numberOf(one).equals(numberOf(other))));
  }
}
