package biz.megzo.vortex.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Named leases that one owner holds at a time. Expiry is judged by the store's own clock (the
 * database's), never by a caller's.
 */
public interface LeaseStore {
  /**
   * Takes a lease that is free or expired. Each success carries a higher token than all before it
   * under that name.
   *
   * @param name 1 to 200 characters
   * @param owner who takes it, for people; the token decides
   * @param ttl above zero, at most 365 days
   * @return empty when somebody holds it
   */
  Optional<Lease> acquire(String name, String owner, Duration ttl);

  /**
   * Makes a lease last {@code ttl} from now.
   *
   * @return false when it expired or was taken over; it is lost then
   */
  boolean renew(Lease lease, Duration ttl);

  /** Gives a lease back; false when it was no longer held. */
  boolean release(Lease lease);

  /** Who holds a lease now; empty when it is free. */
  Optional<String> holder(String name);

  /**
   * A lease as it was taken.
   *
   * @param token fencing token: higher than every earlier one of the same name
   */
  record Lease(String name, String owner, long token) {}
}
