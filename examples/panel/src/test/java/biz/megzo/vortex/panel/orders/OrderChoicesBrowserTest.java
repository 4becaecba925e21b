package biz.megzo.vortex.panel.orders;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every choice that a person has at an order that waits, each at an order of its own. */
@ExtendWith(PanelExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderChoicesBrowserTest {
  private static final String NOBODY_ELSE = "Unitățile ei pot fi vândute altcuiva";

  private final Deque<String> doubted = new ArrayDeque<>();
  private final Deque<String> changed = new ArrayDeque<>();
  private HeldOrders orders;
  private Page page;

  @BeforeAll
  void open(PanelStand stand) {
    page = stand.page("ion");
    orders = new HeldOrders(stand.world(), 7, 2);
    doubted.addAll(orders.inDoubt());
    changed.addAll(orders.changed());
  }

  @AfterAll
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  private String show(Deque<String> queue) {
    String order = queue.remove();
    page.navigate("/l/demo/orders/one/" + order);
    return order;
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile(name))).click();
  }

  private void unfold(String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
  }

  private Locator done() {
    return page.getByRole(AriaRole.STATUS);
  }

  private static RecordRef candidate(TrackedOrder row) {
    return row.hold().candidates().get(0);
  }

  private void audited(String order, String action, String detail) {
    assertThat(orders.facts(order))
        .filteredOn(fact -> fact.actor().equals("ion"))
        .as("what ion did")
        .singleElement()
        .satisfies(fact -> assertThat(fact.action()).isEqualTo(action))
        .satisfies(fact -> assertThat(fact.detail()).isEqualTo(detail));
  }

  @Test
  void the_proforma_that_was_found_becomes_the_orders_own() {
    String order = show(doubted);
    RecordRef candidate = candidate(orders.row(order));
    press(candidate + " este cea potrivită");
    assertThat(done()).containsText("Acum este: înregistrată");
    assertThat(page.locator("#doubt, #hold")).hasCount(0);
    assertThat(orders.row(order).state()).isEqualTo(OrderState.RECORDED);
    assertThat(orders.row(order).recording().record()).isEqualTo(candidate);
    audited(order, "order.resolved", "HELD to RECORDED");
  }

  @Test
  void a_number_that_is_typed_is_looked_at_first_and_adopted_when_it_exists() {
    String order = show(doubted);
    RecordRef candidate = candidate(orders.row(order));
    unfold("Este altă proformă");
    page.getByLabel("Numărul, așa cum este tipărit").fill("9999");
    press("Această proformă este cea potrivită");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nu există proforma cu acest număr");
    assertThat(orders.row(order).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);
    unfold("Este altă proformă");
    page.getByLabel("Numărul, așa cum este tipărit").fill(candidate.number());
    press("Această proformă este cea potrivită");
    assertThat(done()).containsText("Acum este: înregistrată");
    assertThat(orders.row(order).recording().record()).isEqualTo(candidate);
    audited(order, "order.resolved", "HELD to RECORDED");
  }

  @Test
  void where_there_is_none_another_proforma_is_made() {
    String order = show(doubted);
    RecordRef candidate = candidate(orders.row(order));
    unfold("Niciuna dintre acestea");
    press("Nu există: emite una");
    assertThat(done()).containsText("Acum este: de înregistrat");
    assertThat(orders.row(order).state()).isEqualTo(OrderState.NEW);
    audited(order, "order.resolved", "HELD to NEW");
    orders.sync();
    assertThat(orders.row(order).state()).isEqualTo(OrderState.RECORDED);
    assertThat(orders.row(order).recording().record()).isNotNull().isNotEqualTo(candidate);
  }

  @Test
  void an_order_in_doubt_is_given_up_and_its_units_stay_sold() {
    String order = giveUp(false);
    assertThat(orders.reserved(order)).isEqualTo(1);
  }

  @Test
  void an_order_in_doubt_is_given_up_and_its_units_can_be_sold_again() {
    String order = giveUp(true);
    assertThat(orders.reserved(order)).isZero();
  }

  private String giveUp(boolean free) {
    String order = show(doubted);
    assertThat(orders.reserved(order)).isEqualTo(1);
    unfold("Niciuna dintre acestea");
    page.getByLabel("Nu există și nici nu se dorește. Motiv").fill("client de negăsit");
    page.getByLabel(NOBODY_ELSE).setChecked(free);
    press("Renunță la comandă");
    assertThat(done()).containsText("Acum este: vă așteaptă");
    assertThat(page.locator("#doubt")).hasCount(0);
    TrackedOrder row = orders.row(order);
    assertThat(row.hold().reason()).isEqualTo(HoldReason.GIVEN_UP);
    assertThat(row.hold().detail()).isEqualTo("client de negăsit");
    assertThat(row.recording().record()).isNull();
    audited(order, "order.resolved", "HELD to HELD");
    return order;
  }

  @Test
  void looking_again_changes_nothing_and_trying_again_has_it_looked_for() {
    String order = show(doubted);
    TrackedOrder before = orders.row(order);
    page.locator("a[href$='/look#doubt']").click();
    assertThat(page.getByText("există, dar nu poate fi citită")).isVisible();
    assertThat(orders.row(order)).isEqualTo(before);
    press("Reîncearcă");
    assertThat(done()).containsText("Acum este: se verifică");
    assertThat(orders.row(order).state()).isEqualTo(OrderState.UNCERTAIN);
    audited(order, "order.retried", "HELD to UNCERTAIN");
  }

  @Test
  void an_order_that_a_heartbeat_works_on_is_left_alone_and_said() {
    String order = show(doubted);
    OrderLock lock = orders.lock(order);
    try {
      press("este cea potrivită");
      assertThat(page.getByRole(AriaRole.ALERT))
          .containsText("Chiar acum se lucrează la comanda " + order);
      assertThat(page.locator("#doubt")).isVisible();
    } finally {
      orders.unlock(lock);
    }
    assertThat(orders.row(order).hold().reason()).isEqualTo(HoldReason.IN_DOUBT);
    assertThat(orders.facts(order)).noneMatch(fact -> fact.actor().equals("ion"));
  }

  @Test
  void a_change_that_is_applied_replaces_the_proforma() {
    String order = show(changed);
    RecordRef before = orders.row(order).recording().record();
    press("Aplică modificarea");
    assertThat(done()).containsText("Acum este: de înregistrat");
    assertThat(orders.row(order).state()).isEqualTo(OrderState.NEW);
    audited(order, "order.applied", "HELD to NEW");
    orders.sync();
    assertThat(orders.row(order).state()).isEqualTo(OrderState.RECORDED);
    assertThat(orders.row(order).recording().record()).isNotNull().isNotEqualTo(before);
    assertThat(orders.live()).doesNotContain(before.number());
  }

  @Test
  void a_change_that_is_dismissed_leaves_the_proforma_as_it_is() {
    String order = show(changed);
    RecordRef before = orders.row(order).recording().record();
    press("Lasă proforma așa cum este");
    assertThat(done()).containsText("Acum este: înregistrată");
    assertThat(orders.row(order).state()).isEqualTo(OrderState.RECORDED);
    assertThat(orders.row(order).recording().record()).isEqualTo(before);
    assertThat(orders.live()).contains(before.number());
    audited(order, "order.dismissed", "HELD to RECORDED");
  }
}
