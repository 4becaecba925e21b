package biz.megzo.vortex.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultProductRulesTest {
  private static final FieldRecord PRODUCT =
      FieldRecord.builder()
          .text("code", "A-1")
          .text("name", "Lampa  birou")
          .decimal("price", new BigDecimal("100.00"))
          .bool("priceIncludesVat", false)
          .decimal("vatPercent", new BigDecimal("21"))
          .text("currency", "RON")
          .build();

  private static Mapped map(Defaults defaults, Profile profile, FieldRecord product) {
    return Mapping.rules(defaults)
        .active(LinkId.of("shop"), profile)
        .apply(MappingInput.of(product, LocalDate.of(2026, 11, 20)));
  }

  private static FieldRecord ok(Defaults defaults, Profile profile, FieldRecord product) {
    Mapped mapped = map(defaults, profile, product);
    assertThat(mapped).as(mapped.toString()).isInstanceOf(Mapped.Ok.class);
    return ((Mapped.Ok) mapped).target();
  }

  @Test
  void a_product_without_category_manufacturer_and_picture_is_held_and_each_is_named() {
    Mapped mapped = map(Mapping.defaults(), Profile.PRODUCT, PRODUCT);

    assertThat(((Mapped.Held) mapped).problems())
        .extracting(problem -> problem.field())
        .containsExactlyInAnyOrder("manufacturers_name", "categories_id", "products_image");
    assertThat(((Mapped.Held) mapped).problems())
        .allSatisfy(p -> assertThat(p.english()).contains("add a rule"))
        .allSatisfy(p -> assertThat(p.romanian()).contains("adăugați o regulă"));
  }

  @Test
  void a_product_is_complete_once_these_are_told() {
    FieldRecord offer =
        ok(
            Mapping.defaults()
                .category(12)
                .manufacturer("Philips")
                .image("https://shop.example/{code}.jpg")
                .warranty(24),
            Profile.PRODUCT,
            PRODUCT);

    assertThat(offer.text("products_name")).hasValue("Lampa birou");
    assertThat(offer.whole("categories_id")).hasValue(12L);
    assertThat(offer.text("products_image")).hasValue("https://shop.example/A-1.jpg");
    assertThat(offer.whole("garantie")).hasValue(24L);
  }

  @ParameterizedTest
  @CsvSource({"100.00, false, 21, 121", "100.00, true, 21, 100", "9.95, false, 11, 11.04"})
  void a_price_goes_out_with_vat(String price, boolean gross, String rate, String expected) {
    FieldRecord product =
        PRODUCT.toBuilder()
            .decimal("price", new BigDecimal(price))
            .bool("priceIncludesVat", gross)
            .decimal("vatPercent", new BigDecimal(rate))
            .build();
    FieldRecord target = ok(Mapping.defaults(), Profile.PRICE, product);

    assertThat(target.decimal("pretf")).hasValue(new BigDecimal(expected));
    assertThat(target.bool("hasTVA")).hasValue(true);
    assertThat(target.text("moneda")).hasValue("RON");
  }

  @Test
  void a_markup_is_put_on_the_price_with_vat() {
    FieldRecord target =
        ok(Mapping.defaults().markup(new BigDecimal("2.5")), Profile.PRICE, PRODUCT);

    assertThat(target.decimal("pretf")).hasValue(new BigDecimal("124.03"));
  }

  @Test
  void a_net_price_without_a_rate_is_held() {
    FieldRecord product = PRODUCT.toBuilder().remove("vatPercent").build();

    assertThat(map(Mapping.defaults(), Profile.PRICE, product)).isInstanceOf(Mapped.Held.class);
  }

  @Test
  void a_product_without_a_price_is_held_and_the_field_is_named() {
    FieldRecord product = PRODUCT.toBuilder().remove("price").build();
    Mapped mapped = map(Mapping.defaults(), Profile.PRICE, product);

    assertThat(((Mapped.Held) mapped).problems())
        .extracting(problem -> problem.field())
        .containsExactly("pretf");
  }
}
