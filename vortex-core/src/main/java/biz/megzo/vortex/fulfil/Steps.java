package biz.megzo.vortex.fulfil;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is on the channel.
 *
 * @param done what is known to be done, by whomever
 * @param current the step under way or refused; null when there is none
 * @param sending the writes of the current step
 * @param hold why the current step waits for a person; null when it does not
 */
public record Steps(
    Set<ChannelStep> done,
    @Nullable ChannelStep current,
    Sending sending,
    @Nullable FollowHold hold) {
  public Steps {
    done = Set.copyOf(done);
  }

  /** Nothing done yet. */
  public static Steps none() {
    return new Steps(Set.of(), null, Sending.none(), null);
  }

  public boolean has(ChannelStep step) {
    return done.contains(step);
  }

  /** With a step done; nothing is under way then. */
  public Steps with(ChannelStep step) {
    Set<ChannelStep> more = EnumSet.of(step);
    more.addAll(done);
    return new Steps(more, null, Sending.none(), null);
  }

  /** A step is about to be sent. */
  public Steps sending(ChannelStep step, Instant now) {
    Sending before = step == current ? sending : Sending.none();
    return new Steps(done, step, before.again(now), null);
  }

  /** The answer of the current step was given up. */
  public Steps givenUp(Instant now) {
    return new Steps(done, current, sending.givenUp(now), null);
  }

  public Steps held(ChannelStep step, FollowHold why, Instant now) {
    Sending before = step == current ? sending : Sending.none();
    return new Steps(done, step, before.givenUp(now), why);
  }

  /** Nothing under way and nothing held. */
  public Steps free() {
    return new Steps(done, null, Sending.none(), null);
  }
}
