package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.EngineRaces;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileEngineRacesTest extends EngineRaces {
  @TempDir static Path folder;
  private static final List<HikariDataSource> POOLS = new ArrayList<>();
  private static final List<JdbcStore> NODES = new ArrayList<>();

  @BeforeAll
  static void openAll() {
    HikariDataSource first = Databases.h2File(folder);
    POOLS.add(first);
    while (POOLS.size() < 4) {
      POOLS.add(Databases.pool(first.getJdbcUrl()));
    }
    POOLS.forEach(pool -> NODES.add(JdbcStore.create(pool)));
  }

  @AfterAll
  static void closeAll() {
    POOLS.forEach(HikariDataSource::close);
  }

  @Override
  protected VortexStore node(int node) {
    return NODES.get(node);
  }
}
