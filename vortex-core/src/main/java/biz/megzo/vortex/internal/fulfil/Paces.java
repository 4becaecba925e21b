package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.Track;
import java.time.Duration;

/** When a shipment is looked at next: often while something can be expected, seldom after that. */
final class Paces {
  /** After so many looks at the pace of {@link #watching} about a month is over. */
  static final int A_MONTH = 125;

  /** After so many looks at the pace of {@link #again} about two weeks are over. */
  static final int TWO_WEEKS = 62;

  /** How often a parcel that waits for nothing but its invoice looks whether it is attached. */
  static final Duration INVOICE = Duration.ofHours(2);

  /** For a parcel that no courier can be asked for. */
  static final Duration UNASKED = Duration.ofDays(1);

  private Paces() {}

  /** After a failure: 5 minutes, twice as long each time, at most 6 hours. */
  static Duration again(int tries) {
    Duration wait = Duration.ofMinutes(5L << Math.min(tries, 7));
    return wait.compareTo(Duration.ofHours(6)) > 0 ? Duration.ofHours(6) : wait;
  }

  /** For a waybill that somebody else may make: 30 minutes, after a day 3 hours, then daily. */
  static Duration watching(int tries) {
    if (tries < 48) {
      return Duration.ofMinutes(30);
    }
    return tries < 100 ? Duration.ofHours(3) : Duration.ofDays(1);
  }

  /** For the next news of a parcel, by where it is and how old the last news are. */
  static Duration tracking(Track.Phase phase, Duration sinceNews) {
    if (sinceNews.compareTo(Duration.ofDays(3)) > 0) {
      return Duration.ofHours(12);
    }
    return switch (phase) {
      case ANNOUNCED, UNKNOWN -> Duration.ofHours(2);
      case OUT_FOR_DELIVERY -> Duration.ofMinutes(30);
      default -> Duration.ofHours(3);
    };
  }
}
