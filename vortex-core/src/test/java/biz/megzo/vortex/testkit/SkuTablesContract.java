package biz.megzo.vortex.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link OfferLedger} and every {@link ProductStore} promises. */
public abstract class SkuTablesContract extends StoreContract {
  /** Code units, code points and languages sort these in different ways. */
  private static final List<String> SPELLINGS =
      List.of(
          "b", "B", "a", "A", "ă", "Ă", "ș", "z", "10", "9", "a b", "a-b", "ab", "é", "e\u0301",
          "\u00ff", "\ud7ff", "\ue000", "\uff21", "🎁", "🎁a", "a🎁", "a\uff21", "\uffee", "𝒜");

  private OfferLedger offers() {
    return store().offers();
  }

  private ProductStore products() {
    return store().products();
  }

  private static FieldRecord stock(long units) {
    return FieldRecord.builder().whole("stock", units).build();
  }

  private static Entry listed(Sku sku, long units) {
    return new Entry(
        sku, Listing.LISTED, null, null, new Facet(stock(units), -1, NOW, true), null, null);
  }

  private static KnownProduct product(Sku sku, String name) {
    FieldRecord fields =
        FieldRecord.builder().text("name", name).decimal("price", new BigDecimal("9.90")).build();
    return new KnownProduct(sku, fields, FieldRecord.empty(), 0, NOW);
  }

  private static List<Sku> sorted() {
    return new ArrayList<>(new TreeSet<>(SPELLINGS.stream().map(Sku::of).toList()));
  }

  @Test
  void an_entry_comes_back_whole_and_is_replaced_whole() {
    Sku sku = Sku.of("Ș-1 🎁");
    FieldRecord content =
        FieldRecord.builder().text("products_name", "Cană \u0000 🎁").text("d", "<p>").build();
    Entry full =
        new Entry(
            sku,
            Listing.PENDING,
            new Facet(content, 4, NOW, false),
            new Facet(FieldRecord.empty(), 2, NOW, true),
            new Facet(stock(3), -1, NOW, true),
            "too dear",
            "refused: preț");
    offers().write(link, List.of(full));
    assertThat(offers().find(link, sku)).contains(full);
    offers().write(link, List.of(Entry.unlisted(sku)));
    assertThat(offers().find(link, sku)).contains(Entry.unlisted(sku));
    assertThat(offers().find(otherLink, sku)).isEmpty();
  }

  @Test
  void of_two_entries_of_one_sku_in_a_write_the_last_counts() {
    Sku sku = Sku.of("A");
    offers().write(link, List.of(listed(sku, 1), listed(sku, 2)));
    assertThat(offers().find(link, sku)).contains(listed(sku, 2));
    offers().write(link, List.of());
    products().write(link, List.of(product(sku, "old"), product(sku, "new")));
    assertThat(products().find(link, List.of(sku, sku))).containsExactly(product(sku, "new"));
  }

  @Test
  void a_sku_that_databases_can_not_keep_is_none() {
    assertThat(Stream.of("a\u0000", "a\ud800", "\udc00b", " a", "").filter(Sku::valid)).isEmpty();
    assertThat(SPELLINGS).allMatch(Sku::valid);
  }

  @Test
  void case_counts_in_skus() {
    offers().write(link, List.of(listed(Sku.of("a"), 1), listed(Sku.of("A"), 2)));
    assertThat(offers().find(link, Sku.of("a"))).contains(listed(Sku.of("a"), 1));
    assertThat(offers().count(link, Listing.LISTED)).isEqualTo(2);
    assertThat(offers().count(link, Listing.REFUSED)).isZero();
  }

  @Test
  void pages_go_in_the_order_in_which_java_compares_strings() {
    offers().write(link, sorted().stream().map(sku -> listed(sku, 1)).toList());
    products().write(link, sorted().stream().map(sku -> product(sku, "x")).toList());
    List<Sku> offersSeen = new ArrayList<>();
    List<Sku> productsSeen = new ArrayList<>();
    for (Sku after = null; ; ) {
      List<Entry> page = offers().page(link, after, 2);
      productsSeen.addAll(products().page(link, after, 2).stream().map(KnownProduct::sku).toList());
      offersSeen.addAll(page.stream().map(Entry::sku).toList());
      if (page.isEmpty()) {
        break;
      }
      after = page.get(page.size() - 1).sku();
    }
    assertThat(offersSeen).containsExactlyElementsOf(sorted());
    assertThat(productsSeen).containsExactlyElementsOf(sorted());
  }

  @Test
  void a_page_goes_on_behind_a_sku_that_is_not_there() {
    offers().write(link, List.of(listed(Sku.of("A"), 1), listed(Sku.of("C"), 1)));
    assertThat(offers().page(link, Sku.of("B"), 9)).containsExactly(listed(Sku.of("C"), 1));
    assertThat(offers().page(link, Sku.of("C"), 9)).isEmpty();
    assertThat(offers().page(otherLink, null, 9)).isEmpty();
  }

  @Test
  void a_sample_is_spread_evenly_over_the_catalogue() {
    List<KnownProduct> all =
        IntStream.range(100, 200).mapToObj(i -> product(Sku.of("S" + i), "x")).toList();
    products().write(link, all);
    products().write(otherLink, List.of(product(Sku.of("S1000"), "x")));
    assertThat(products().sample(link, 4))
        .extracting(each -> each.sku().value())
        .containsExactly("S124", "S149", "S174", "S199");
    assertThat(products().sample(link, 7)).hasSize(7);
    assertThat(products().sample(link, 100)).isEqualTo(products().page(link, null, 100));
    assertThat(products().sample(link, 1000)).isEqualTo(products().page(link, null, 100));
    assertThat(products().sample(link, 0)).isEmpty();
    assertThat(products().sample(LinkId.of("nothing-here"), 5)).isEmpty();
  }

  @Test
  void many_rows_are_written_and_found() {
    List<Sku> skus = IntStream.range(0, 2500).mapToObj(i -> Sku.of("S" + i)).toList();
    offers().write(link, skus.stream().map(sku -> listed(sku, 1)).toList());
    products().write(link, skus.stream().map(sku -> product(sku, "x")).toList());
    List<Sku> asked = Stream.concat(skus.stream(), Stream.of(Sku.of("none"))).toList();
    Set<Sku> all = Set.copyOf(skus);
    assertThat(offers().find(link, asked).stream().map(Entry::sku)).hasSize(2500);
    assertThat(offers().find(link, asked).stream().map(Entry::sku).collect(toSet())).isEqualTo(all);
    assertThat(products().find(link, asked).stream().map(KnownProduct::sku)).hasSize(2500);
    assertThat(products().find(link, asked).stream().map(KnownProduct::sku).collect(toSet()))
        .isEqualTo(all);
    assertThat(offers().page(link, null, 10_000)).hasSize(2500);
  }

  @Test
  void a_product_comes_back_whole_and_is_replaced_whole() {
    Sku sku = Sku.of("A");
    FieldRecord onHand =
        FieldRecord.builder().decimal("quantity", new BigDecimal("-1.250")).build();
    KnownProduct full =
        new KnownProduct(sku, FieldRecord.builder().text("name", "ț🎁").build(), onHand, 2, NOW);
    products().write(link, List.of(full));
    assertThat(products().find(link, List.of(sku, Sku.of("none")))).containsExactly(full);
    products().write(link, List.of(product(sku, "new")));
    assertThat(products().find(link, List.of(sku))).containsExactly(product(sku, "new"));
    assertThat(products().find(otherLink, List.of(sku))).isEmpty();
    assertThat(products().find(link, List.of())).isEmpty();
  }
}
