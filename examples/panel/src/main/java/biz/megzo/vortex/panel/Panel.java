package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.access.Sessions;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.account.PasswordPages;
import biz.megzo.vortex.panel.account.UserPages;
import biz.megzo.vortex.panel.goods.GoodsPages;
import biz.megzo.vortex.panel.mapping.MappingPages;
import biz.megzo.vortex.panel.orders.OrderPages;
import biz.megzo.vortex.panel.overview.OverviewPages;
import biz.megzo.vortex.panel.run.RunPages;
import biz.megzo.vortex.panel.run.Works;
import biz.megzo.vortex.panel.settings.SettingsPages;
import biz.megzo.vortex.panel.web.Entry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Route;
import biz.megzo.vortex.panel.web.Site;
import biz.megzo.vortex.runner.BadConfiguration;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import java.util.List;

/** The running panel. Closing it stops the server and its work, not what it works on. */
public final class Panel implements AutoCloseable {
  private static final int LARGEST_REQUEST = 2_000_000;
  private static final int LARGEST_HEADERS = 16 * 1024;

  private final Javalin server;
  private final Works works;

  private Panel(Javalin server, Works works) {
    this.server = server;
    this.works = works;
  }

  /**
   * Starts the server and, when there is a rate, heartbeats.
   *
   * @throws BadConfiguration when the address can not be listened at
   */
  public static Panel start(Ground ground, Users users, PanelSettings settings) {
    Shops shops = ground.shops();
    Works works = new Works(shops, settings.every());
    Sessions sessions = new Sessions(settings.clock(), settings.idle(), settings.whole());
    Entry entry = new Entry(users, sessions, settings.throttle(), settings.https());
    Site site = new Site(entry, shops.links(), groups(ground, works, entry));
    Endpoints endpoints =
        new Endpoints(shops, ground.watch(), works, ground.receivers(), settings.metrics());
    Javalin server =
        Javalin.create(
            config -> {
              limits(config);
              site.addTo(config);
              endpoints.addTo(config);
            });
    try {
      server.start(settings.bind(), settings.port());
    } catch (RuntimeException e) {
      server.stop();
      works.close();
      throw new BadConfiguration(
          "can not listen at "
              + settings.bind()
              + " port "
              + settings.port()
              + "; choose another --port or panel.bind");
    }
    works.begin();
    return new Panel(server, works);
  }

  private static void limits(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.http.prefer405over404 = true;
    // A body that comes piece by piece names no length: counted as it is read, never on the disk.
    config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_REQUEST, SizeUnit.BYTES);
    config.jetty.multipartConfig.maxFileSize(LARGEST_REQUEST, SizeUnit.BYTES);
    config.jetty.multipartConfig.maxInMemoryFileSize(LARGEST_REQUEST, SizeUnit.BYTES);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(LARGEST_HEADERS);
        });
  }

  /** All groups of pages; a new one adds its line here. */
  private static List<Pages> groups(Ground ground, Works works, Entry entry) {
    Shops shops = ground.shops();
    return List.of(
        new OverviewPages(shops, ground.watch(), works),
        new GoodsPages(shops),
        new MappingPages(shops),
        new OrderPages(shops),
        new RunPages(shops, ground.watch(), works),
        new SettingsPages(ground.settings()),
        new UserPages(entry.users(), entry.sessions(), shops),
        new PasswordPages(entry));
  }

  public int port() {
    return server.port();
  }

  /** Everything that it answers, and who may ask for it. */
  public List<Route> routes() {
    return Route.of(server);
  }

  @Override
  public void close() {
    server.stop();
    works.close();
  }
}
