package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do in the portal, the stock push of section 6, and the fiscal calls of section 3. */
class FakeSmartBillPortalTest extends FakeSmartBillTestBase {
  @Test
  void an_invoice_takes_the_goods_and_cancelling_it_brings_them_back() throws IOException {
    String number = created();
    FakeInvoice invoice = shop.invoice("MKP", number);
    assertThat(invoice.number()).isEqualTo("0107");
    assertThat(shop.stock("Depozit Central", "CE-500")).isEqualByComparingTo("35");
    assertThat(shop.estimate("MKP", number).invoiced()).isTrue();
    shop.cancelInvoice("FCT", "0107").cancelInvoice("FCT", "0107");
    assertThat(shop.stock("Depozit Central", "CE-500")).isEqualByComparingTo("37");
    assertThat(shop.estimate("MKP", number).invoiced()).isFalse();
    assertThat(json(get("/estimate/invoices" + at(number))).path("invoices")).hasSize(1);
    fake.with(FakeQuirk.CANCELLED_INVOICES_NOT_LISTED);
    assertThat(json(get("/estimate/invoices" + at(number))).path("invoices")).isEmpty();
  }

  @Test
  void the_warehouse_of_the_line_is_the_one_that_gives() throws IOException {
    var body = estimate();
    firstLine(body).put("warehouseName", "Magazin");
    create(body);
    shop.invoice("MKP", "0042");
    assertThat(shop.stock("Magazin", "CE-500")).isEqualByComparingTo("0.5");
  }

  @Test
  void a_draft_invoice_has_no_number_and_moves_nothing() throws IOException {
    shop.draftInvoice("MKP", created());
    assertThat(json(get("/estimate/invoices" + at("0042"))).findValuesAsText("number"))
        .containsExactly("", "");
    assertThat(shop.stock("Depozit Central", "CE-500")).isEqualByComparingTo("37");
  }

  @Test
  void an_invoice_has_a_pdf_and_a_payment_status() throws IOException {
    shop.invoice("MKP", created());
    String invoice = "?cif=" + CIF + "&seriesname=FCT&number=0107";
    var pdf = get("/invoice/pdf" + invoice);
    assertThat(text(pdf)).contains("Factura seria FCT nr. 0107", "Ionescu Maria", "49.80");
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .endsWith("facturaFCT0107.pdf");
    shop.payInvoice("FCT", "0107", "9.80");
    assertThat(json(get("/invoice/paymentstatus" + invoice)).toString())
        .isEqualTo(
            "{\"errorText\":\"\",\"message\":\"\",\"number\":\"\",\"series\":\"\","
                + "\"invoiceTotalAmount\":49.8,\"paidAmount\":9.8,\"unpaidAmount\":40.0,"
                + "\"paid\":false}");
  }

  @Test
  void an_unknown_invoice_is_a_bad_gateway_as_pdf_and_400_as_status() throws IOException {
    String unknown = "?cif=" + CIF + "&seriesname=FCT&number=0999";
    assertThat(get("/invoice/pdf" + unknown).statusCode()).isEqualTo(502);
    assertThat(get("/invoice/pdf?cif=" + CIF).statusCode()).isEqualTo(502);
    assertThat(get("/invoice/pdf").statusCode()).isEqualTo(502);
    var status = get("/invoice/paymentstatus" + unknown);
    assertThat(status.statusCode()).isEqualTo(400);
    assertThat(errorText(status)).isEqualTo("Factura nu a fost gasita");
    assertThat(fake.fiscalCalls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/invoice", "POST,/invoice/v2", "POST,/invoice/reverse", "PUT,/invoice/cancel",
    "PUT,/invoice/restore", "DELETE,/invoice", "POST,/payment", "DELETE,/payment/v2",
    "DELETE,/payment/chitanta", "POST,/invoice/unheard-of"
  })
  void a_fiscal_call_is_recorded_whatever_becomes_of_it(String method, String path)
      throws IOException {
    call(method, path + "?cif=" + CIF);
    assertThat(fake.fiscalCalls()).singleElement().matches(call -> call.path().equals(path));
  }

  @Test
  void a_fiscal_call_works_as_it_really_would() throws IOException {
    created();
    String body =
        "{\"companyVatCode\":\"RO11111119\",\"seriesName\":\"FCT\",\"useEstimateDetails\":true,"
            + "\"estimate\":{\"seriesName\":\"MKP\",\"number\":\"0042\"}}";
    assertThat(json(post("/invoice/v2", body)).path("number").asText()).isEqualTo("0107");
    assertThat(shop.estimate("MKP", "0042").invoiced()).isTrue();
    assertThat(fake.fiscalCalls()).hasSize(1);
  }

  @Test
  void mailing_an_invoice_is_fiscal_too() throws IOException {
    post("/document/send", "{\"companyVatCode\":\"RO11111119\",\"type\":\"Factura\"}");
    assertThat(fake.fiscalCalls()).hasSize(1);
  }

  @Test
  void others_take_numbers_delete_the_last_and_edit_the_counter() throws IOException {
    FakeEstimate foreign = shop.foreignEstimate("MKP", "a lor");
    assertThat(foreign.number()).isEqualTo("0042");
    assertThat(created()).isEqualTo("0043");
    assertThat(shop.deleteLastEstimate("MKP").number()).isEqualTo("0043");
    assertThat(shop.nextNumber("MKP")).isEqualTo(43);
    shop.series("MKP", 12_345);
    assertThat(created()).isEqualTo("12345");
    shop.series("MKP", 42);
    assertThat(errorText(create(estimate()))).contains("deja alocat");
    shop.cancelEstimate("MKP", "12345", true);
    assertThat(shop.liveEstimates()).extracting(FakeEstimate::number).containsExactly("0042");
  }

  @Test
  void eight_clients_at_once_get_eight_numbers() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var tasks =
          IntStream.range(0, 40)
              .mapToObj(i -> (java.util.concurrent.Callable<String>) this::created)
              .toList();
      var numbers = new java.util.TreeSet<String>();
      for (var number : pool.invokeAll(tasks)) {
        numbers.add(number.get());
      }
      assertThat(numbers).hasSize(40).contains("0042", "0081");
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void stock_is_pushed_in_both_forms_twice_reversed_or_never() throws IOException {
    List<String> got = new CopyOnWriteArrayList<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          got.add(token + " " + new String(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(token.equals("Bearer t") ? 200 : 403, -1);
          exchange.close();
        });
    receiver.start();
    try {
      int port = receiver.getAddress().getPort();
      var push = shop.pushStock(URI.create("http://127.0.0.1:" + port + "/stocks"), "t");
      assertThat(push.test()).isEqualTo(200);
      shop.stock("Magazin", "CE-500", 5).stock("Magazin", "CE-500", 4);
      assertThat(push.waiting()).isEqualTo(2);
      assertThat(push.deliverReversed()).containsExactly(200, 200);
      assertThat(got.get(0)).isEqualTo("Bearer t []");
      assertThat(got.get(1)).endsWith("\"warehouse\":\"Magazin\",\"quantity\":4}]");
      assertThat(got.get(2)).contains("[{\"productCode\":\"CE-500\"").endsWith("\"quantity\":5}]");
      shop.stock("Magazin", "CE-500", 3);
      assertThat(push.asObject(true).deliverTwice()).containsExactly(200, 200);
      assertThat(got.get(4)).startsWith("Bearer t {\"products\":[{").isEqualTo(got.get(3));
      shop.stock("Magazin", "CE-500", 2);
      assertThat(push.lose()).isEqualTo(1);
      assertThat(push.deliver()).isEmpty();
      shop.invoice("MKP", created());
      assertThat(push.token("wrong").deliver()).containsExactly(403);
    } finally {
      receiver.stop(0);
    }
    assertThat(shop.pushStock(URI.create("http://127.0.0.1:1/"), "t").test()).isEqualTo(-1);
  }

  @Test
  void a_port_can_be_chosen() {
    int port = fake.base().getPort();
    fake.close();
    try (var second = FakeSmartBill.start(clock, port)) {
      assertThat(second.base()).hasPort(port).hasPath("/SBORO/api");
    }
  }
}
