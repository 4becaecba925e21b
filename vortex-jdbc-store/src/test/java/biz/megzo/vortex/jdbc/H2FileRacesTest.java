package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.StoreRaces;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileRacesTest extends StoreRaces {
  @TempDir static Path folder;
  private static HikariDataSource source;
  private static List<JdbcStore> nodes;

  @BeforeAll
  static void open() {
    source = Databases.h2File(folder);
    nodes = List.of(JdbcStore.create(source), JdbcStore.create(source));
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @Override
  protected VortexStore node(int node) {
    return nodes.get(node);
  }
}
