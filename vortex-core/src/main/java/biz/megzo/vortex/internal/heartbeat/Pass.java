package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.LeaseStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** One pass over one link: its clock, its time and its lease. Not thread-safe. */
public final class Pass {
  /** So much of a lease may be gone before a step: less than what it is longer than a call. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final LinkId link;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Instant startedAt;
  private final Instant deadline;
  private final LeaseStore leases;
  private final Lease lease;
  private final Duration leaseTime;
  private Instant renewedAt;

  Pass(
      LinkId link,
      InstantSource clock,
      ZoneId zone,
      Duration budget,
      LeaseStore leases,
      Lease lease,
      Duration leaseTime) {
    this.link = link;
    this.clock = clock;
    this.zone = zone;
    this.startedAt = clock.instant();
    this.deadline = startedAt.plus(budget);
    this.leases = leases;
    this.lease = lease;
    this.leaseTime = leaseTime;
    this.renewedAt = startedAt;
  }

  public LinkId link() {
    return link;
  }

  public Instant now() {
    return clock.instant();
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant deadline() {
    return deadline;
  }

  /** The day of a moment where the merchant keeps the books. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Whether there is time for another call. */
  public boolean hasTime() {
    return clock.instant().isBefore(deadline);
  }

  /**
   * Called before every step that changes something: makes the lease last.
   *
   * @throws LeaseLostException when another node took the link over; the pass must end
   */
  public void keep() {
    Instant now = clock.instant();
    Duration tenth = leaseTime.dividedBy(10);
    Duration fresh = tenth.compareTo(FRESH) < 0 ? tenth : FRESH;
    if (Duration.between(renewedAt, now).compareTo(fresh) < 0) {
      return;
    }
    if (!leases.renew(lease, leaseTime)) {
      throw new LeaseLostException(link);
    }
    renewedAt = now;
  }
}
