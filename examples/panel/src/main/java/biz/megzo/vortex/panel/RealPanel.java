package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.settings.Setting;
import biz.megzo.vortex.runner.Key;
import biz.megzo.vortex.runner.Receivers;
import biz.megzo.vortex.runner.Shop;
import biz.megzo.vortex.runner.Values;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    PanelSettings settings = keys.settings(port, values.duration(Key.HEARTBEAT_EVERY), clock);
    Receivers receivers = Receivers.of(values);
    Watch watch = new Watch();
    Shop shop = Shop.open(values, watch, clock);
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
      Panel panel =
          Panel.start(new Ground(shops, watch, receivers, shown(values, keys)), users, settings);
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

  private static List<Setting> shown(Values values, PanelKeys keys) {
    List<Setting> all = new ArrayList<>();
    for (Key key : Key.values()) {
      all.add(Setting.of(key.property(), values.text(key), key.meaning()));
    }
    all.addAll(keys.shown());
    return all;
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
