package biz.megzo.vortex.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL, and one pool that all who are measured share. */
final class StoreServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final HikariDataSource pool;

  /** Starts it; {@code durable} when each commit waits for the disk. */
  StoreServer(boolean durable) {
    try {
      this.postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", durable ? "on" : "off")
              .setServerConfig("synchronous_commit", durable ? "on" : "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
  }

  HikariDataSource pool() {
    return pool;
  }

  /** Makes a table as its library documents it. */
  void make(String ddl) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(ddl);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pool.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
