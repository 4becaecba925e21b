package biz.megzo.vortex.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.demo.DemoPanel;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.stock.StockTarget;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who comes in, what they may do, in which language. */
@ExtendWith(PanelExtension.class)
class DoorBrowserTest {
  private static final String POLL =
      """
      () => {
        const part = { target: '#state', swap: 'outerHTML' };
        htmx.ajax('GET', '/l/demo/run/state?poll=1', part).catch(() => {});
      }""";
  private static final Pattern ONCE = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}");
  private static final String FORGED =
      """
      () => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = '/l/demo/products/one/stock';
        const csrf = document.querySelector('input[name=csrf]').value;
        const fields = { sku: 'VEI-03', revision: '0', units: '9', why: 'x', csrf };
        for (const [name, value] of Object.entries(fields)) {
          const input = document.createElement('input');
          input.type = 'hidden';
          input.name = name;
          input.value = value;
          form.append(input);
        }
        document.body.append(form);
        setTimeout(() => form.submit());
      }""";

  private static void enter(Page page, String user, String password) {
    page.getByLabel("Nume").fill(user);
    page.getByLabel("Parolă").fill(password);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Intră")).click();
  }

  private static String path(Page page) {
    return page.url().replaceFirst("^http://[^/]+", "");
  }

  @Test
  void a_wrong_password_is_told_the_right_one_leads_on_and_the_language_stays(PanelStand stand) {
    Page page = stand.strangersPage();
    try {
      page.navigate("/l/demo/orders?state=HELD");
      enter(page, "ion", "ghicit");
      assertThat(page.getByRole(AriaRole.ALERT)).hasText("Numele și parola nu se potrivesc.");
      assertThat(page.getByLabel("Nume")).hasValue("ion");
      enter(page, "ion", DemoPanel.PASSWORD);
      assertThat(path(page)).isEqualTo("/l/demo/orders?state=HELD");
      page.getByText("English").click();
      assertThat(page.locator("h1")).hasText("Orders");
      assertThat(path(page)).isEqualTo("/l/demo/orders?state=HELD");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Products").setExact(true))
          .click();
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      page.getByText("Log out").click();
      assertThat(page.getByLabel("Password")).isVisible();
      page.goBack();
      assertThat(page.getByLabel("Password")).isVisible();
      page.getByText("Română").click();
      assertThat(page.getByLabel("Parolă")).isVisible();
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_one_time_password_lets_nobody_further_than_to_a_new_one(PanelStand stand) {
    String shown =
        stand.as("admin").submit("/users", Map.of("name", "ilie", "role", "VIEWER")).body();
    Matcher once = ONCE.matcher(shown);
    assertThat(once.find()).isTrue();
    Page page = stand.strangersPage();
    try {
      page.navigate("/");
      enter(page, "ilie", once.group());
      assertThat(page.getByText("parolă de unică folosință")).isVisible();
      page.navigate("/l/demo/orders");
      assertThat(path(page)).isEqualTo("/password");
      page.getByLabel("Parola actuală").fill(once.group());
      page.getByLabel("Parola nouă", new Page.GetByLabelOptions().setExact(true)).fill("scurtă");
      page.getByLabel("Parola nouă, încă o dată").fill("scurtă");
      page.getByText("Schimbă", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.getByText("Între 10 și 200 de caractere")).isVisible();
      page.getByLabel("Parola actuală").fill(once.group());
      page.getByLabel("Parola nouă", new Page.GetByLabelOptions().setExact(true))
          .fill("patru cuvinte bune aici");
      page.getByLabel("Parola nouă, încă o dată").fill("patru cuvinte bune aici");
      page.getByText("Schimbă", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.getByText("Parola a fost schimbată")).isVisible();
      page.navigate("/l/demo/orders");
      assertThat(page.locator("h1")).hasText("Comenzi");
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_page_says_when_it_is_out_of_date_and_leads_to_what_is_wrong(PanelStand stand) {
    Page page = stand.page("ion");
    try {
      page.navigate("/l/demo/run");
      page.route("**/run/state*", Route::abort);
      page.evaluate(POLL);
      assertThat(page.locator("#stale")).isVisible();
      page.unroute("**/run/state*");
      page.evaluate(POLL);
      assertThat(page.locator("#stale")).isHidden();
      page.navigate("/l/demo/products/one?sku=VEI-03");
      page.click("#set summary");
      page.fill("#cap", "multe");
      page.fill("#why", "probă");
      page.click("#set button[type=submit]");
      assertThat(page.getByText("Nu s-a salvat nimic")).isVisible();
      assertThat(page.locator("#cap")).isFocused();
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_viewer_is_offered_no_write_and_a_forged_one_is_refused_in_words(PanelStand stand) {
    Page page = stand.page("vera");
    try {
      page.navigate("/l/demo/products/one?sku=VEI-03");
      assertThat(page.locator("h1")).containsText("Veioză");
      assertThat(page.locator("main form[method=post], main button[type=submit]")).hasCount(0);
      page.evaluate(FORGED);
      assertThat(page.locator("h1")).hasText("Rolul dumneavoastră nu permite acest lucru");
      assertThat(page.getByText("Nu s-a schimbat nimic.")).isVisible();
      assertThat(page.getByText("Înapoi la prima pagină")).isVisible();
    } finally {
      page.context().close();
    }
    var target = StockTarget.sku(Sku.of("VEI-03"));
    assertThat(stand.world().shops().vortex().stock(DemoWorld.LINK).setting(target).revision())
        .isZero();
  }
}
