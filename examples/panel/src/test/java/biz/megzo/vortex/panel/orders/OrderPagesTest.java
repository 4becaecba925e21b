package biz.megzo.vortex.panel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.demo.DemoWorld;
import biz.megzo.vortex.panel.testing.PanelExtension;
import biz.megzo.vortex.panel.testing.PanelStand;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PanelExtension.class)
class OrderPagesTest {
  private static final String ORDERS = "/l/demo/orders";
  private static final String DOUBTED = ORDERS + "/one/700002";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
  private static final String EVIL = "<script>alert(1)</script>";

  private static Shops shops(PanelStand stand) {
    return stand.world().shops();
  }

  private static OrderDesk desk(PanelStand stand) {
    return shops(stand).vortex().orders(DemoWorld.LINK);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String held(PanelStand stand, String buyer) {
    long id =
        stand
            .world()
            .celRo()
            .market()
            .order()
            .person(buyer, "0700000009", "x@example.ro")
            .namedLine("GHOST-1", EVIL, 1, "10.00")
            .evenIfNotListed()
            .place();
    shops(stand).vortex().sync(DemoWorld.LINK, Flow.ORDERS);
    return Long.toString(id);
  }

  private static Map<String, String> form(String page, String... fields) {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher seen = SEEN.matcher(page);
    assertThat(seen.find()).isTrue();
    form.put("seen", seen.group(1));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  @Test
  void the_list_filters_by_state_and_tells_how_many_there_are(PanelStand stand) {
    String all = stand.as("vera").get(ORDERS).body();
    String held = stand.as("vera").get(ORDERS + "?state=HELD").body();
    assertThat(all).contains("înregistrată (", "vă așteaptă (", "/orders/one/700001");
    assertThat(all).contains("74,98 lei").doesNotContain(" RON");
    assertThat(held).contains("/orders/one/700002").doesNotContain("badge good");
    assertThat(stand.as("vera").get(ORDERS + "?state=NO&after=%00").statusCode()).isEqualTo(200);
  }

  @Test
  void an_order_number_leads_to_the_order_and_an_unknown_one_is_said(PanelStand stand) {
    assertThat(location(stand.as("vera").get(ORDERS + "?q=%23700002"))).isEqualTo(DOUBTED);
    assertThat(stand.as("vera").get(ORDERS + "?q=424242").body())
        .contains("Nu există aici comanda 424242");
    assertThat(stand.as("vera").get(ORDERS + "/one/424242").statusCode()).isEqualTo(404);
    assertThat(stand.as("ion").submit(ORDERS + "/one/424242/act", Map.of("act", "retry")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
  }

  @Test
  void held_orders_are_told_by_cause_with_what_to_do(PanelStand stand) {
    assertThat(stand.as("vera").get(ORDERS + "/held").body())
        .contains("Nu este sigur dacă SmartBill a emis proforma", "Ce este de făcut", "700002");
  }

  @Test
  void the_buyer_is_shown_once_to_who_says_why_and_the_audit_knows(PanelStand stand) {
    String id = held(stand, "Ilinca Discretă");
    String page = ORDERS + "/one/" + id;
    assertThat(stand.as("ion").get(page).body()).doesNotContain("Ilinca", "0700000009");
    assertThat(stand.as("ion").submit(page + "/buyer", Map.of("why", " ")).body())
        .contains("Completați acest câmp")
        .doesNotContain("Ilinca");
    assertThat(stand.as("ion").submit(page + "/buyer", Map.of("why", "curierul întreabă")).body())
        .contains("Ilinca Discretă", "0700000009");
    assertThat(stand.as("ion").get(page).body()).doesNotContain("Ilinca");
    List<Fact> facts = shops(stand).store().audit().about(DemoWorld.LINK, "order:" + id, null, 10);
    assertThat(facts)
        .filteredOn(fact -> fact.action().equals("order.buyer-shown"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.actor()).isEqualTo("ion"))
        .satisfies(fact -> assertThat(fact.detail()).isEqualTo("curierul întreabă"));
  }

  @Test
  void a_viewer_sees_no_buyer_and_changes_nothing(PanelStand stand) {
    String page = stand.as("vera").get(DOUBTED).body();
    assertThat(page).doesNotContain("<form method=\"post\" action=\"" + DOUBTED);
    assertThat(stand.as("vera").submit(DOUBTED + "/buyer", Map.of("why", "x")).statusCode())
        .isEqualTo(403);
    assertThat(stand.as("vera").submit(DOUBTED + "/resolve", Map.of("found", "none")).statusCode())
        .isEqualTo(403);
    assertThat(stand.as("vera").get(DOUBTED + "/label").statusCode()).isEqualTo(403);
    assertThat(stand.as("vera").get(DOUBTED + "/why").body()).doesNotContain("Popescu");
  }

  @Test
  void a_write_without_the_token_is_refused(PanelStand stand) {
    assertThat(stand.as("ion").post(DOUBTED + "/act", Map.of("act", "retry")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void scripts_in_names_of_buyers_and_products_stay_text(PanelStand stand) {
    String page = ORDERS + "/one/" + held(stand, EVIL);
    String shown = stand.as("ion").submit(page + "/buyer", Map.of("why", EVIL)).body();
    assertThat(shown).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    assertThat(stand.as("ion").get(page).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void a_candidate_is_read_and_downloaded_by_who_works_and_the_audit_knows(PanelStand stand) {
    String looked = stand.as("ion").get(DOUBTED + "/look").body();
    assertThat(looked).contains("există, dar nu poate fi citită", "nu conține text care poate fi");
    String number = desk(stand).find("700002").orElseThrow().hold().candidates().get(0).number();
    HttpResponse<String> pdf = stand.as("ion").get(DOUBTED + "/proforma/" + number);
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"proforma-" + number + ".pdf\"");
    assertThat(shops(stand).store().audit().about(DemoWorld.LINK, "order:700002", null, 5))
        .anyMatch(fact -> fact.action().equals("order.proforma-shown"));
    for (String other : List.of("0001", "..%2f..%2fetc%2fpasswd", "%00")) {
      assertThat(stand.as("ion").get(DOUBTED + "/proforma/" + other).body())
          .as(other)
          .doesNotStartWith("%PDF-");
    }
    for (String path : List.of("/look", "/proforma/" + number)) {
      assertThat(stand.as("vera").get(DOUBTED + path).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void an_order_that_moved_meanwhile_is_left_alone_and_said(PanelStand stand) {
    String id = held(stand, "Ana");
    String page = ORDERS + "/one/" + id;
    Map<String, String> old =
        form(stand.as("ion").get(page).body(), "reason", "fără stoc", "free", "yes");
    assertThat(desk(stand).giveUp(id, "first", true, "somebody"))
        .isInstanceOf(OrderDesk.Answer.Done.class);
    assertThat(stand.as("ion").submit(page + "/give-up", old).statusCode()).isEqualTo(303);
    assertThat(stand.as("ion").get(page).body()).contains("s-a schimbat de când ați deschis");
    assertThat(desk(stand).history(id))
        .extracting(OrderEvent::detail)
        .noneMatch(detail -> detail.contains("fără stoc"));
  }

  @Test
  void an_order_is_given_up_with_a_reason_under_the_persons_name(PanelStand stand) {
    String id = held(stand, "Ana");
    String page = ORDERS + "/one/" + id;
    Map<String, String> form = form(stand.as("ion").get(page).body(), "reason", "fără stoc");
    stand.as("ion").submit(page + "/give-up", form);
    assertThat(stand.as("ion").get(page).body()).contains("gata", "fără stoc", "de ion");
  }

  @Test
  void an_act_that_makes_no_sense_is_answered_with_what_does(PanelStand stand) {
    Map<String, String> form = form(stand.as("ion").get(DOUBTED).body(), "act", "release");
    stand.as("ion").submit(DOUBTED + "/act", form);
    assertThat(stand.as("ion").get(DOUBTED).body()).contains("flash bad");
    assertThat(stand.as("ion").submit(DOUBTED + "/act", Map.of("act", "dance")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_label_names_the_buyer_so_the_audit_knows_who_took_it(PanelStand stand) {
    String page = ORDERS + "/one/123468";
    stand.as("ion").submit(page + "/shipment", Map.of("act", "create"));
    shops(stand).vortex().sync(DemoWorld.LINK, Flow.SHIPMENTS);
    HttpResponse<String> label = stand.as("ion").get(page + "/label");
    assertThat(label.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(shops(stand).store().audit().about(DemoWorld.LINK, "order:123468", null, 5))
        .filteredOn(fact -> fact.action().equals("order.label-shown"))
        .singleElement()
        .satisfies(fact -> assertThat(fact.actor()).isEqualTo("ion"));
  }

  @Test
  void an_invoice_is_checked_and_a_waybill_made_elsewhere_reported(PanelStand stand) {
    String page = ORDERS + "/one/700003";
    stand.as("ion").submit(page + "/invoice", Map.of("act", "check"));
    assertThat(stand.as("ion").get(page).body()).contains("Verificat. Este:");
    stand.as("ion").submit(page + "/shipment", Map.of("act", "report", "courier", "1"));
    assertThat(stand.as("ion").get(page).body()).contains("Completați acest câmp");
  }

  @Test
  void lists_of_invoices_shipments_and_payments_answer_and_a_wrong_month_is_said(PanelStand stand) {
    assertThat(stand.as("vera").get("/l/demo/invoices?stage=HELD").statusCode()).isEqualTo(200);
    assertThat(stand.as("vera").get("/l/demo/shipments?state=HELD").statusCode()).isEqualTo(200);
    assertThat(stand.as("vera").get("/l/demo/payments?month=x").body())
        .contains("O lună arată ca 2026-10");
  }

  @Test
  void a_backfill_wants_days_that_make_sense(PanelStand stand) {
    String path = ORDERS + "/backfill";
    HttpResponse<String> wrong =
        stand.as("ion").submit(path, Map.of("from", "2026-11-02", "to", "2026-11-01"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Nu poate fi înaintea primei zile");
    assertThat(location(stand.as("ion").submit(path, Map.of("ids", "700003, 700002"))))
        .isEqualTo(ORDERS);
    assertThat(stand.as("ion").get(ORDERS).body()).contains("Preluate: 0");
  }
}
