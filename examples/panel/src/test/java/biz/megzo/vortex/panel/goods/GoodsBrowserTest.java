package biz.megzo.vortex.panel.goods;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.Axe;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PanelExtension.class)
class GoodsBrowserTest {
  private static HeartbeatReport beat(PanelStand stand) {
    return stand.world().shops().vortex().heartbeat(DemoWorld.LINK);
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  @Test
  void a_buffer_that_is_changed_is_used_by_the_next_push(PanelStand stand) {
    Page page = stand.page("ion");
    try {
      page.navigate("/l/demo/products");
      page.getByLabel("Caută", new Page.GetByLabelOptions().setExact(true)).fill("patura alb");
      press(page, "Caută");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PAT-01")).click();
      int before = stand.world().celRo().market().listed("PAT-01").stock();
      page.locator("#set > summary").click();
      page.getByLabel("Rezervă de siguranță, bucăți").fill("5");
      page.locator("#set").getByLabel("Motivul").fill("se vând și în magazin");
      press(page, "Salvează");
      assertThat(page.textContent("main")).contains("Contează de la următoarea sincronizare");
      beat(stand);
      assertThat(stand.world().celRo().market().listed("PAT-01").stock()).isEqualTo(before - 3);
      page.reload();
      assertThat(page.textContent("main")).contains("setat pentru acest produs");
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_price_beyond_its_limit_waits_until_its_plan_is_approved(PanelStand stand) {
    stand.as("ion").submit("/l/demo/products/one/limits", Map.of("sku", "CEA-05", "most", "130"));
    stand.world().company().product("CEA-05", "Ceas de perete, gri", "buc", "133.50", "Normala");
    beat(stand);
    Page page = stand.page("ana");
    try {
      page.navigate("/l/demo/products?show=HELD&q=CEA-05");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CEA-05")).click();
      assertThat(page.textContent("main")).contains("peste limita de sus");
      page.navigate("/l/demo/plans");
      press(page, "Arată ce s-ar schimba acum");
      assertThat(page.textContent("main")).contains("CEA-05").contains("așteaptă decizia");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", "plan-light.png"))
              .setFullPage(true));
      assertThat(new Axe().serious(page)).isEmpty();
      page.getByLabel("Motivul deciziei").fill("furnizor nou");
      press(page, "Aprobă");
      assertThat(page.textContent("main"))
          .contains("Aprobat. Schimbări care pleacă la următoarea sincronizare: ");
      HeartbeatReport report = beat(stand);
      assertThat(stand.world().celRo().market().listed("CEA-05").price().toPlainString())
          .as("after %s", report)
          .startsWith("133.5");
    } finally {
      page.context().close();
    }
  }

  @Test
  void a_script_in_a_products_name_is_shown_and_never_run(PanelStand stand) {
    String name = "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">";
    stand.world().company().product("XSS-1", name, "buc", "10.00", "Normala");
    stand.world().company().stock("Depozit", "XSS-1", 5);
    beat(stand);
    Page page = stand.page("admin");
    List<String> dialogs = new ArrayList<>();
    page.onDialog(
        dialog -> {
          dialogs.add(dialog.message());
          dialog.dismiss();
        });
    try {
      for (String path :
          List.of("/products?q=xss-1", "/products/one?sku=XSS-1", "/products/differences")) {
        page.navigate("/l/demo" + path);
        assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
      }
      page.navigate("/l/demo/products/one?sku=XSS-1");
      assertThat(page.textContent("h1")).contains("<script>window.hacked=1</script>");
      assertThat(dialogs).isEmpty();
      assertThat(stand.world().shops().vortex().products(DemoWorld.LINK).story(Sku.of("XSS-1")))
          .isPresent();
    } finally {
      page.context().close();
    }
  }
}
