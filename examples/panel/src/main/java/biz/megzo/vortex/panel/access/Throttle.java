package biz.megzo.vortex.panel.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed log-ins per name and per address, and makes who fails too often wait. Thread-safe.
 */
public final class Throttle {
  private static final int MOST = 20_000;

  private final InstantSource clock;
  private final int perUser;
  private final int perAddress;
  private final Duration window;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  private record Failures(int count, Instant first) {}

  /**
   * Nobody failed yet.
   *
   * @param perUser failures of one name within the window after which it waits
   * @param perAddress the same of one address
   */
  public Throttle(InstantSource clock, int perUser, int perAddress, Duration window) {
    this.clock = clock;
    this.perUser = perUser;
    this.perAddress = perAddress;
    this.window = window;
  }

  /**
   * Takes a turn to try; counts as a failure until {@link #succeeded} says otherwise, so that many
   * tries at once are no way around.
   *
   * @return false when the name or the address has to wait
   */
  public synchronized boolean admit(String user, String address) {
    Instant now = clock.instant();
    failures.values().removeIf(one -> now.isAfter(one.first().plus(window)));
    if (count("u:" + user) >= perUser || count("a:" + address) >= perAddress) {
      return false;
    }
    add("u:" + user, now);
    add("a:" + address, now);
    return true;
  }

  /** The last try was good: the name starts anew, the address gets its turn back. */
  public synchronized void succeeded(String user, String address) {
    failures.remove("u:" + user);
    failures.computeIfPresent(
        "a:" + address,
        (key, one) -> one.count() <= 1 ? null : new Failures(one.count() - 1, one.first()));
  }

  private int count(String key) {
    Failures one = failures.get(key);
    return one == null ? 0 : one.count();
  }

  private void add(String key, Instant now) {
    if (failures.size() >= MOST && !failures.containsKey(key)) {
      failures.remove(failures.keySet().iterator().next());
    }
    failures.merge(key, new Failures(1, now), (a, b) -> new Failures(a.count() + 1, a.first()));
  }
}
