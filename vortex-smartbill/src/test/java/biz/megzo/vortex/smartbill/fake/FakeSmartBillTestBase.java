package biz.megzo.vortex.smartbill.fake;

import biz.megzo.vortex.testkit.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A company with codes, one proforma series, two warehouses; and a plain client to call it with.
 */
abstract class FakeSmartBillTestBase {
  static final String CIF = "RO11111119";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final MutableClock clock = MutableClock.at("2026-09-10T09:00:00Z");
  FakeSmartBill fake;
  FakeCompany shop;

  @BeforeEach
  void open() {
    fake = FakeSmartBill.start(clock).with(FakeQuirk.NO_RATE_LIMIT);
    shop =
        fake.company(CIF)
            .series("MKP", 42)
            .invoiceSeries("FCT", 107)
            .unit("kg")
            .warehouse("Depozit Central")
            .warehouse("Magazin", "en detail")
            .product("CE-500", "Cana emailata 500 ml", "buc", "24.90", "Normala")
            .product("CEAI-1", "Ceainic", "buc", "99.00", "Normala")
            .stock("Depozit Central", "CE-500", 37)
            .stock("Depozit Central", "CEAI-1", 0)
            .stock("Magazin", "CE-500", new BigDecimal("2.5"));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(fake.base() + pathAndQuery))
        .header("Authorization", basic(FakeSmartBill.EMAIL, FakeSmartBill.TOKEN));
  }

  static String basic(String email, String token) {
    byte[] pair = (email + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<byte[]> get(String pathAndQuery) throws IOException {
    return send(request(pathAndQuery).GET());
  }

  HttpResponse<byte[]> call(String method, String pathAndQuery) throws IOException {
    return send(request(pathAndQuery).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  HttpResponse<byte[]> post(String path, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<byte[]> create(JsonNode body) throws IOException {
    return post("/estimate/v2", body.toString());
  }

  /** Creates the usual proforma and returns its number. */
  String created() throws IOException {
    return json(create(estimate())).path("number").asText();
  }

  static String at(String number) {
    return "?cif=" + CIF + "&seriesname=MKP&number=" + number;
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    return Json.parse(response.body());
  }

  static String errorText(HttpResponse<byte[]> response) {
    return json(response).path("errorText").asText();
  }

  static String text(HttpResponse<byte[]> pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf.body())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Two mugs and nothing else. */
  static ObjectNode estimate() {
    ObjectNode body = Json.object().put("companyVatCode", CIF).put("seriesName", "MKP");
    body.put("issueDate", "2026-09-10").put("currency", "RON").put("precision", 2);
    body.put("mentions", "Comanda 48211907\nref MB-01J7Q2");
    ObjectNode client = body.putObject("client").put("name", "Ionescu Maria");
    client.put("country", "Romania").put("city", "Sector 3").put("saveToDb", false);
    body.putArray("products")
        .add(line("CE-500", "Cana emailata 500 ml", "24.90", true).put("quantity", 2));
    return body;
  }

  static ObjectNode line(String code, String name, String price, boolean taxIncluded) {
    return Json.object()
        .put("name", name)
        .put("code", code)
        .put("useSBProductName", true)
        .put("quantity", 1)
        .put("price", new BigDecimal(price))
        .put("isTaxIncluded", taxIncluded)
        .put("currency", "RON")
        .put("measuringUnitName", "buc")
        .put("taxName", "Normala")
        .put("taxPercentage", 21)
        .put("saveToDb", false);
  }

  static ObjectNode firstLine(ObjectNode body) {
    return (ObjectNode) body.path("products").path(0);
  }
}
