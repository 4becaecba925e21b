package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.publish.ProductPage;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.publish.ProductStory;
import biz.megzo.vortex.testkit.LargeShelf;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a person waits for the lists and pages of products among 100,000 SKUs, as Markdown: the
 * time on the clock of single calls of the library, one after the other. Words choose stores:
 * {@code postgresql}, {@code h2}; a number chooses how many SKUs.
 */
public final class PanelNumbers {
  private static final LinkId LINK = LinkId.of("numbers");
  private static final int SIZE = 50;
  private static final int WARM = 10;
  private static final int ROUNDS = 60;

  private PanelNumbers() {}

  public static void main(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    int products = 100_000;
    for (String word : args) {
      if (word.matches("[0-9]+")) {
        products = Integer.parseInt(word);
        words.remove(word);
      }
    }
    if (words.isEmpty() || words.contains("postgresql")) {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
        measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres"), products);
      }
    }
    if (words.isEmpty() || words.contains("h2")) {
      Path folder = Files.createTempDirectory("vortex-panel");
      measure("H2 file", "jdbc:h2:file:" + folder.resolve("db"), products);
    }
  }

  private static void measure(String name, String url, int products) {
    try (JdbcStore store = JdbcStore.open(url, null, null)) {
      long began = System.nanoTime();
      new LargeShelf(LINK, store).fill(products);
      System.out.printf(
          "%n%s, %,d SKUs, filled in %.0f s%n%n",
          name, products, (System.nanoTime() - began) / 1e9);
    }
    try (JdbcStore store = JdbcStore.open(url, null, null)) {
      LargeShelf shelf = new LargeShelf(LINK, store);
      StockList erp = new StockList(0);
      CountingShop shop = new CountingShop();
      Vortex vortex =
          Vortex.create(store)
              .rules(Mapping.rules(store, MappingConfig.standard()))
              .link(Link.builder(LINK.value()).erp(context -> erp).channel(context -> shop).build())
              .build();
      System.out.println("| | first | p50 | p95 | most |");
      System.out.println("|---|---:|---:|---:|---:|");
      calls(vortex.products(LINK), products)
          .forEach(
              (what, call) -> System.out.println("| " + what + " | " + times(shelf, call) + " |"));
    }
  }

  private static Map<String, Runnable> calls(ProductDesk desk, int products) {
    ProductSearch all = ProductSearch.all();
    ProductSearch byName = all.withOrder(Order.NAME);
    Sku middle = LargeShelf.sku(products / 2);
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("list, first page by code", () -> some(desk.first(all, SIZE)));
    calls.put("list, first page by name", () -> some(desk.first(byName, SIZE)));
    calls.put("list, last page by code", () -> some(desk.last(all, SIZE)));
    calls.put("list, last page by name", () -> some(desk.last(byName, SIZE)));
    ProductPage.Row row = desk.first(all.withPrefix(middle.value()), 1).rows().get(0);
    calls.put("list, next page in the middle", () -> some(desk.after(all, row.place(), SIZE)));
    for (Order order : Order.values()) {
      String by = order == Order.CODE ? "" : ", by name";
      String[][] searches = {
        {"a word of many names", "cana"},
        {"a word whose names come last", "vaza"},
        {"the middle of a word", "osi"},
        {"three words", "raft rosie mare"},
        {"one product's code", middle.value()},
      };
      for (String[] one : searches) {
        ProductSearch search = search(one[1]).withOrder(order);
        calls.put("search, " + one[0] + by, () -> some(desk.first(search, SIZE)));
        calls.put("search, " + one[0] + by + ", last page", () -> some(desk.last(search, SIZE)));
      }
      ProductSearch none = search("nimicnimic").withOrder(order);
      calls.put("search, nothing found" + by, () -> desk.first(none, SIZE));
    }
    for (Filter filter : Filter.values()) {
      if (filter != Filter.ALL) {
        calls.put("filter " + filter, () -> desk.first(all.withFilter(filter), SIZE));
        calls.put(
            "filter " + filter + ", by name", () -> desk.first(byName.withFilter(filter), SIZE));
        calls.put(
            "filter " + filter + ", nothing found",
            () -> desk.first(search("nimicnimic").withFilter(filter), SIZE));
      }
    }
    calls.put("filter HELD, last page", () -> some(desk.last(all.withFilter(Filter.HELD), SIZE)));
    calls.put(
        "filter SOLD_OUT with a word, by name",
        () ->
            some(
                desk.first(
                    search("cana").withFilter(Filter.SOLD_OUT).withOrder(Order.NAME), SIZE)));
    calls.put("prefix of the code", () -> some(desk.first(all.withPrefix("P-05"), SIZE)));
    calls.put("prefix of one code", () -> some(desk.first(all.withPrefix(middle.value()), SIZE)));
    calls.put("numbers of all filters", desk::counts);
    calls.put("number found, to 1000", () -> desk.count(search("cana"), 1000));
    calls.put("number found, none", () -> desk.count(search("nimicnimic"), 1000));
    calls.put("one product's whole story", () -> known(desk.story(middle)));
    return calls;
  }

  private static ProductSearch search(String text) {
    return ProductSearch.of(text);
  }

  private static void some(ProductPage page) {
    if (page.rows().isEmpty()) {
      throw new IllegalStateException("an empty page");
    }
  }

  private static void known(Optional<ProductStory> story) {
    if (story.isEmpty() || story.get().mapped().isEmpty()) {
      throw new IllegalStateException("nothing is known of a product");
    }
  }

  /** Each call after a write of another product: H2 keeps results while nothing is written. */
  private static String times(LargeShelf shelf, Runnable call) {
    shelf.touch();
    double first = millis(call);
    for (int i = 0; i < WARM; i++) {
      shelf.touch();
      call.run();
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      shelf.touch();
      times[i] = millis(call);
    }
    Arrays.sort(times);
    return "%.0f | %.1f | %.1f | %.0f"
        .formatted(first, times[ROUNDS / 2], times[ROUNDS * 95 / 100], times[ROUNDS - 1]);
  }

  private static double millis(Runnable call) {
    long began = System.nanoTime();
    call.run();
    return (System.nanoTime() - began) / 1e6;
  }
}
