package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.access.Sessions;
import biz.megzo.vortex.panel.access.Throttle;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.account.PasswordPages;
import biz.megzo.vortex.panel.goods.GoodsPages;
import biz.megzo.vortex.panel.overview.OverviewPages;
import biz.megzo.vortex.panel.web.Entry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Site;
import io.javalin.Javalin;
import java.util.List;

/** The running panel. Closing it stops the server, not what it works on. */
public final class Panel implements AutoCloseable {
  private static final long LARGEST_REQUEST = 2_000_000;

  private final Javalin server;

  private Panel(Javalin server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @throws biz.megzo.vortex.runner.BadConfiguration when the address can not be listened at
   */
  public static Panel start(Shops shops, Users users, PanelSettings settings) {
    Sessions sessions = new Sessions(settings.clock(), settings.idle(), settings.whole());
    Throttle throttle = settings.throttle();
    Entry entry = new Entry(users, sessions, throttle, settings.https());
    Site site = new Site(entry, shops.links(), groups(shops, entry));
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = LARGEST_REQUEST;
              config.http.prefer405over404 = true;
              config.jetty.modifyHttpConfiguration(
                  http -> {
                    http.setSendServerVersion(false);
                    http.setRequestHeaderSize(16 * 1024);
                  });
              site.addTo(config);
            });
    try {
      server.start(settings.bind(), settings.port());
    } catch (RuntimeException e) {
      server.stop();
      throw new biz.megzo.vortex.runner.BadConfiguration(
          "can not listen at "
              + settings.bind()
              + " port "
              + settings.port()
              + "; choose another --port or panel.bind");
    }
    return new Panel(server);
  }

  /** All groups of pages; a new one adds its line here. */
  private static List<Pages> groups(Shops shops, Entry entry) {
    return List.of(
        new OverviewPages(shops),
        new GoodsPages(shops),
        new PasswordPages(entry.users(), entry.sessions()));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
