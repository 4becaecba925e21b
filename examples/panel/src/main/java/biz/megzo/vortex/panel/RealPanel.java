package biz.megzo.vortex.panel;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.runner.Key;
import biz.megzo.vortex.runner.Shop;
import biz.megzo.vortex.runner.Values;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The panel over real accounts, configured as the runner is. */
final class RealPanel implements AutoCloseable {
  private static final String FIRST = "admin";

  private final Shop shop;
  private final HikariDataSource database;
  private final Panel panel;
  private final Optional<String> first;

  private RealPanel(Shop shop, HikariDataSource database, Panel panel, Optional<String> first) {
    this.first = first;
    this.shop = shop;
    this.database = database;
    this.panel = panel;
  }

  /**
   * Opens the shop and starts the server.
   *
   * @param port null for the configured one
   * @throws biz.megzo.vortex.runner.BadConfiguration when a value can not be used
   */
  static RealPanel start(
      @Nullable Path file,
      @Nullable Integer port,
      Map<String, String> environment,
      InstantSource clock) {
    Values values = Values.read(file, environment);
    PanelKeys keys = PanelKeys.read(file);
    PanelSettings settings = keys.settings(port, clock);
    Shop shop = Shop.open(values, VortexListener.NONE, clock);
    HikariDataSource database = null;
    try {
      database =
          PanelDatabase.open(
              Shop.url(values.required(Key.STORE_URL)),
              values.text(Key.STORE_USER).orElse(null),
              values.text(Key.STORE_PASSWORD).orElse(null));
      Users users = new Users(database, clock);
      Optional<String> first = users.first(FIRST);
      Shops shops =
          new Shops(shop.vortex(), shop.store(), shop.rules(), clock, keys.secondPerson());
      Panel panel = Panel.start(shops, users, settings);
      return new RealPanel(shop, database, panel, first);
    } catch (RuntimeException e) {
      if (database != null) {
        database.close();
      }
      shop.close();
      throw e;
    }
  }

  /** Says where it is, and at the first start who may log in. */
  void tell(PrintWriter out) {
    out.println("The panel is at port " + panel.port());
    first.ifPresent(
        password ->
            out.println(
                "First start: log in as " + FIRST + " with this one-time password: " + password));
    out.flush();
  }

  int port() {
    return panel.port();
  }

  @Override
  public void close() {
    panel.close();
    database.close();
    shop.close();
  }
}
