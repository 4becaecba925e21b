package biz.megzo.vortex.memory;

import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class MemoryLeases implements LeaseStore {
  private record Held(Lease lease, Instant until) {}

  private final Object lock;
  private final InstantSource clock;
  private final Map<String, Held> held = new HashMap<>();

  MemoryLeases(Object lock, InstantSource clock) {
    this.lock = lock;
    this.clock = clock;
  }

  @Override
  public Optional<Lease> acquire(String name, String owner, Duration ttl) {
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException(
          "lease name must be 1 to 200 characters, was '" + name + "'");
    }
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      Held last = held.get(name);
      Instant now = clock.instant();
      if (last != null && last.until.isAfter(now)) {
        return Optional.empty();
      }
      long token = last == null ? 1 : last.lease.token() + 1;
      Lease lease = new Lease(name, Stored.text(owner), token);
      held.put(name, new Held(lease, now.plus(time)));
      return Optional.of(lease);
    }
  }

  @Override
  public boolean renew(Lease lease, Duration ttl) {
    Duration time = Stored.ttl(ttl);
    synchronized (lock) {
      boolean mine = holds(lease);
      if (mine) {
        held.put(lease.name(), new Held(lease, clock.instant().plus(time)));
      }
      return mine;
    }
  }

  @Override
  public boolean release(Lease lease) {
    synchronized (lock) {
      boolean mine = holds(lease);
      if (mine) {
        held.put(lease.name(), new Held(lease, Instant.MIN));
      }
      return mine;
    }
  }

  @Override
  public Optional<String> holder(String name) {
    synchronized (lock) {
      return Optional.ofNullable(held.get(name))
          .filter(last -> last.until.isAfter(clock.instant()))
          .map(last -> last.lease.owner());
    }
  }

  /** Whether a lease is held at this moment; call it under the store's lock. */
  boolean holds(Lease lease) {
    Held last = held.get(lease.name());
    return last != null
        && last.lease.token() == lease.token()
        && last.until.isAfter(clock.instant());
  }
}
