package biz.megzo.vortex.panel.testing;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.web.Route;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One panel over fakes and one browser for all tests of a JVM. */
public final class PanelStand implements AutoCloseable {
  private final DemoPanel panel = DemoPanel.start(0);
  private final Map<String, PanelHttp> people = new ConcurrentHashMap<>();
  private final Chromium chromium = new Chromium();
  private final Map<String, PanelHttp> strictPeople = new ConcurrentHashMap<>();
  private StrictPanel strict;

  /** The fakes and the library behind the panel. */
  public DemoWorld world() {
    return panel.world();
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String base() {
    return "http://127.0.0.1:" + panel.port();
  }

  /** Everything that the server answers. */
  public List<Route> routes() {
    return panel.routes();
  }

  /** A client of its own that nobody logged in with. */
  public PanelHttp stranger() {
    return new PanelHttp(base());
  }

  /** A client that is logged in: vera looks, ion works, ana approves, admin keeps the people. */
  public PanelHttp as(String user) {
    return people.computeIfAbsent(
        user,
        name -> {
          PanelHttp http = stranger();
          http.login(name, DemoPanel.PASSWORD);
          return http;
        });
  }

  /**
   * A client of a panel over the same shop in which what one person proposed needs another: ana and
   * dan approve, ion works.
   */
  public synchronized PanelHttp strictly(String user) {
    if (strict == null) {
      strict = new StrictPanel(world());
    }
    return strictPeople.computeIfAbsent(user, strict::as);
  }

  /** The browser; the test is skipped where there is none. */
  public Browser browser() {
    return chromium.browser();
  }

  /** A page of a browser of its own, logged in, in Romanian. Close its context. */
  public Page page(String user) {
    BrowserContext context = context();
    context.addCookies(List.of(new Cookie("vortex_session", as(user).session()).setUrl(base())));
    return context.newPage();
  }

  /** A page of a browser of its own in Romanian that nobody logged in with. Close its context. */
  public Page strangersPage() {
    return context().newPage();
  }

  private BrowserContext context() {
    BrowserContext context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("ro-RO")
                    .setBaseURL(base())
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.setDefaultTimeout(30_000);
    return context;
  }

  @Override
  public void close() {
    chromium.close();
    if (strict != null) {
      strict.close();
    }
    panel.close();
  }
}
