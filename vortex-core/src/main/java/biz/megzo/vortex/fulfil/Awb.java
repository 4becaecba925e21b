package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.Track;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A waybill of an order.
 *
 * @param courier the courier's {@code name()} when Vortex can ask it; else as it was reported, or
 *     as the channel calls it
 * @param number the courier's number, 1 to 64 characters
 * @param since when Vortex learned of it
 * @param told when the channel was last told of it and did not answer for certain; null otherwise
 * @param track where the parcel was when last asked
 * @param newsAt when the track last changed
 */
public record Awb(
    String courier,
    String number,
    Instant since,
    @Nullable Instant told,
    Track track,
    Instant newsAt) {

  public Awb {
    if (number.isBlank() || number.length() > 64) {
      throw new IllegalArgumentException(
          "a waybill number has 1 to 64 characters, this one " + number.length());
    }
  }

  /** A waybill just learned of. */
  public static Awb of(String courier, String number, Instant now) {
    return new Awb(courier, number, now, null, Track.unknown(), now);
  }

  /** The channel is about to be told, or certainly knows or does not know ({@code null}). */
  public Awb told(@Nullable Instant at) {
    return new Awb(courier, number, since, at, track, newsAt);
  }

  /** A person asked: what the track says counts as news of now. */
  public Awb heardOf(Instant now) {
    return new Awb(courier, number, since, told, track, now);
  }

  /** Where it is now. */
  public Awb at(Track now, Instant when) {
    return new Awb(courier, number, since, told, now, now.equals(track) ? newsAt : when);
  }
}
