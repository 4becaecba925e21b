package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.testing.Axe;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.panel.testing.ShownPage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at every page with axe and writes its screenshots to {@code target/screenshots}. */
@ExtendWith(PanelExtension.class)
class EveryPageBrowserTest {
  private static final String WIDER =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  private static final String UNFOLD =
      "document.querySelectorAll('details').forEach(one => one.open = true)";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** One window for each person, so that files are loaded once. */
  private final Map<String, Page> windows = new HashMap<>();

  private final List<String> complaints = new ArrayList<>();
  private final Axe axe = new Axe();

  @TestFactory
  Stream<DynamicTest> every_page_is_accessible_and_fits_a_phone(PanelStand stand) {
    stand.browser();
    return ShownPages.all()
        .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> look(stand, shown)));
  }

  /** Loads the page once; then only the window, its colours and what is folded change. */
  private void look(PanelStand stand, ShownPage shown) {
    Page page = windows.computeIfAbsent(shown.user(), user -> window(window(stand, user)));
    complaints.clear();
    page.setViewportSize(390, 844);
    colours(page, ColorScheme.LIGHT);
    page.navigate(shown.path());
    shown.then().accept(page);
    shoot(page, shown, "phone");
    page.setViewportSize(1280, 720);
    shoot(page, shown, "light");
    colours(page, ColorScheme.DARK);
    shoot(page, shown, "dark");
    page.evaluate(UNFOLD);
    assertThat(axe.serious(page)).isEmpty();
    colours(page, ColorScheme.LIGHT);
    assertThat(axe.serious(page, "color-contrast")).isEmpty();
    assertThat(complaints).as("what the browser complains of").isEmpty();
  }

  private static Page window(PanelStand stand, String user) {
    return user.isEmpty() ? stand.strangersPage() : stand.page(user);
  }

  private static void shoot(Page page, ShownPage shown, String how) {
    if (!page.evaluate(WIDER).equals(0)) {
      page.waitForFunction(WIDER + " === 0"); // charts take the new width a moment later
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(shown.name() + "-" + how + ".png"))
            .setFullPage(true));
  }

  private static void colours(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private Page window(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  @AfterEach
  void close_the_windows() {
    windows.values().forEach(page -> page.context().close());
  }
}
