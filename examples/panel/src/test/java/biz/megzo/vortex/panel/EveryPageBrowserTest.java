package biz.megzo.vortex.panel;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.panel.testing.ShownPage;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at every page with axe and writes its screenshots to {@code target/screenshots}. */
@ExtendWith(PanelExtension.class)
class EveryPageBrowserTest {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");
  private static final String WIDER =
      "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** One window for each person and way of looking, so that files are loaded once. */
  private final Map<String, Page> windows = new HashMap<>();

  private final List<String> complaints = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> every_page_is_accessible_and_fits_a_phone(PanelStand stand) {
    stand.browser();
    return ShownPages.all()
        .map(shown -> DynamicTest.dynamicTest(shown.name(), () -> look(stand, shown)));
  }

  private void look(PanelStand stand, ShownPage shown) {
    look(stand, shown, "light", new Browser.NewContextOptions());
    look(stand, shown, "dark", PanelStand.dark());
    look(stand, shown, "phone", PanelStand.phone());
  }

  private void look(
      PanelStand stand, ShownPage shown, String how, Browser.NewContextOptions options) {
    Page page =
        windows.computeIfAbsent(
            shown.user() + how, key -> window(stand.page(shown.user(), options)));
    complaints.clear();
    page.navigate(shown.path());
    Object wider = page.evaluate(WIDER);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(shown.name() + "-" + how + ".png"))
            .setFullPage(true));
    assertThat(complaints).as("what the browser complains of").isEmpty();
    assertThat(wider).as("pixels that the page is too wide").isEqualTo(0);
    if (how.equals("light")) {
      assertThat(serious(new AxeBuilder(page))).isEmpty();
    } else if (how.equals("dark")) {
      assertThat(serious(new AxeBuilder(page).withRules(List.of("color-contrast")))).isEmpty();
    }
  }

  private Page window(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 40")) {
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

  private static List<String> serious(AxeBuilder axe) {
    return axe.setLegacyMode(true).analyze().getViolations().stream()
        .filter(rule -> SERIOUS.contains(rule.getImpact()))
        .map(EveryPageBrowserTest::words)
        .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }
}
