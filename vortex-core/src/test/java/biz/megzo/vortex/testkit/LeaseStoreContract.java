package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.LeaseStore.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LeaseStore} promises. */
public abstract class LeaseStoreContract extends StoreContract {
  private final String name = "lease/" + link;

  private LeaseStore leases() {
    return store().leases();
  }

  @Test
  void a_free_lease_is_taken_once() {
    Lease lease = leases().acquire(name, "node-1", LONG).orElseThrow();
    assertThat(lease.name()).isEqualTo(name);
    assertThat(lease.owner()).isEqualTo("node-1");
    assertThat(leases().acquire(name, "node-1", LONG)).isEmpty();
    assertThat(leases().holder(name)).contains("node-1");
    assertThat(leases().acquire(name + "/other", "node-2", LONG)).isPresent();
  }

  @Test
  void a_lease_given_back_is_free_and_the_next_token_is_higher() {
    Lease first = leases().acquire(name, "node-1", LONG).orElseThrow();
    assertThat(leases().release(first)).isTrue();
    assertThat(leases().release(first)).isFalse();
    assertThat(leases().holder(name)).isEmpty();

    Lease second = leases().acquire(name, "node-2", LONG).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(leases().release(first)).isFalse();
    assertThat(leases().renew(first, LONG)).isFalse();
    assertThat(leases().holder(name)).contains("node-2");
  }

  @Test
  void a_lease_whose_time_is_over_is_free_and_can_not_be_renewed() {
    Lease late = leases().acquire(name, "node-1", SHORT).orElseThrow();
    eventually(() -> leases().renew(late, SHORT) ? Optional.empty() : Optional.of(late));
    assertThat(leases().renew(late, LONG)).isFalse();
    assertThat(leases().release(late)).isFalse();
    assertThat(leases().holder(name)).isEmpty();
    Lease next = leases().acquire(name, "node-2", LONG).orElseThrow();
    assertThat(next.token()).isGreaterThan(late.token());
  }

  @Test
  void a_renewed_lease_lasts_from_now() {
    Lease lease = leases().acquire(name, "node-1", LONG).orElseThrow();
    assertThat(leases().renew(lease, Duration.ofHours(1))).isTrue();
    assertThat(leases().renew(lease, SHORT)).isTrue();
    Lease next = eventually(() -> leases().acquire(name, "node-2", LONG));
    assertThat(next.token()).isGreaterThan(lease.token());
  }

  @Test
  void bad_names_and_times_are_refused() {
    for (String bad : List.of("", "x".repeat(201))) {
      assertThatThrownBy(() -> leases().acquire(bad, "node-1", LONG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("200");
    }
    assertThatThrownBy(() -> leases().acquire(name, "node-1", Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(leases().acquire("x".repeat(160) + link, "node-1", LONG)).isPresent();
  }

  @Test
  void nobody_holds_a_name_that_was_never_used() {
    assertThat(leases().holder(name)).isEmpty();
    assertThat(leases().renew(new Lease(name, "node-1", 1), LONG)).isFalse();
    assertThat(leases().release(new Lease(name, "node-1", 1))).isFalse();
  }
}
