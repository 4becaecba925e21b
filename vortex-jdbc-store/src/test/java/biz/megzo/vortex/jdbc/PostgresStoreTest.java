package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.VortexStoreContract;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends VortexStoreContract {
  private static HikariDataSource source;
  private static JdbcStore store;

  @BeforeAll
  static void open() {
    source = Databases.postgres();
    store = JdbcStore.create(source);
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @Override
  protected VortexStore store() {
    return store;
  }
}
