package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 4.1, 4.2, 5.1, 5.2 and 5.5. */
class FakeSmartBillStocksConformanceTest extends FakeSmartBillTestBase {
  private static final String STOCKS = "/stocks?cif=" + CIF + "&date=2026-09-10";

  private String rows(String filters) throws IOException {
    var response = get(STOCKS + filters);
    assertThat(response.statusCode()).isEqualTo(200);
    return StreamSupport.stream(json(response).path("list").spliterator(), false)
        .map(FakeSmartBillStocksConformanceTest::rows)
        .toList()
        .toString();
  }

  private static String rows(JsonNode entry) {
    List<String> products =
        StreamSupport.stream(entry.path("products").spliterator(), false)
            .map(row -> row.path("productCode").asText() + "=" + row.path("quantity"))
            .toList();
    return entry.path("warehouse").path("warehouseName").asText() + products;
  }

  @ParameterizedTest
  @CsvSource({
    "'','[Depozit Central[CE-500=37.0, CEAI-1=0.0], Magazin[CE-500=2.5]]'",
    "&warehouseName=Depozit%20Central,'[Depozit Central[CE-500=37.0, CEAI-1=0.0]]'",
    "&productCode=CE-500,'[Depozit Central[CE-500=37.0], Magazin[CE-500=2.5]]'",
    "&productName=Ceainic,'[Depozit Central[CEAI-1=0.0]]'",
    "&warehouseName=Magazin&productCode=CE-500,[Magazin[CE-500=2.5]]",
    "&warehouseName=Depozit+Central&productName=&productCode=,'[Depozit Central[CE-500=37.0, CEAI-1=0.0]]'",
    "&warehouseName=Magazin&productCode=CEAI-1,[]",
    "&productCode=ce-500,[]"
  })
  void the_filters_narrow_the_answer(String filters, String expected) throws IOException {
    assertThat(rows(filters)).isEqualTo(expected);
  }

  @Test
  void an_entry_has_type_name_code_unit_and_quantity() throws IOException {
    JsonNode entry = json(get(STOCKS + "&warehouseName=Magazin")).path("list").path(0);
    assertThat(entry.toString())
        .isEqualTo(
            "{\"warehouse\":{\"warehouseName\":\"Magazin\",\"warehouseType\":\"en detail\"},"
                + "\"products\":[{\"productName\":\"Cana emailata 500 ml\","
                + "\"productCode\":\"CE-500\",\"measuringUnit\":\"buc\",\"quantity\":2.5}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "/stocks?date=2026-09-10,Ciful firmei trebuie specificat!",
    "/stocks?cif=RO11111119,Data la care vreti sa aflati valoarea stocului trebuie specificata!",
    "/stocks?cif=RO11111119&date=10.09.2026,Data documentului trebuie sa fie de forma yyyy-MM-dd.",
    "/stocks?cif=RO11111119&date=2026-09-10&warehouseName=magazin,Gestiunea magazin nu a fost gasita pe server.",
    "/stocks/ecom/?cif=RO11111119&warehouseName=X,Gestiunea X nu a fost gasita pe server."
  })
  void a_bad_question_is_400(String question, String text) throws IOException {
    assertThat(get(question).statusCode()).isEqualTo(400);
    assertThat(errorText(get(question))).isEqualTo(text);
  }

  @Test
  void without_the_stock_module_there_is_no_stock() throws IOException {
    shop.stockModule(false);
    assertThat(errorText(get(STOCKS))).isEqualTo("Modulul stoc nu este activ!");
  }

  @Test
  void stock_is_that_of_the_day_asked_for() throws IOException {
    clock.set(java.time.Instant.parse("2026-09-10T22:30:00Z")); // already the 11th in Bucharest
    shop.stock("Magazin", "CE-500", 9);
    String magazin = "&warehouseName=Magazin";
    assertThat(rows(magazin)).isEqualTo("[Magazin[CE-500=2.5]]");
    assertThat(json(get("/stocks?cif=" + CIF + "&date=2026-09-11" + magazin)).toString())
        .contains("\"quantity\":9.0");
    assertThat(json(get("/stocks?cif=" + CIF + "&date=2026-09-01")).path("list")).isEmpty();
  }

  @Test
  void quantities_may_be_text_and_zeros_may_be_missing() throws IOException {
    fake.with(FakeQuirk.QUANTITY_AS_TEXT, FakeQuirk.ZERO_STOCK_NOT_LISTED);
    assertThat(rows("&warehouseName=Depozit+Central"))
        .isEqualTo("[Depozit Central[CE-500=\"37.0\"]]");
  }

  @Test
  void without_codes_rows_have_none() throws IOException {
    shop.usesCodes(false);
    assertThat(json(get(STOCKS)).findValues("productCode")).isEmpty();
    assertThat(json(get(STOCKS)).findValues("productName")).hasSize(3);
  }

  @Test
  void the_helpers_of_the_plugin_answer() throws IOException {
    shop.warehouse("Gol");
    assertThat(json(get("/company/mu?cif=" + CIF)).toString())
        .isEqualTo("{\"mu\":[\"buc\",\"kg\"]}");
    assertThat(json(get("/company/warehouses?cif=" + CIF)).toString())
        .isEqualTo("{\"warehouses\":[\"Depozit Central\",\"Magazin\"]}");
    assertThat(json(get("/stocks/ecom/?cif=" + CIF + "&warehouseName=Magazin")).toString())
        .isEqualTo(
            "{\"errorText\":\"\",\"products\":[{\"productName\":\"Cana emailata 500 ml\","
                + "\"productCode\":\"CE-500\",\"measuringUnit\":\"buc\",\"quantity\":2.5}]}");
    assertThat(json(get("/company/mu?cif=" + fake.company("RO2").cif())).path("mu")).isEmpty();
  }

  @Test
  void taxes_are_pairs_and_a_company_without_vat_has_none() throws IOException {
    JsonNode taxes = json(get("/tax?cif=" + CIF)).path("taxes");
    assertThat(taxes.path(0).toString()).isEqualTo("{\"name\":\"Normala\",\"percentage\":21.0}");
    assertThat(taxes).hasSize(6);
    shop.vatPayer(false);
    assertThat(errorText(get("/tax?cif=" + CIF))).isEqualTo("Firma este neplatitoare de tva.");
  }

  @Test
  void series_give_the_next_number_as_integer_or_padded_text() throws IOException {
    String proformas = "/series?cif=" + CIF + "&type=p";
    assertThat(json(get(proformas)).path("list").toString())
        .isEqualTo("[{\"name\":\"MKP\",\"nextNumber\":42,\"type\":\"p\"}]");
    assertThat(json(get("/series?cif=" + CIF)).path("list")).hasSize(2);
    assertThat(json(get("/series?cif=" + CIF + "&type=c")).path("list")).isEmpty();
    fake.with(FakeQuirk.PADDED_NEXT_NUMBER);
    assertThat(json(get(proformas)).findValuesAsText("nextNumber")).containsExactly("0042");
    assertThat(errorText(get("/series?cif=" + CIF + "&type=x")))
        .startsWith("Tipul documentului nu poate fi x!");
  }

  @Test
  void a_proforma_is_mailed_when_there_is_a_mail_server() throws IOException {
    var body = Json.object().put("companyVatCode", CIF).put("seriesName", "MKP");
    body.put("number", created()).put("type", "Proforma").put("to", "a@example.test");
    assertThat(status(body)).isEqualTo(1);
    shop.mailServer(true);
    assertThat(status(body)).isZero();
    assertThat(status(body.put("subject", "not base64!"))).isEqualTo(1);
    assertThat(status(body.put("subject", "U2FsdXQ=").put("number", "0099"))).isEqualTo(1);
    assertThat(shop.mails()).containsExactly(new FakeMail("MKP", "0042", "a@example.test"));
    assertThat(fake.fiscalCalls()).isEmpty();
  }

  private int status(JsonNode body) throws IOException {
    var response = post("/document/send", body.toString());
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response).path("status").path("code").asInt(-1);
  }
}
