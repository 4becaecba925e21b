package biz.megzo.vortex.panel.demo;

import biz.megzo.vortex.panel.Ground;
import biz.megzo.vortex.panel.Panel;
import biz.megzo.vortex.panel.PanelDatabase;
import biz.megzo.vortex.panel.PanelSettings;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.web.Route;
import biz.megzo.vortex.runner.Key;
import biz.megzo.vortex.runner.Receivers;
import biz.megzo.vortex.runner.Values;
import biz.megzo.vortex.wake.WakeSecret;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The panel over fakes, with people to log in as. For the loopback interface only. */
public final class DemoPanel implements AutoCloseable {
  /** The password of everybody in the demonstration. */
  public static final String PASSWORD = "vortex-demo";

  /** The token of Prometheus in the demonstration. */
  public static final String METRICS = "demo-metrics-token";

  /** The secret of pushes in the demonstration. */
  public static final String PUSH = "demo-push-secret-1";

  private static final Map<String, Role> PEOPLE =
      Map.of(
          "admin", Role.ADMINISTRATOR,
          "ana", Role.APPROVER,
          "ion", Role.OPERATOR,
          "vera", Role.VIEWER);

  private final DemoWorld world;
  private final HikariDataSource database;
  private final Panel panel;

  private DemoPanel(DemoWorld world, HikariDataSource database, Panel panel) {
    this.world = world;
    this.database = database;
    this.panel = panel;
  }

  /**
   * Plays the story and starts the server.
   *
   * @param port 0 takes a free one
   */
  public static DemoPanel start(int port) {
    return start(port, null);
  }

  /** As {@link #start(int)}, with heartbeats at a rate. */
  public static DemoPanel start(int port, @Nullable Duration every) {
    InstantSource clock = InstantSource.system();
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    Watch watch = new Watch();
    DemoWorld world = new DemoWorld(url, clock, Duration.ofHours(23), watch);
    new DemoStory(world).play();
    HikariDataSource database = PanelDatabase.open(url, null, null);
    Users users = new Users(database, clock);
    new TreeMap<>(PEOPLE).forEach((name, role) -> users.add(name, role, PASSWORD, false));
    PanelSettings settings =
        new PanelSettings(
            "127.0.0.1", port, false, every, Optional.of(WakeSecret.of(METRICS)), clock);
    Receivers receivers = Receivers.of(demoSecrets());
    Ground ground = new Ground(world.shops(), watch, receivers, world.settings());
    return new DemoPanel(world, database, Panel.start(ground, users, settings));
  }

  private static Values demoSecrets() {
    return Values.read(
        null,
        Map.of(Key.SMARTBILL_PUSH_SECRET.variable(), PUSH, Key.CELRO_PUSH_SECRET.variable(), PUSH));
  }

  /** Says where it is and who one can be. */
  public void tell(PrintWriter out) {
    out.println("The panel is at http://127.0.0.1:" + panel.port() + "/");
    out.println("Log in as vera (looks), ion (works), ana (approves) or admin;");
    out.println("the password of all of them is " + PASSWORD);
    out.println("Ctrl-C ends it; nothing is kept.");
    out.flush();
  }

  public int port() {
    return panel.port();
  }

  /** Everything that it answers. */
  public List<Route> routes() {
    return panel.routes();
  }

  /** The world behind it, to change things there. */
  public DemoWorld world() {
    return world;
  }

  @Override
  public void close() {
    panel.close();
    database.close();
    world.close();
  }
}
