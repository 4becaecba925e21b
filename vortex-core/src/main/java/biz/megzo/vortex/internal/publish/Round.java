package biz.megzo.vortex.internal.publish;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a round over the channel's listing got. A round that found fewer offers than the ledger
 * has goes on over the ledger, to see which are missing.
 *
 * @param onLedger whether it goes over the ledger by now
 * @param page where to go on; null at the beginning
 * @param pages read in this round
 * @param matched offers of the ledger that the listing showed
 * @param lastPages pages of the round before; 0 when there was none
 * @param times when it began and last went on
 */
record Round(
    boolean onLedger, @Nullable String page, int pages, int matched, int lastPages, Times times) {
  static final Duration A_DAY = Duration.ofDays(1);

  /** When the round began, and when it last went on. */
  record Times(Instant begun, Instant slice) {}

  /** Reads what {@link #print()} wrote; anything else is a first round. */
  static Round parse(String text, Instant now) {
    String[] parts = text.split("\n", 7);
    try {
      if (parts.length == 7) {
        return new Round(
            parts[0].equals("ledger"),
            parts[6].isEmpty() ? null : parts[6],
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]),
            new Times(Instant.parse(parts[4]), Instant.parse(parts[5])));
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return first(now);
    }
    return first(now);
  }

  private static Round first(Instant now) {
    return new Round(false, null, 0, 0, 0, new Times(now, now));
  }

  String print() {
    return String.join(
        "\n",
        onLedger ? "ledger" : "listing",
        Integer.toString(pages),
        Integer.toString(matched),
        Integer.toString(lastPages),
        times.begun().toString(),
        times.slice().toString(),
        page == null ? "" : page);
  }

  boolean begins() {
    return page == null && !onLedger && pages == 0;
  }

  Round next(String nextPage, int more, Instant now) {
    return new Round(
        onLedger, nextPage, pages + 1, matched + more, lastPages, new Times(times.begun(), now));
  }

  Round toLedger(Instant now) {
    return new Round(true, null, pages + 1, matched, lastPages, new Times(times.begun(), now));
  }

  /** The round after this one. */
  Round ended(Instant now) {
    return new Round(false, null, 0, 0, pages + 1, new Times(now, now));
  }

  /** A round from the beginning, in place of this one. */
  Round again(Instant now) {
    return new Round(false, null, 0, 0, lastPages, new Times(now, now));
  }

  /** How many pages are due now, so that the round ends within a day of its beginning. */
  int due(int least, Instant now) {
    int left = lastPages - pages;
    if (left <= least) {
      return least;
    }
    Duration rest = Duration.between(now, times.begun().plus(A_DAY));
    Duration step = Duration.between(times.slice(), now);
    if (rest.compareTo(step) <= 0) {
      return left;
    }
    long slices = step.isZero() ? Long.MAX_VALUE : rest.dividedBy(step);
    return (int) Math.max(least, slices >= left ? 1 : (left + slices - 1) / slices);
  }
}
