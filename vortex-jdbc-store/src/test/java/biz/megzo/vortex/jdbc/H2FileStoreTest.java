package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.VortexStoreContract;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileStoreTest extends VortexStoreContract {
  @TempDir static Path folder;
  private static HikariDataSource source;
  private static JdbcStore store;

  @BeforeAll
  static void open() {
    source = Databases.h2File(folder);
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
