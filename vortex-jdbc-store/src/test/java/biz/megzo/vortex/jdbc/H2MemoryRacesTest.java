package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.StoreRaces;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2MemoryRacesTest extends StoreRaces {
  private static HikariDataSource source;
  private static List<JdbcStore> nodes;

  @BeforeAll
  static void open() {
    source = Databases.h2Memory();
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
