package biz.megzo.vortex.publish;

import static biz.megzo.vortex.publish.Scene.LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductPage.Row;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.stock.StockTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductDeskTest {
  private final Scene scene = new Scene();

  private ProductDesk desk() {
    return scene.vortex.products(LINK);
  }

  private static List<String> codes(ProductPage page) {
    return page.rows().stream().map(row -> row.sku().value()).toList();
  }

  @Test
  void pages_say_whether_there_are_others_before_and_behind_them() {
    scene.listed(5, "10");
    ProductPage first = desk().first(ProductSearch.all(), 2);
    assertThat(codes(first)).containsExactly("P0", "P1");
    assertThat(first.hasPrevious()).isFalse();
    assertThat(first.hasNext()).isTrue();
    ProductPage second = desk().after(ProductSearch.all(), first.rows().get(1).place(), 2);
    assertThat(codes(second)).containsExactly("P2", "P3");
    assertThat(second.hasPrevious()).isTrue();
    ProductPage last = desk().last(ProductSearch.all(), 2);
    assertThat(codes(last)).containsExactly("P3", "P4");
    assertThat(last.hasNext()).isFalse();
    assertThat(last.hasPrevious()).isTrue();
    ProductPage back = desk().before(ProductSearch.all(), last.rows().get(0).place(), 9);
    assertThat(codes(back)).containsExactly("P0", "P1", "P2");
    assertThat(back.hasPrevious()).isFalse();
    assertThat(back.hasNext()).isTrue();
    assertThatThrownBy(() -> desk().first(ProductSearch.all(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rows_show_product_listing_and_hold_and_the_numbers_agree_with_them() {
    scene.listed(3, "10");
    scene.erp.product("P1", "Product 1", "500.00").stock("P1", "10");
    scene.beat();
    assertThat(desk().counts())
        .containsEntry(Filter.ALL, 3L)
        .containsEntry(Filter.LISTED, 3L)
        .containsEntry(Filter.HELD, 1L)
        .containsEntry(Filter.REFUSED, 0L);
    ProductPage held = desk().first(ProductSearch.all().withFilter(Filter.HELD), 9);
    Row row = held.rows().get(0);
    assertThat(row.sku()).isEqualTo(Sku.of("P1"));
    assertThat(row.name()).isEqualTo("Product 1");
    assertThat(row.entry().orElseThrow().hold()).contains("PRICE_JUMP");
    assertThat(desk().count(ProductSearch.of("product"), 2)).isEqualTo(2);
    assertThat(codes(desk().first(ProductSearch.of("PRODUCT 2"), 9))).containsExactly("P2");
  }

  @Test
  void a_story_tells_everything_of_one_product() {
    scene.listed(2, "10");
    Sku sku = Sku.of("P0");
    scene
        .vortex
        .stock(LINK)
        .change(
            StockTarget.sku(sku),
            terms -> terms.withBuffer(StockBuffer.units(4)),
            "ana",
            "it breaks easily");
    scene.beat();
    ProductStory story = desk().story(sku).orElseThrow();
    assertThat(story.sku()).isEqualTo(sku);
    assertThat(story.offer().product()).isPresent();
    assertThat(story.stock().orElseThrow().line().orElseThrow().offered()).isEqualTo(6);
    assertThat(story.setting().terms())
        .isEqualTo(StockTerms.none().withBuffer(StockBuffer.units(4)));
    assertThat(story.setting().author()).isEqualTo("ana");
    assertThat(story.code()).isEqualTo(new ProductStory.Code(java.util.Optional.of(sku), false));
    assertThat(story.mapped()).containsOnlyKeys(Profile.PRODUCT, Profile.PRICE);
    assertThat(story.history()).anyMatch(fact -> fact.action().equals("stock.set"));
    assertThat(story.history().get(0).action()).isEqualTo("stock.pushed");
    assertThat(desk().at(sku, scene.clock.instant())).containsKey("stock.pushed");
    assertThat(desk().story(Sku.of("nobody"))).isEmpty();
  }

  @Test
  void a_story_names_the_offer_that_people_linked_and_none_where_codes_collide() {
    scene.listed(2, "10");
    scene
        .vortex
        .codes(LINK)
        .link(List.of(new CodeLink(Sku.of("P0"), Sku.of("P1"))), "ana", "renamed");
    ProductStory.Code linked = desk().story(Sku.of("P0")).orElseThrow().code();
    assertThat(linked.channel()).contains(Sku.of("P1"));
    assertThat(linked.linked()).isTrue();
    ProductStory.Code taken = desk().story(Sku.of("P1")).orElseThrow().code();
    assertThat(taken.channel()).isEmpty();
    assertThat(taken.linked()).isFalse();
  }
}
