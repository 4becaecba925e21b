package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.access.Throttle;
import biz.megzo.vortex.wake.WakeSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the panel is run.
 *
 * @param bind the address to listen at
 * @param port 0 takes a free one
 * @param https whether browsers reach it by https, through a proxy beside it
 * @param every pause between heartbeats; null for none but those that people start
 * @param metrics the token of Prometheus; without one nothing is told
 * @param clock of sessions and of waiting after failed log-ins
 */
public record PanelSettings(
    String bind,
    int port,
    boolean https,
    @Nullable Duration every,
    Optional<WakeSecret> metrics,
    InstantSource clock) {
  private static final int TRIES_PER_NAME = 8;
  private static final int TRIES_PER_ADDRESS = 40;

  /** After this long without a request somebody is logged out. */
  Duration idle() {
    return Duration.ofMinutes(60);
  }

  /** After this long somebody is logged out in any case. */
  Duration whole() {
    return Duration.ofHours(12);
  }

  Throttle throttle() {
    return new Throttle(clock, TRIES_PER_NAME, TRIES_PER_ADDRESS, Duration.ofMinutes(15));
  }
}
