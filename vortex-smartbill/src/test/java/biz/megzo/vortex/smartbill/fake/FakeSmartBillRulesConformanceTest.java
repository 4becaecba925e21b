package biz.megzo.vortex.smartbill.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section 2.9, and the effects on the catalogue and on clients of 2.2 and 9. */
class FakeSmartBillRulesConformanceTest extends FakeSmartBillTestBase {
  private static Arguments rule(String text, Consumer<ObjectNode> change) {
    return Arguments.of(text, change);
  }

  private static Arguments line(String text, Consumer<ObjectNode> change) {
    return rule(text, body -> change.accept(firstLine(body)));
  }

  private static ObjectNode client(ObjectNode body) {
    return (ObjectNode) body.path("client");
  }

  static Stream<Arguments> rules() {
    String rate = "Cota tva a produsului Cana emailata 500 ml nu a fost gasita pe server!";
    return Stream.of(
        rule("client trebuie specificat", body -> body.remove("client")),
        rule("tara trebuie specificata", body -> client(body).remove("country")),
        rule("Client invalid!", body -> client(body).put("name", " ")),
        rule("estimateProducts trebuie specificat si", body -> body.remove("products")),
        rule("estimateProducts trebuie specificat si", body -> body.putArray("products")),
        rule("Seria nu a fost gasita! Folositi o", body -> body.put("seriesName", "mkp")),
        rule("Seria nu a fost gasita! Folositi o", body -> body.put("seriesName", "FCT")),
        rule("Seria nu a fost gasita! Folositi o", body -> body.remove("seriesName")),
        rule("Data documentului trebuie sa fie", body -> body.put("issueDate", "10.09.2026")),
        rule("Data documentului trebuie sa fie", body -> body.put("issueDate", "2026-02-30")),
        rule("Moneda nu a fost gasita pe server!", body -> body.put("currency", "BTC")),
        rule("Aveti produse care au pretul in alta", body -> body.put("currency", "EUR")),
        rule("Trebuie specificata adresa de email", body -> body.put("sendEmail", true)),
        rule(
            "Server-ul de email nu a fost configurat.",
            body -> body.put("sendEmail", true).putObject("email").put("to", "a@example.test")),
        line("name trebuie specificat pentru fiecare", line -> line.remove("name")),
        line("measuringUnitName trebuie specificat", line -> line.remove("measuringUnitName")),
        line("quantity trebuie specificat pentru", line -> line.remove("quantity")),
        line("price trebuie specificat pentru", line -> line.putNull("price")),
        line("taxPercentage trebuie specificat", line -> line.remove("taxPercentage")),
        line("Produsul Cana emailata 500 ml nu are codul", line -> line.remove("code")),
        line("Unitatea de masura BUC nu a fost", line -> line.put("measuringUnitName", "BUC")),
        line("Gestiunea magazin nu a fost", line -> line.put("warehouseName", "magazin")),
        line("Pretul produsului", line -> line.put("price", -1)),
        line(rate, line -> line.put("taxPercentage", 9)),
        line(rate, line -> line.put("taxName", "21%")),
        line(rate, line -> line.put("taxName", "normala")),
        line("Trebuie sa setezi o cota tva", line -> zero(line).remove("taxName")),
        line("Nu poti sa emiti un document care", line -> line.put("isDiscount", true)));
  }

  private static ObjectNode zero(ObjectNode line) {
    return line.put("taxPercentage", 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_broken_rule_is_refused_and_nothing_is_created(String text, Consumer<ObjectNode> change)
      throws IOException {
    ObjectNode body = estimate();
    change.accept(body);
    var response = create(body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(errorText(response)).startsWith(text);
    assertThat(json(response).path("documentId").asInt()).isEqualTo(-1);
    assertThat(fake.estimates()).isEmpty();
    assertThat(shop.nextNumber("MKP")).isEqualTo(42);
  }

  @Test
  void a_refused_creation_may_also_use_up_a_number() throws IOException {
    fake.with(FakeQuirk.REFUSALS_CONSUME_NUMBERS);
    ObjectNode body = estimate();
    body.remove("client");
    create(body);
    assertThat(created()).isEqualTo("0043");
  }

  @Test
  void discounts_need_a_value_and_a_sane_percentage() throws IOException {
    ObjectNode discount = Json.object().put("name", "Reducere").put("isDiscount", true);
    discount.put("quantity", 0).put("price", 0).put("measuringUnitName", "buc");
    discount.put("numberOfItems", 1);
    ObjectNode body = estimate();
    ((ArrayNode) body.path("products")).add(discount);
    assertThat(errorText(create(body))).startsWith("discountPercentage/discountValue trebuie");
    discount.put("discountPercentage", 101);
    assertThat(errorText(create(body))).isEqualTo("Trebuie sa introduceti valoarea procentului!");
    discount.put("discountType", 1);
    assertThat(errorText(create(body))).startsWith("discountPercentage/discountValue trebuie");
    discount.put("discountValue", -1);
    assertThat(create(body).statusCode()).isEqualTo(200);
  }

  @Test
  void the_included_rate_stands_alone() throws IOException {
    ObjectNode body = estimate();
    var included = line("S", "S", "1", true).put("taxName", "TVA Inclus").put("taxPercentage", 0);
    ((ArrayNode) body.path("products")).add(included);
    assertThat(errorText(create(body))).startsWith("Nu puteti adauga produse cu cote tva diferite");
    body.putArray("products").add(included);
    assertThat(create(body).statusCode()).isEqualTo(200);
  }

  @Test
  void more_than_400_lines_and_a_used_up_plan_are_410() throws IOException {
    ObjectNode body = estimate();
    for (int i = 0; i < 400; i++) {
      ((ArrayNode) body.path("products")).add(firstLine(body).deepCopy());
    }
    assertThat(create(body).statusCode()).isEqualTo(410);
    shop.planExhausted(true);
    var response = create(estimate());
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(errorText(response)).startsWith("Pentru acest pachet s-a emis numarul maxim");
  }

  @Test
  void without_the_right_nothing_is_created() throws IOException {
    shop.rights(false, true);
    assertThat(errorText(create(estimate()))).isEqualTo("Nu aveti dreptul de a adauga proforme");
  }

  @Test
  void a_company_without_vat_takes_no_tax_fields() throws IOException {
    shop.vatPayer(false);
    assertThat(create(estimate()).statusCode()).isEqualTo(400);
    ObjectNode body = estimate();
    firstLine(body).remove(List.of("taxName", "taxPercentage", "isTaxIncluded"));
    assertThat(create(body).statusCode()).isEqualTo(200);
    assertThat(shop.estimates().get(0).total()).isEqualByComparingTo("49.80");
    assertThat(shop.estimates().get(0).vat()).isZero();
  }

  @Test
  void without_codes_a_line_needs_none() throws IOException {
    shop.usesCodes(false);
    ObjectNode body = estimate();
    firstLine(body).remove("code");
    assertThat(create(body).statusCode()).isEqualTo(200);
  }

  @Test
  void the_request_renames_the_product_unless_told_otherwise() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("name", "Cana rosie");
    create(body);
    assertThat(shop.product("CE-500").name()).isEqualTo("Cana emailata 500 ml");
    assertThat(shop.estimates().get(0).lines().get(0).name()).isEqualTo("Cana emailata 500 ml");
    firstLine(body).remove("useSBProductName");
    create(body);
    assertThat(shop.product("CE-500").name()).isEqualTo("Cana rosie");
    assertThat(shop.estimates().get(1).lines().get(0).name()).isEqualTo("Cana rosie");
  }

  @Test
  void save_to_db_makes_and_changes_products() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("code", "NEW").put("saveToDb", true).put("price", 5);
    create(body);
    assertThat(shop.product("NEW").price()).isEqualByComparingTo("5");
    firstLine(body).put("price", 6);
    create(body);
    assertThat(shop.product("NEW").price()).isEqualByComparingTo("6");
    assertThat(shop.products()).hasSize(3);
  }

  @Test
  void the_unit_of_the_catalogue_is_for_known_products() throws IOException {
    ObjectNode body = estimate();
    firstLine(body).put("measuringUnitName", "@@@@@");
    assertThat(create(body).statusCode()).isEqualTo(200);
    firstLine(body).put("code", "UNKNOWN");
    assertThat(create(body).statusCode()).isEqualTo(400);
  }

  @Test
  void clients_are_saved_unless_told_otherwise_and_then_clash() throws IOException {
    create(estimate());
    assertThat(shop.savedClients()).isEmpty();
    ObjectNode body = estimate();
    client(body).put("vatCode", "0000000000000").remove("saveToDb");
    create(body);
    assertThat(shop.savedClients()).containsExactly("Ionescu Maria");
    client(body).put("vatCode", "1");
    assertThat(errorText(create(body))).isEqualTo("Clientul exista deja pe server");
    fake.with(FakeQuirk.CLIENTS_NOT_SAVED_BY_DEFAULT);
    assertThat(create(body).statusCode()).isEqualTo(200);
  }

  @Test
  void errors_may_end_in_markup() throws IOException {
    fake.with(FakeQuirk.HTML_IN_ERRORS);
    assertThat(errorText(create(estimate().put("seriesName", "X"))))
        .startsWith("Seria nu a fost gasita! Folositi o serie creata in contul de cloud.<br/>")
        .contains("moreErrorDetails");
  }
}
