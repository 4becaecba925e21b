package biz.megzo.vortex.fulfil;

import java.time.Duration;

/**
 * How often the ERP is asked for invoices of an order; a heartbeat does what is due, so that
 * nothing is asked more often than heartbeats run.
 *
 * @param fresh in the first two hours after it was recorded
 * @param recent in the first two days
 * @param old in the first two weeks
 * @param stale afterwards
 * @param settled how long an order whose invoices are attached is still looked at, in case they are
 *     cancelled; then the order is closed
 */
public record Polling(
    Duration fresh, Duration recent, Duration old, Duration stale, Duration settled) {
  public Polling {
    positive("fresh", fresh);
    positive("recent", recent);
    positive("old", old);
    positive("stale", stale);
    positive("settled", settled);
  }

  /** One minute, 30 minutes, 3 hours, 12 hours; closed after 30 days. */
  public static Polling ofDefaults() {
    return new Polling(
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Duration.ofHours(3),
        Duration.ofHours(12),
        Duration.ofDays(30));
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + value);
    }
  }
}
