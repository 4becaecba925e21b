package biz.megzo.vortex.panel.orders;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PanelExtension.class)
class OrdersBrowserTest {
  /** One of the two whose answer SmartBill lost in the demonstration's story. */
  private static final String DOUBTED = "700001";

  @Test
  void an_order_in_doubt_is_found_among_the_held_and_settled_with_its_proforma(PanelStand stand) {
    Page page = stand.page("ion");
    try {
      page.navigate("/l/demo/orders/held");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(DOUBTED)).click();
      assertThat(page.locator("#doubt")).hasText("S-a emis proforma?");
      Pattern thisOne = Pattern.compile("este cea potrivită");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(thisOne)).first().click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("gata");
      assertThat(page.locator("#doubt")).hasCount(0);
    } finally {
      page.context().close();
    }
    var order = stand.world().shops().vortex().orders(DemoWorld.LINK).find(DOUBTED).orElseThrow();
    assertThat(order.state()).isEqualTo(OrderState.RECORDED);
    assertThat(order.recording().record()).isNotNull();
  }

  @Test
  void a_buyer_is_revealed_for_a_reason_and_hidden_at_the_next_visit(PanelStand stand) {
    Page page = stand.page("ion");
    try {
      page.navigate("/l/demo/orders/one/700003");
      page.getByLabel("De ce aveți nevoie de ele?").fill("adresa pentru curier");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Arată cumpărătorul"))
          .click();
      assertThat(page.getByText("acest lucru este în jurnalul de audit")).isVisible();
      page.getByText("Ascunde din nou").click();
      assertThat(page.getByText("Numele, adresa și telefonul sunt ascunse")).isVisible();
    } finally {
      page.context().close();
    }
    var facts =
        stand.world().shops().store().audit().about(DemoWorld.LINK, "order:700003", null, 20);
    assertThat(facts)
        .anySatisfy(
            fact -> {
              assertThat(fact.action()).isEqualTo("order.buyer-shown");
              assertThat(fact.actor()).isEqualTo("ion");
              assertThat(fact.detail()).isEqualTo("adresa pentru curier");
            });
  }
}
