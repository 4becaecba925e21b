package biz.megzo.vortex.celro;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.connector.OfferReader.OfferPage;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.ImportState;
import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffersTest {
  @RegisterExtension static final ScriptedMarket market = new ScriptedMarket();

  private static final String UPDATE = "products/updateStockAndPrice";
  private static final String IMPORT = "import/importer";
  private static final Sku A = Sku.of("ABC-1");
  private static final Sku B = Sku.of("ABC-2");

  private static FieldRecord price(String amount) {
    return FieldRecord.builder()
        .decimal("pretf", new BigDecimal(amount))
        .bool("hasTVA", true)
        .build();
  }

  private static FieldRecord content() {
    return FieldRecord.builder()
        .text("products_name", "Lampă")
        .text("manufacturers_name", "ACME")
        .whole("categories_id", 210)
        .text("products_image", "https://img.example/1.jpg")
        .bool("status", true)
        .decimal("products_weight", new BigDecimal("2.50"))
        .records(
            "image",
            List.of(FieldRecord.builder().text("url", "https://img.example/2.jpg").build()))
        .text("charact.Culoare:", "Negru | Alb")
        .build();
  }

  @Test
  void price_and_stock_travel_in_one_item_of_one_json_text() {
    market
        .open()
        .update(
            List.of(
                new OfferUpdate(A, price("120.50"), 0, null), new OfferUpdate(B, null, 7, false)));
    assertThat(market.form(UPDATE).get("products"))
        .isEqualTo(
            "[{\"products_model\":\"ABC-1\",\"pretf\":120.5,\"hasTVA\":1,\"stoc\":0},"
                + "{\"products_model\":\"ABC-2\",\"stoc\":7,\"status\":0}]");
    assertThat(market.count(UPDATE)).isEqualTo(1);
  }

  private static final String JOIN = "products/addOfferToExistingProduct";

  @Test
  void an_offer_on_a_product_of_the_marketplace_carries_price_and_stock_alone() {
    OfferContent offer =
        new OfferContent(
            A, content().toBuilder().bool("existing", true).build(), price("120.50"), 7);
    assertThat(market.open().joins(offer.content())).isTrue();
    assertThat(market.open().joins(content())).isFalse();
    market.open().join(offer);
    assertThat(market.form(JOIN))
        .containsEntry("products_model", "QUJDLTE=")
        .containsEntry("stoc", "7")
        .containsEntry("pret", "120.5")
        .containsEntry("overridePrice", "0");
    assertThat(market.count(IMPORT)).isZero();
  }

  @Test
  void an_offer_on_a_product_of_the_marketplace_needs_a_price_with_vat() {
    FieldRecord net = price("10").toBuilder().bool("hasTVA", false).build();
    assertThat(market.open().join(new OfferContent(A, content(), net, 1)))
        .isInstanceOfSatisfying(
            BatchResult.Taken.class,
            taken -> assertThat(taken.refused().get(A)).contains("map hasTVA to true"));
    assertThat(market.count(JOIN)).isZero();
  }

  @Test
  void promotions_and_former_prices_are_left_alone_unless_mapped() {
    market.open().update(List.of(new OfferUpdate(A, price("120.50"), 1, null)));
    assertThat(market.form(UPDATE).get("products"))
        .doesNotContain("pret_vechi", "promo", "overridePrice", "status");
  }

  @Test
  void mandatory_characteristics_that_content_lacks_are_named_and_asked_for_once() {
    market.payload(
        "products/listCategoryMandatoryCharacteristics",
        "[{\"id\":1,\"name\":\"Culoare:\"},{\"id\":2,\"name\":\"Material\"}]");
    CelRo open = market.open();
    assertThat(open.lacks(content())).containsExactly("charact.Material");
    assertThat(open.lacks(content().toBuilder().text("charact.material:", "lemn").build()))
        .isEmpty();
    assertThat(market.count("products/listCategoryMandatoryCharacteristics")).isEqualTo(1);
  }

  @Test
  void an_answer_without_lists_is_taken_but_not_confirmed() {
    market.payload(UPDATE, "{\"success\":1}");
    assertThat(market.open().update(List.of(new OfferUpdate(A, null, 1, null))))
        .isEqualTo(new BatchResult.Taken(Map.of(), false));
  }

  @Test
  void lists_of_models_say_who_was_taken() {
    market.payload(
        UPDATE,
        "{\"updated\":[\"abc-1 \"],\"notUpdated\":[],\"exceptions\":{},\"error\":[\"ABC-2\"]}");
    BatchResult result =
        market
            .open()
            .update(List.of(new OfferUpdate(A, null, 1, null), new OfferUpdate(B, null, 2, null)));
    assertThat(result)
        .isInstanceOfSatisfying(
            BatchResult.Taken.class,
            taken -> {
              assertThat(taken.confirmed()).isTrue();
              assertThat(taken.refused()).containsOnlyKeys(B);
            });
  }

  @Test
  void the_channels_words_for_an_item_are_kept() {
    market.payload(
        UPDATE, "{\"updated\":[\"ABC-1\"],\"exceptions\":{\"ABC-2\":\"Pret prea mic\"}}");
    assertThat(
            market
                .open()
                .update(
                    List.of(new OfferUpdate(A, null, 1, null), new OfferUpdate(B, null, 2, null))))
        .isEqualTo(new BatchResult.Taken(Map.of(B, "Pret prea mic"), true));
  }

  @Test
  void an_item_that_can_not_be_sent_stays_behind_alone() {
    FieldRecord noFlag = FieldRecord.builder().decimal("pretf", BigDecimal.ONE).build();
    BatchResult result =
        market
            .open()
            .update(
                List.of(
                    new OfferUpdate(A, noFlag, 1, null),
                    new OfferUpdate(Sku.of("zero"), price("0"), 1, null),
                    new OfferUpdate(Sku.of("minus"), null, -1, null),
                    new OfferUpdate(Sku.of("empty"), null, null, null),
                    new OfferUpdate(B, null, 2, null)));
    assertThat(((BatchResult.Taken) result).refused())
        .containsOnlyKeys(A, Sku.of("zero"), Sku.of("minus"), Sku.of("empty"))
        .hasEntrySatisfying(A, words -> assertThat(words).contains("hasTVA"));
    assertThat(market.form(UPDATE).get("products"))
        .isEqualTo("[{\"products_model\":\"ABC-2\",\"stoc\":2}]");
    assertThat(market.open().update(List.of(new OfferUpdate(A, noFlag, 1, null))))
        .isInstanceOf(BatchResult.Taken.class);
    assertThat(market.count(UPDATE)).isEqualTo(1);
  }

  @Test
  void a_refused_batch_comes_back_whole() {
    market.answer(
        UPDATE,
        ScriptedMarket.json(
            "{\"error\":9,\"tokenStatus\":1,\"message\":\"Produs necunoscut: X\"}"));
    assertThat(market.open().update(List.of(new OfferUpdate(A, null, 1, null))))
        .isEqualTo(new BatchResult.Refused("Produs necunoscut: X"));
    market.answer(UPDATE, aResponse().withStatus(413));
    assertThat(market.open().update(List.of(new OfferUpdate(A, null, 1, null))))
        .isInstanceOf(BatchResult.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"error\":0,", "[]"})
  void an_unclear_answer_is_unknown_and_was_sent(String body) {
    market.answer(UPDATE, aResponse().withBody(body));
    assertThat(market.open().update(List.of(new OfferUpdate(A, null, 1, null))))
        .isInstanceOfSatisfying(
            BatchResult.Unknown.class, unknown -> assertThat(unknown.sent()).isTrue());
  }

  @Test
  void units_are_not_sent_again_after_a_wait_in_which_they_may_be_sold() {
    market.answer(
        UPDATE, ScriptedMarket.json("slow down").withStatus(429).withHeader("Retry-After", "12"));
    assertThat(market.open().update(List.of(new OfferUpdate(Sku.of("A"), null, 7, null))))
        .isInstanceOf(BatchResult.Unknown.class);
    assertThat(market.count(UPDATE)).isEqualTo(1);
  }

  @Test
  void refused_credentials_are_unknown_and_not_sent() {
    market.answer(
        "login/actionLogin",
        ScriptedMarket.json("{\"error\":405,\"tokenStatus\":0,\"message\":\"nu\"}"));
    assertThat(market.open().update(List.of(new OfferUpdate(A, null, 1, null))))
        .isInstanceOfSatisfying(
            BatchResult.Unknown.class, unknown -> assertThat(unknown.sent()).isFalse());
  }

  @Test
  void more_than_fits_one_call_is_a_mistake_of_the_caller() {
    List<OfferUpdate> many = Collections.nCopies(101, new OfferUpdate(A, null, 1, null));
    assertThatThrownBy(() -> market.open().update(many))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_new_offer_is_sent_in_full_form_with_brackets() {
    BatchResult result =
        market.open().publish(List.of(new OfferContent(A, content(), price("99.90"), 7)));
    assertThat(result).isEqualTo(new BatchResult.Taken(Map.of(), false));
    assertThat(market.form(IMPORT))
        .containsExactly(
            Map.entry("products[0][products_model]", "ABC-1"),
            Map.entry("products[0][products_name]", "Lampă"),
            Map.entry("products[0][manufacturers_name]", "ACME"),
            Map.entry("products[0][categories_id]", "210"),
            Map.entry("products[0][products_image]", "https://img.example/1.jpg"),
            Map.entry("products[0][products_weight]", "2.5"),
            Map.entry("products[0][status]", "1"),
            Map.entry("products[0][stoc]", "7"),
            Map.entry("products[0][pretf]", "99.9"),
            Map.entry("products[0][hasTVA]", "1"),
            Map.entry("products[0][image][0][id]", "0"),
            Map.entry("products[0][image][0][url]", "https://img.example/2.jpg"),
            Map.entry("products[0][charact][Culoare:][0]", "Negru"),
            Map.entry("products[0][charact][Culoare:][1]", "Alb"),
            Map.entry("test", "1"),
            Map.entry("api_version", "2.2.0"));
  }

  @Test
  void an_offer_that_lacks_something_says_what() {
    FieldRecord noCategory = content().toBuilder().remove("categories_id").build();
    FieldRecord badName = content().toBuilder().text("charact.A]b", "x").build();
    BatchResult result =
        market
            .open()
            .publish(
                List.of(
                    new OfferContent(A, noCategory, price("1"), 1),
                    new OfferContent(B, badName, price("1"), 1)));
    assertThat(((BatchResult.Taken) result).refused().get(A)).contains("categories_id");
    assertThat(((BatchResult.Taken) result).refused().get(B)).contains("A]b");
    assertThat(market.count(IMPORT)).isZero();
  }

  @Test
  void a_call_never_holds_more_than_900_variables() {
    FieldRecord.Builder rich = content().toBuilder();
    IntStream.range(0, 60).forEach(i -> rich.text("charact.C" + i, "1|2"));
    List<OfferContent> offers =
        IntStream.range(0, 8)
            .mapToObj(i -> new OfferContent(Sku.of("S" + i), rich.build(), price("1"), 1))
            .toList();
    assertThat(market.open().publish(offers)).isInstanceOf(BatchResult.Refused.class);
    assertThat(market.count(IMPORT)).isZero();
    assertThat(market.open().publish(offers.subList(0, 6))).isInstanceOf(BatchResult.Taken.class);
    FieldRecord.Builder huge = content().toBuilder();
    IntStream.range(0, 1000).forEach(i -> huge.text("charact.C" + i, "1"));
    BatchResult alone =
        market.open().publish(List.of(new OfferContent(A, huge.build(), price("1"), 1)));
    assertThat(((BatchResult.Taken) alone).refused()).containsOnlyKeys(A);
  }

  @Test
  void import_states_are_asked_for_in_chunks_and_unknown_words_left_out() {
    market.payload(
        "import/productImportStatus",
        "[{\"model\":\"S1\",\"status\":\"ON_SITE\"},{\"model\":\"S2\",\"status\":\"IMPORT_REFUSED\","
            + "\"message\":\"Imagine lipsa\"},{\"model\":\"S3\",\"status\":\"ALTCEVA\"}]");
    List<Sku> skus = IntStream.range(0, 60).mapToObj(i -> Sku.of("S" + i)).toList();
    Map<Sku, ImportState> states = market.open().importStates(skus);
    assertThat(states)
        .containsOnly(
            Map.entry(Sku.of("S1"), new ImportState(ImportState.Phase.LISTED, "")),
            Map.entry(Sku.of("S2"), new ImportState(ImportState.Phase.REFUSED, "Imagine lipsa")));
    assertThat(market.count("import/productImportStatus")).isEqualTo(2);
    assertThat(market.form("import/productImportStatus").get("products"))
        .startsWith("[{\"model\":\"S50\"}");
  }

  @Test
  void offers_are_read_by_pages_with_their_many_names() {
    String more =
        IntStream.range(0, 49)
            .mapToObj(i -> "{\"products_model\":\"M" + i + "\"}")
            .collect(Collectors.joining(","));
    market.answers(
        "products/readProducts",
        ScriptedMarket.envelope(
            "{\"limit\":50,\"moreavailable\":\"1\",\"data\":[{\"products_model\":\"A1\",\"products_name\":\"Nume\","
                + "\"pretf\":\"12,50\",\"stoc\":\"7\",\"status\":\"0\"},"
                + more
                + "]}"),
        ScriptedMarket.envelope(
            "{\"limit\":2,\"moreavailable\":0,\"data\":{\"0\":{\"model\":\"Z\",\"pretlei\":3,\"products_quantity\":1.0,"
                + "\"moneda\":\"EUR\"},\"1\":{\"model\":\"\"}}}"));
    CelRo celro = market.open();
    OfferPage first = celro.offers((String) null);
    assertThat(first.offers()).hasSize(50);
    assertThat(first.offers().get(0))
        .isEqualTo(new Offer(Sku.of("A1"), "Nume", Money.ron("12.50"), 7, false));
    OfferPage last = celro.offers(first.next());
    assertThat(last.next()).isNull();
    assertThat(last.offers()).hasSize(1);
    assertThat(last.offers().get(0).stock()).isEqualTo(1);
    assertThat(last.offers().get(0).active()).isTrue();
    assertThat(market.form("products/readProducts"))
        .containsEntry("start", "50")
        .containsEntry("limit", "50");
  }

  @Test
  void offers_of_named_skus_are_read_in_chunks_and_others_dropped() {
    market.payload(
        "products/readProducts",
        "{\"moreavailable\":0,\"data\":[{\"products_model\":\"S1\"},{\"products_model\":\"foreign\"}]}");
    List<Sku> skus = IntStream.range(0, 51).mapToObj(i -> Sku.of("S" + i)).toList();
    assertThat(market.open().offers(skus)).extracting(Offer::sku).containsExactly(Sku.of("S1"));
    assertThat(market.count("products/readProducts")).isEqualTo(2);
    assertThat(market.form("products/readProducts").get("filters"))
        .isEqualTo("{\"products_model\":[\"S50\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"categories_id\":1,\"name\":\"Casa\"},{\"categories_id\":2,\"name\":\"Birou\",\"parent_id\":1}]",
        "{\"parent\":{\"id\":\"1\",\"name\":\"Casa\",\"children\":[{\"id\":2,\"name\":\"Birou\"}]}}",
        "{\"1\":{\"name\":\"Casa\",\"copii\":{\"2\":\"Birou\"}}}"
      })
  void categories_are_found_whatever_their_form(String json) {
    market.payload("import/getSupplierCategories", json);
    assertThat(market.open().categories())
        .containsExactly(new Category(1, "Casa", null), new Category(2, "Birou", 1L));
  }

  @Test
  void mandatory_characteristics_are_remembered_for_a_day() {
    String call = "products/listCategoryMandatoryCharacteristics";
    market.payload(
        call, "[{\"id\":618,\"name\":\"Culoare:\",\"values\":[{\"name\":\"Negru\"},\"Alb\"]}]");
    CelRo celro = market.open();
    assertThat(celro.mandatoryCharacteristics(210))
        .containsExactly(new Characteristic("618", "Culoare:", List.of("Negru", "Alb")));
    assertThat(celro.mandatoryCharacteristics(210).get(0).field()).isEqualTo("charact.Culoare:");
    assertThat(market.count(call)).isEqualTo(1);
    market.clock.advance(java.time.Duration.ofDays(1));
    celro.mandatoryCharacteristics(210);
    assertThat(market.count(call)).isEqualTo(2);
  }

  @Test
  void the_rejected_queue_is_followed_to_its_end() {
    market.answers(
        "products/getRejectedProducts",
        ScriptedMarket.envelope(
            "{\"moreavailable\":1,\"data\":[{\"products_model\":\"A\",\"motiv\":\"Imagine\"}]}"),
        ScriptedMarket.envelope(
            "{\"moreavailable\":0,\"data\":[{\"products_model\":\"B\",\"vizualizat\":1}]}"));
    assertThat(market.open().rejectedOffers())
        .containsExactly(
            new QueuedOffer(Sku.of("A"), "", "Imagine", false),
            new QueuedOffer(Sku.of("B"), "", "", true));
    assertThat(market.form("products/getRejectedProducts")).containsEntry("start", "1");
  }
}
