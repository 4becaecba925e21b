package biz.megzo.vortex.panel;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** A small pool of the panel's own, to the database that the library uses too. */
public final class PanelDatabase {
  private static final int CONNECTIONS = 4;
  private static final long MOST_WAITING = 8_000; // people give a page up sooner than 30 s

  private PanelDatabase() {}

  /** Opens it; the caller closes it. */
  public static HikariDataSource open(
      String url, @Nullable String user, @Nullable String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("vortex-panel");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(MOST_WAITING);
    return new HikariDataSource(config);
  }
}
