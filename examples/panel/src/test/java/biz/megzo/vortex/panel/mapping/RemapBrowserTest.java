package biz.megzo.vortex.panel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A vendor remaps a field with the form, and the next heartbeat uses it. */
@ExtendWith(PanelExtension.class)
class RemapBrowserTest {
  private static final String MODEL = "CEA-01";

  @Test
  void a_price_remapped_by_the_form_is_listed_after_the_next_heartbeat(PanelStand stand) {
    BigDecimal before = price(stand);
    Page page = stand.page("ana");
    try {
      page.navigate("/l/demo/mapping");
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Preț").setExact(true)).click();
      page.locator("#r0").getByText("Schimbă").click();
      page.getByLabel("Pasul 2").selectOption(new SelectOption().setValue("markup"));
      page.getByLabel("Valoarea pasului 2").fill("5");
      page.getByLabel("Pasul 3").selectOption(new SelectOption().setValue("ending.up"));
      page.getByLabel("Valoarea pasului 3").fill("0,99");
      page.getByText("Salvează în ciornă").click();
      assertThat(page.locator("#r0").innerText()).contains("se adaugă 5 %", "terminată în 0,99");
      page.getByText("Încearcă pe date reale și activează").click();
      assertThat(page.locator("main").innerText())
          .contains("119,00 lei", "124,99 lei", "(+5,99 lei, +5 %)");
      page.getByLabel("Motiv").fill("prețuri de iarnă");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Activează")).click();
      assertThat(page.locator("main").innerText()).contains("este activă", "prețuri de iarnă");
      assertThat(price(stand)).isEqualByComparingTo(before);
      stand.world().shops().vortex().heartbeat(DemoWorld.LINK);
      assertThat(price(stand)).isEqualByComparingTo("124.99");
      page.getByLabel("Revino la").selectOption("0");
      page.getByLabel("Motiv").fill("prea scump");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Revino")).click();
      stand.world().shops().vortex().heartbeat(DemoWorld.LINK);
      assertThat(price(stand)).isEqualByComparingTo(before);
    } finally {
      page.context().close();
    }
  }

  private static BigDecimal price(PanelStand stand) {
    return stand.world().celRo().market().listed(MODEL).price();
  }
}
