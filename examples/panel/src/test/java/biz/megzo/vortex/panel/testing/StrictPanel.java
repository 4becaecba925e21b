package biz.megzo.vortex.panel.testing;

import biz.megzo.vortex.panel.Ground;
import biz.megzo.vortex.panel.Panel;
import biz.megzo.vortex.panel.PanelDatabase;
import biz.megzo.vortex.panel.PanelSettings;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.runner.Receivers;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A second panel over a world, in which what one person proposed needs another one. */
public final class StrictPanel implements AutoCloseable {
  /** The password of everybody there. */
  public static final String PASSWORD = "strict-password";

  private static final Map<String, Role> PEOPLE =
      Map.of("ana", Role.APPROVER, "dan", Role.APPROVER, "ion", Role.OPERATOR);

  private final HikariDataSource people =
      PanelDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null, null);
  private final Panel panel;

  public StrictPanel(DemoWorld world) {
    InstantSource clock = InstantSource.system();
    Users users = new Users(people, clock);
    PEOPLE.forEach((name, role) -> users.add(name, role, PASSWORD, false));
    Shops shops = world.shops();
    Shops strict = new Shops(shops.vortex(), shops.store(), shops.rules(), shops.clock(), true);
    PanelSettings settings =
        new PanelSettings("127.0.0.1", 0, false, null, Optional.empty(), clock);
    Ground ground = new Ground(strict, new Watch(), Receivers.NONE, List.of());
    this.panel = Panel.start(ground, users, settings);
  }

  /** A client that nobody logged in with. */
  public PanelHttp stranger() {
    return new PanelHttp("http://127.0.0.1:" + panel.port());
  }

  /** A client that is logged in. */
  public PanelHttp as(String user) {
    PanelHttp http = stranger();
    http.login(user, PASSWORD);
    return http;
  }

  @Override
  public void close() {
    panel.close();
    people.close();
  }
}
