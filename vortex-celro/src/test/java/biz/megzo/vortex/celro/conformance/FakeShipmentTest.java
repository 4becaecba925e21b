package biz.megzo.vortex.celro.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.celro.fake.Settings.DocumentForm;
import biz.megzo.vortex.celro.fake.Switch;
import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeShipmentTest {
  private static final byte[] PDF = "%PDF-1.4 factura".getBytes(StandardCharsets.US_ASCII);

  private final FakeCelRo celRo = FakeCelRo.start(MutableClock.at("2026-10-02T08:00:00Z"));
  private Caller caller;
  private long id;

  @BeforeEach
  void place() {
    caller = Caller.loggedIn(celRo);
    celRo.market().list("A", 10, "100");
    id = celRo.market().order().line("A", 1).place();
  }

  @AfterEach
  void stop() {
    celRo.close();
  }

  private Map<String, String> automatic() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("orders_id", "" + id);
    form.put("courier_account", "123");
    form.put("sender[contact_id]", "5");
    form.put("sender[address_id]", "9");
    form.put("envelopes", "0");
    form.put("packages", "1");
    form.put("weight", "2.5");
    form.put("repayment", "319.8");
    form.put("options[open_package]", "0");
    return form;
  }

  private static String[] array(Map<String, String> form) {
    List<String> all = new ArrayList<>();
    form.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all.toArray(String[]::new);
  }

  private PlacedOrder.Awb onlyAwb() {
    assertThat(celRo.market().order(id).awbs()).hasSize(1);
    return celRo.market().order(id).awbs().get(0);
  }

  @Test
  void an_awb_made_elsewhere_is_registered() {
    caller.ok(
        "orders/generateAwb",
        "manual",
        "1",
        "orders_id",
        "" + id,
        "courier_id",
        "4",
        "awb_number",
        "DPD77");
    assertThat(onlyAwb().number()).isEqualTo("DPD77");
    JsonNode row = caller.ok("orders/getOrderAwbs", "orders_id", "" + id).path(0);
    assertThat(row.path("awb_id").asText()).matches("[0-9a-f]{32}");
    assertThat(row.path("awb_number").asText()).isEqualTo("DPD77");
    assertThat(row.path("courier_name").asText()).isEqualTo("DPD");
    assertThat(caller.refused("orders/downloadAwb", "awb_id", row.path("awb_id").asText()))
        .contains("manual");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders_id", "courier_id", "awb_number"})
  void a_manual_awb_needs_all_its_fields(String missing) {
    Map<String, String> form =
        new LinkedHashMap<>(
            Map.of("manual", "1", "orders_id", "" + id, "courier_id", "4", "awb_number", "X"));
    form.remove(missing);
    assertThat(caller.refused("orders/generateAwb", array(form))).contains(missing);
  }

  @Test
  void an_awb_is_made_on_the_sellers_courier_account() {
    caller.ok("orders/generateAwb", array(automatic()));
    assertThat(onlyAwb().sent())
        .containsEntry("repayment", "319.8")
        .containsEntry("sender.address_id", "9");
    assertThat(onlyAwb().manual()).isFalse();
    String label = caller.ok("orders/downloadAwb", "awb_id", onlyAwb().id()).asText();
    assertThat(new String(Base64.getDecoder().decode(label), StandardCharsets.US_ASCII))
        .startsWith("%PDF");
    assertThat(caller.refused("orders/downloadAwb", "awb_id", onlyAwb().number()))
        .contains("awb_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "courier_account",
        "sender[contact_id]",
        "sender[address_id]",
        "envelopes",
        "packages",
        "weight"
      })
  void an_automatic_awb_needs_all_its_fields(String missing) {
    Map<String, String> form = automatic();
    form.remove(missing);
    caller.refused("orders/generateAwb", array(form));
    assertThat(celRo.market().order(id).awbs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "weight,0",
    "weight,'2,5'",
    "packages,0",
    "repayment,-1",
    "courier_account,999",
    "sender[contact_id],99",
    "sender[address_id],99",
    "options[epod],true",
    "receiver[name],Ana"
  })
  void an_automatic_awb_with_a_wrong_value_is_refused(String name, String value) {
    Map<String, String> form = automatic();
    form.put(name, value);
    caller.refused("orders/generateAwb", array(form));
    assertThat(celRo.market().order(id).awbs()).isEmpty();
  }

  @Test
  void a_receiver_is_given_whole_or_not_at_all() {
    Map<String, String> form = automatic();
    List.of("name", "contact", "phone", "county", "city", "address")
        .forEach(name -> form.put("receiver[" + name + "]", "x"));
    caller.refused("orders/generateAwb", array(form));
    form.put("receiver[company]", "0");
    caller.ok("orders/generateAwb", array(form));
  }

  @Test
  void the_legacy_form_uses_what_set_awb_info_stored() {
    caller.refused("orders/generateAwb", "orders_id", "" + id, "idAddress", "9");
    caller.refused(
        "orders/setAwbInfo",
        "cmd",
        "" + id,
        "courier",
        "DPD",
        "idAdresaRidicare",
        "9",
        "sambata",
        "0");
    caller.ok(
        "orders/setAwbInfo",
        "cmd",
        "" + id,
        "courier",
        "Fan Courier",
        "idAdresaRidicare",
        "9",
        "packages",
        "1",
        "kg",
        "2",
        "sambata",
        "0");
    caller.ok("orders/generateAwb", "orders_id", "" + id, "idAddress", "9");
    assertThat(onlyAwb().manual()).isFalse();
  }

  @Test
  void a_repeated_call_makes_a_second_awb_unless_switched_off() {
    caller.ok("orders/generateAwb", array(automatic()));
    caller.ok("orders/generateAwb", array(automatic()));
    assertThat(celRo.market().order(id).awbs())
        .hasSize(2)
        .extracting(PlacedOrder.Awb::id)
        .doesNotHaveDuplicates();
    celRo.settings().on(Switch.SECOND_AWB_REFUSED);
    assertThat(caller.refused("orders/generateAwb", array(automatic()))).contains("deja");
  }

  @Test
  void a_cancelled_order_takes_no_awb() {
    celRo.market().customerCancels(id);
    assertThat(caller.refused("orders/generateAwb", array(automatic()))).contains("anulata");
  }

  @Test
  void labels_come_as_url_or_inside_an_object_too() {
    caller.ok("orders/generateAwb", array(automatic()));
    celRo.settings().documents(DocumentForm.URL).on(Switch.AWB_SHORT_NAMES);
    String awb = caller.ok("orders/getOrderAwbs", "orders_id", "" + id).path(0).path("id").asText();
    URI url = URI.create(caller.ok("orders/downloadAwb", "awb_id", awb).asText());
    assertThat(Caller.send(HttpRequest.newBuilder(url).GET().build()).body()).startsWith("%PDF");
    celRo.settings().documents(DocumentForm.OBJECT);
    assertThat(caller.ok("orders/printAwb", "cmd", "" + id).path("pdf").asText()).isNotEmpty();
  }

  @Test
  void the_couriers_word_is_read_by_order() {
    caller.refused("orders/statusAwb", "cmd", "" + id);
    caller.ok("orders/generateAwb", array(automatic()));
    celRo.market().courierSays(id, "Livrat");
    assertThat(caller.ok("orders/statusAwb", "cmd", "" + id).path("status").asText())
        .isEqualTo("Livrat");
  }

  private JsonNode invoice(String filename, byte[] file, String... overrides) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("oid", "" + id);
    form.put("series", "FCT");
    form.put("number", "1001");
    form.put("providerId", "0");
    for (int i = 0; i < overrides.length; i += 2) {
      if (overrides[i + 1].isEmpty()) {
        form.remove(overrides[i]);
      } else {
        form.put(overrides[i], overrides[i + 1]);
      }
    }
    return caller.upload("orders/addOrderInvoice", filename, file, array(form));
  }

  @Test
  void an_invoice_is_uploaded_listed_and_deleted() {
    assertThat(invoice("file", PDF).path("error").asInt(-1)).isZero();
    PlacedOrder.Invoice kept = celRo.market().order(id).invoices().get(0);
    assertThat(kept.bytes()).isEqualTo(PDF);
    assertThat(kept.filename()).isEqualTo("file");
    JsonNode row = caller.ok("orders/getOrderInvoices", "orders_id", "" + id).path(0);
    assertThat(row.path("series").asText()).isEqualTo("FCT");
    assertThat(row.path("number").asText()).isEqualTo("1001");
    caller.refused(
        "orders/deleteOrderInvoice", "orders_id", "" + id, "series", "FCT", "number", "1");
    caller.ok("orders/deleteOrderInvoice", "orders_id", "" + id, "series", "FCT", "number", "1001");
    assertThat(caller.ok("orders/getOrderInvoices", "orders_id", "" + id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oid", "series", "number", "providerId"})
  void an_invoice_needs_all_its_parts(String missing) {
    assertThat(Caller.refusal(invoice("file", PDF, missing, ""))).contains(missing);
  }

  @Test
  void an_invoice_needs_a_pdf_in_the_part_called_file() {
    assertThat(Caller.refusal(invoice("", PDF))).contains("lipseste");
    assertThat(Caller.refusal(invoice("file", "<html>".getBytes(StandardCharsets.US_ASCII))))
        .contains("PDF");
    celRo.settings().maxFileBytes(10);
    assertThat(Caller.refusal(invoice("file", PDF))).contains("mare");
    assertThat(Caller.refusal(invoice("file", PDF, "providerId", "3"))).contains("providerId");
    assertThat(celRo.market().order(id).invoices()).isEmpty();
  }

  @Test
  void an_invoice_sent_as_a_plain_form_is_refused() {
    assertThat(
            caller.refused(
                "orders/addOrderInvoice",
                "oid",
                "" + id,
                "series",
                "F",
                "number",
                "1",
                "providerId",
                "0",
                "file",
                "%PDF"))
        .contains("multipart");
  }

  @Test
  void a_duplicate_invoice_is_kept_twice_unless_switched_off() {
    invoice("factura.pdf", PDF);
    invoice("factura.pdf", PDF);
    assertThat(celRo.market().order(id).invoices()).hasSize(2);
    celRo.settings().on(Switch.DUPLICATE_INVOICE_REFUSED);
    assertThat(Caller.refusal(invoice("factura.pdf", PDF))).contains("deja");
    assertThat(invoice("factura.pdf", PDF, "number", "1002").path("error").asInt(-1)).isZero();
  }

  @Test
  void binary_bytes_survive_the_upload() {
    byte[] bytes = new byte[4096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    System.arraycopy(PDF, 0, bytes, 0, PDF.length);
    bytes[bytes.length - 2] = '\r';
    bytes[bytes.length - 1] = '\n';
    invoice("file", bytes);
    assertThat(celRo.market().order(id).invoices().get(0).bytes()).isEqualTo(bytes);
  }
}
