package biz.megzo.vortex.panel.testing;

import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.demo.DemoWorld;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One panel over fakes and one browser for all tests of a JVM. */
public final class PanelStand implements AutoCloseable {
  private final DemoPanel panel = DemoPanel.start(0);
  private final Map<String, PanelHttp> people = new ConcurrentHashMap<>();
  private final Chromium chromium = new Chromium();

  /** The fakes and the library behind the panel. */
  public DemoWorld world() {
    return panel.world();
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String base() {
    return "http://127.0.0.1:" + panel.port();
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

  /** The browser; the test is skipped where there is none. */
  public Browser browser() {
    return chromium.browser();
  }

  /** A page of a browser of its own, logged in, in Romanian. Close its context. */
  public Page page(String user) {
    return page(user, new Browser.NewContextOptions());
  }

  /** As {@link #page(String)}, for example in dark colours or as narrow as a phone. */
  public Page page(String user, Browser.NewContextOptions options) {
    BrowserContext context =
        browser()
            .newContext(
                options
                    .setLocale("ro-RO")
                    .setBaseURL(base())
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.addCookies(List.of(new Cookie("vortex_session", as(user).session()).setUrl(base())));
    context.setDefaultTimeout(10_000);
    return context.newPage();
  }

  /** Options of a dark window. */
  public static Browser.NewContextOptions dark() {
    return new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
  }

  /** Options of a phone. */
  public static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(390, 844);
  }

  @Override
  public void close() {
    chromium.close();
    panel.close();
  }
}
