package biz.megzo.vortex.fulfil;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The writes to the channel so far.
 *
 * @param times how often an intent was committed
 * @param at when the last intent was committed, or its answer given up; null before the first
 */
public record Sending(int times, @Nullable Instant at) {
  /** Nothing was sent yet. */
  public static Sending none() {
    return new Sending(0, null);
  }

  /** About to be sent once more. */
  public Sending again(Instant now) {
    return new Sending(times + 1, now);
  }

  /** Its answer was given up. */
  public Sending givenUp(Instant now) {
    return new Sending(times, now);
  }
}
