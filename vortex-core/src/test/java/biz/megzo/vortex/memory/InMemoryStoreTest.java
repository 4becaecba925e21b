package biz.megzo.vortex.memory;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.VortexStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends VortexStoreContract {
  private static final LinkId LINK = LinkId.of("shop-1");

  private final VortexStore store = new InMemoryStore();

  @Override
  protected VortexStore store() {
    return store;
  }

  @Test
  void leases_expire_by_the_clock_that_was_handed_in() {
    MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
    var leases = new InMemoryStore(clock).leases();
    Lease lease = leases.acquire("a", "node-1", Duration.ofSeconds(10)).orElseThrow();
    clock.advance(Duration.ofMillis(9_999));
    assertThat(leases.renew(lease, Duration.ofSeconds(10))).isTrue();
    clock.advance(Duration.ofSeconds(10));
    assertThat(leases.renew(lease, Duration.ofSeconds(10))).isFalse();
    assertThat(leases.acquire("a", "node-2", Duration.ofSeconds(1))).isPresent();
  }

  @Test
  void a_changed_fact_breaks_the_audit_chain() {
    MemoryAudit audit = new MemoryAudit(new Object());
    Fact fact = new Fact(Instant.EPOCH, "vortex", "sku:A", "stock.pushed", "3");
    audit.append(LINK, List.of(fact, fact, fact));
    Fact forged = new Fact(Instant.EPOCH, "vortex", "sku:A", "stock.pushed", "4");
    audit.of(LINK).set(1, new MemoryAudit.Entry(forged, audit.of(LINK).get(1).hash()));
    assertThat(audit.verify(LINK).orElseThrow()).contains("entry 2").contains("shop-1");
  }
}
