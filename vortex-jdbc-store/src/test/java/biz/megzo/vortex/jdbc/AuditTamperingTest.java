package biz.megzo.vortex.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.jdbc.EachDatabase.Fresh;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.AuditLog.Fact;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTamperingTest {
  private static final LinkId LINK = LinkId.of("shop-1");
  private static final Fact FACT =
      new Fact(Instant.parse("2026-10-02T08:00:00Z"), "ana", "sku:A", "price.pushed", "1 → 2");

  /** What was done to the table, and the entry that the log must then name. */
  private static final Map<String, String> CHANGES =
      Map.of(
          "update vortex_audit set detail = '1 → 3' where sequence = 2",
          "entry 2",
          "update vortex_audit set actor = 'bob' where sequence = 4",
          "entry 4",
          "update vortex_audit set happened_at = '2026-10-02T09:00:00Z' where sequence = 1",
          "entry 1",
          "delete from vortex_audit where sequence = 2",
          "entry 2",
          "delete from vortex_audit where sequence = 4",
          "entries behind 3",
          "delete from vortex_audit where sequence > 0",
          "entries behind 0",
          "insert into vortex_audit select link, 0, happened_at, actor, subject, action, detail,"
              + " hash from vortex_audit where sequence = 2",
          "entry 1");

  @ParameterizedTest
  @MethodSource("biz.megzo.vortex.jdbc.EachDatabase#all")
  void a_change_behind_our_back_is_found_where_it_was_made(Fresh fresh) throws SQLException {
    try (HikariDataSource source = fresh.open()) {
      JdbcStore store = JdbcStore.create(source);
      for (Map.Entry<String, String> change : CHANGES.entrySet()) {
        Databases.execute(source, "delete from vortex_audit");
        Databases.execute(source, "delete from vortex_audit_head");
        store.audit().append(LINK, List.of(FACT, FACT, FACT, FACT));
        assertThat(store.audit().verify(LINK)).isEmpty();
        Databases.execute(source, change.getKey());
        assertThat(store.audit().verify(LINK))
            .as(change.getKey())
            .hasValueSatisfying(
                found -> assertThat(found).contains(change.getValue()).contains("shop-1"));
      }
    }
  }
}
