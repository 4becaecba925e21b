package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductIndex.Place;
import biz.megzo.vortex.store.ProductIndex.Standing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ProductIndex} promises. */
public abstract class ProductIndexContract extends StoreContract {
  private ProductIndex index() {
    return store().productIndex();
  }

  private void product(String sku, String name) {
    store().products().write(link, List.of(known(sku, name)));
  }

  private static KnownProduct known(String sku, String name) {
    FieldRecord fields = FieldRecord.builder().text("name", name).build();
    return new KnownProduct(Sku.of(sku), fields, FieldRecord.empty(), 0, NOW);
  }

  private void offer(String sku, Listing listing, @Nullable Integer stock, @Nullable String hold) {
    Facet facet =
        stock == null
            ? null
            : new Facet(FieldRecord.builder().whole("stock", stock).build(), -1, NOW, true);
    store()
        .offers()
        .write(link, List.of(new Entry(Sku.of(sku), listing, null, null, facet, hold, null)));
  }

  private List<String> found(ProductSearch search) {
    return codes(index().page(link, search, null, false, 100));
  }

  private static List<String> codes(List<Place> places) {
    return places.stream().map(place -> place.sku().value()).toList();
  }

  @Test
  void words_are_found_anywhere_in_code_and_name_without_case_and_diacritics() {
    product("AB-1", "Cană albă cu ȘORICEI");
    product("AB-2", "Cana neagră");
    product("ZZ-3", "Lampă  de\tbirou");
    assertThat(found(ProductSearch.of("cana"))).containsExactly("AB-1", "AB-2");
    assertThat(found(ProductSearch.of("  CANĂ  şorice "))).containsExactly("AB-1");
    assertThat(found(ProductSearch.of("z-3"))).containsExactly("ZZ-3");
    assertThat(found(ProductSearch.of("birou zz-3 lamp"))).containsExactly("ZZ-3");
    assertThat(found(ProductSearch.of("lampa cana"))).isEmpty();
    assertThat(found(ProductSearch.of(""))).containsExactly("AB-1", "AB-2", "ZZ-3");
    assertThat(index().page(otherLink, ProductSearch.all(), null, false, 9)).isEmpty();
  }

  @Test
  void signs_that_mean_something_to_databases_mean_themselves() {
    product("A%1", "50% reducere");
    product("A_2", "snake_case");
    product("A\\3", "back\\slash");
    product("A'4", "<script>alert('x')</script>");
    product("A5", "Cană \u0000 🎁\ud800");
    assertThat(found(ProductSearch.of("%"))).containsExactly("A%1");
    assertThat(found(ProductSearch.of("_"))).containsExactly("A_2");
    assertThat(found(ProductSearch.of("k\\s"))).containsExactly("A\\3");
    assertThat(found(ProductSearch.of("<script>alert('x"))).containsExactly("A'4");
    assertThat(found(ProductSearch.of("🎁"))).containsExactly("A5");
    assertThat(found(ProductSearch.all().withPrefix("A%"))).containsExactly("A%1");
    assertThat(found(ProductSearch.all().withPrefix("A_"))).containsExactly("A_2");
    assertThat(found(ProductSearch.all().withPrefix("A\\"))).containsExactly("A\\3");
  }

  @Test
  void a_prefix_is_of_the_code_alone_and_its_case_counts() {
    product("ab1", "x");
    product("AB1", "ab");
    product("CAB", "x");
    product("🎁1", "x");
    assertThat(found(ProductSearch.all().withPrefix("ab"))).containsExactly("ab1");
    assertThat(found(ProductSearch.all().withPrefix("AB"))).containsExactly("AB1");
    assertThat(found(ProductSearch.all().withPrefix("🎁"))).containsExactly("🎁1");
    assertThat(found(ProductSearch.all().withPrefix("AB1x"))).isEmpty();
  }

  @Test
  void what_is_found_follows_each_write() {
    product("A", "cana");
    assertThat(index().counts(link)).containsOnly(Map.entry(Standing.absent(), 1L));
    product("A", "lampa");
    assertThat(found(ProductSearch.of("cana"))).isEmpty();
    assertThat(found(ProductSearch.of("lampa"))).containsExactly("A");
    offer("A", Listing.LISTED, 3, null);
    offer("B", Listing.PENDING, null, null);
    assertThat(found(ProductSearch.of("lampa").withFilter(Filter.LISTED))).containsExactly("A");
    assertThat(found(ProductSearch.of("b"))).containsExactly("B");
    product("B", "scaun");
    assertThat(found(ProductSearch.of("scaun").withFilter(Filter.WAITING))).containsExactly("B");
    offer("A", Listing.LISTED, 0, null);
    assertThat(index().counts(link))
        .containsOnly(
            Map.entry(new Standing(Listing.LISTED, false, true), 1L),
            Map.entry(new Standing(Listing.PENDING, false, false), 1L));
    assertThat(index().counts(otherLink)).isEmpty();
  }

  @Test
  void each_filter_lets_through_what_it_says() {
    product("absent", "x");
    offer("heldNew", Listing.ABSENT, null, "content: [MAPPING] x");
    offer("heldOld", Listing.LISTED, 0, "price: [PRICE_JUMP] x");
    offer("listed", Listing.LISTED, 2, null);
    offer("pending", Listing.PENDING, null, null);
    offer("refused", Listing.REFUSED, null, null);
    offer("gone", Listing.SWITCHED_OFF, 0, null);
    Map<Filter, List<String>> expected =
        Map.of(
            Filter.ALL,
            List.of("absent", "gone", "heldNew", "heldOld", "listed", "pending", "refused"),
            Filter.LISTED,
            List.of("heldOld", "listed"),
            Filter.SOLD_OUT,
            List.of("heldOld"),
            Filter.HELD,
            List.of("heldNew", "heldOld"),
            Filter.WAITING,
            List.of("pending"),
            Filter.REFUSED,
            List.of("refused"),
            Filter.NOT_SENT,
            List.of("absent"),
            Filter.GONE,
            List.of("gone"));
    for (Filter filter : Filter.values()) {
      ProductSearch search = ProductSearch.all().withFilter(filter);
      assertThat(found(search)).as(filter.name()).isEqualTo(expected.get(filter));
      assertThat(index().count(link, search, 100)).isEqualTo(expected.get(filter).size());
      long counted =
          index().counts(link).entrySet().stream()
              .filter(one -> filter.fits(one.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(counted).as(filter.name()).isEqualTo(expected.get(filter).size());
    }
  }

  @Test
  void pages_go_on_in_both_orders_and_both_ways() {
    List<KnownProduct> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add(known("S" + (char) ('a' + i), "Produs " + (i % 3)));
    }
    all.add(known("Sz", ""));
    Stream.of("\u00ff", "\ud7ff", "\ue000", "\uff21", "🎁").forEach(c -> all.add(known(c, c)));
    store().products().write(link, all);
    for (Order order : Order.values()) {
      ProductSearch search = ProductSearch.all().withOrder(order);
      List<Place> whole = index().page(link, search, null, false, 100);
      assertThat(whole).hasSize(31);
      List<Place> forth = new ArrayList<>();
      for (List<Place> page = index().page(link, search, null, false, 4);
          !page.isEmpty();
          page = index().page(link, search, forth.get(forth.size() - 1), false, 4)) {
        forth.addAll(page);
      }
      assertThat(forth).isEqualTo(whole);
      List<Place> back = new ArrayList<>();
      for (List<Place> page = index().page(link, search, null, true, 4);
          !page.isEmpty();
          page = index().page(link, search, page.get(0), true, 4)) {
        back.addAll(0, page);
      }
      assertThat(back).isEqualTo(whole);
    }
    assertThat(found(ProductSearch.all())).isEqualTo(List.copyOf(new TreeSet<>(codes(all(all)))));
  }

  private static List<Place> all(List<KnownProduct> products) {
    return products.stream().map(one -> Place.of(one.sku(), "")).toList();
  }

  /** Stores may put a few found products in order themselves, and leave many to a database. */
  @Test
  void many_found_products_come_in_both_orders_from_both_ends() {
    int many = 1100;
    List<KnownProduct> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String end = i == 0 ? " 🎁" : i == 1 ? " \uff21" : "";
      all.add(known("S%04d%s".formatted(i, end), "Cană %04d%s".formatted(i * 7 % many, end)));
      all.add(known("T%04d".formatted(i), "Lampă"));
    }
    store().products().write(link, all);
    for (Order order : Order.values()) {
      ProductSearch search = ProductSearch.of("ană").withOrder(order);
      List<Place> expected =
          all.stream()
              .map(one -> Place.of(one.sku(), ProductIndex.name(one.fields())))
              .filter(place -> place.label().startsWith("cana"))
              .sorted(
                  order == Order.CODE
                      ? Comparator.comparing(Place::sku)
                      : Comparator.comparing(Place::label))
              .toList();
      assertThat(index().page(link, search, null, false, 9)).isEqualTo(expected.subList(0, 9));
      assertThat(index().page(link, search, null, true, 9))
          .isEqualTo(expected.subList(many - 9, many));
      Place middle = expected.get(550);
      assertThat(index().page(link, search, middle, false, 9))
          .isEqualTo(expected.subList(551, 560));
      assertThat(index().page(link, search, middle, true, 9)).isEqualTo(expected.subList(541, 550));
    }
  }

  @Test
  void by_name_goes_without_case_and_diacritics_and_by_code_where_there_is_no_name() {
    product("1", "Șnur");
    product("2", "snop");
    product("3", "Zar");
    product("4", "ăla");
    product("m", "");
    offer("sa", Listing.LISTED, 1, null);
    assertThat(found(ProductSearch.all().withOrder(Order.NAME)))
        .containsExactly("4", "m", "sa", "2", "1", "3");
  }

  @Test
  void a_count_goes_no_further_than_asked() {
    List<KnownProduct> all = IntStream.range(0, 30).mapToObj(i -> known("S" + i, "x")).toList();
    store().products().write(link, all);
    assertThat(index().count(link, ProductSearch.of("x"), 10)).isEqualTo(10);
    assertThat(index().count(link, ProductSearch.of("x"), 1000)).isEqualTo(30);
    assertThat(index().count(link, ProductSearch.of("s29"), 10)).isEqualTo(1);
  }

  @Test
  void very_long_names_and_codes_are_kept_and_found_by_their_beginning() {
    String code = "c".repeat(Sku.MAX_LENGTH);
    String name = "ș🎁".repeat(2000);
    product(code, name);
    product("z", name);
    assertThat(found(ProductSearch.of("s🎁s"))).containsExactly(code, "z");
    List<Place> page =
        index().page(link, ProductSearch.all().withOrder(Order.NAME), null, false, 9);
    List<Place> reversed = new ArrayList<>(page);
    Collections.reverse(reversed);
    assertThat(index().page(link, ProductSearch.all().withOrder(Order.NAME), page.get(0), false, 9))
        .isEqualTo(reversed.subList(0, 1));
  }
}
