package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.PublishSettings;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the stock flow as Markdown: calls per heartbeat, the time to find out that nothing
 * changed, changes published over HTTP, and a million SKUs in a small heap. Words choose parts:
 * {@code calls}, {@code publish}, {@code diff}, {@code million}.
 */
public final class PublishNumbers {
  static final LinkId LINK = LinkId.of("numbers");
  private static final int UNCHANGED = 100_000;
  private static final int MILLION = 1_000_000;
  private static final int ROUNDS = 7;

  private PublishNumbers() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> parts =
        args.length == 0 ? List.of("calls", "publish", "diff", "million") : List.of(args);
    if (parts.contains("child")) {
      String what = parts.get(parts.size() - 1);
      if (what.equals("shop")) {
        PublishOverHttp.serve();
      } else {
        child(what);
      }
      return;
    }
    if (parts.contains("calls")) {
      calls();
    }
    if (parts.contains("publish")) {
      PublishOverHttp.measure();
    }
    if (parts.contains("diff") || parts.contains("million")) {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
        if (parts.contains("diff")) {
          diff(url);
        }
        if (parts.contains("million")) {
          million(url);
        }
      }
    }
  }

  private static Vortex vortex(VortexStore store, StockList erp, CountingShop shop) {
    return Vortex.create(store)
        .rules(Mapping.rules(store, biz.megzo.vortex.mapping.MappingConfig.standard()))
        .timeBudget(Duration.ofHours(2))
        .link(
            Link.builder(LINK.value())
                .erp(context -> erp)
                .channel(context -> shop)
                .publish(PublishSettings.builder().reconcilePages(0).build())
                .build())
        .build();
  }

  /**
   * Products and offers in step with the stock list: 10 on hand, 8 listed. Products have the fields
   * of SmartBill's catalogue, offers all three facets, acknowledged in batches of 100.
   */
  static void seed(VortexStore store, int products) {
    FieldRecord onHand = FieldRecord.builder().decimal("quantity", BigDecimal.TEN).build();
    for (int from = 0; from < products; from += 10_000) {
      List<KnownProduct> known = new ArrayList<>();
      List<Entry> offers = new ArrayList<>();
      for (int i = from; i < Math.min(products, from + 10_000); i++) {
        Sku sku = Sku.of(StockList.code(i));
        known.add(new KnownProduct(sku, product(i), onHand, 0, Instant.EPOCH));
        offers.add(offer(sku, i));
      }
      store.products().write(LINK, known);
      store.offers().write(LINK, offers);
    }
  }

  private static FieldRecord product(int i) {
    return FieldRecord.builder()
        .text("id", Integer.toString(100_000 + i))
        .text("code", StockList.code(i))
        .text("name", "Produs " + i)
        .text("description", "Descrierea produsului " + i)
        .decimal("price", price(i))
        .text("currency", "RON")
        .bool("priceIncludesVat", false)
        .decimal("vatPercent", BigDecimal.valueOf(21))
        .text("vatName", "Normala")
        .text("unit", "buc")
        .bool("service", false)
        .build();
  }

  private static BigDecimal price(int i) {
    return BigDecimal.valueOf(1000 + i % 7919, 2);
  }

  private static Entry offer(Sku sku, int i) {
    Instant at = Instant.EPOCH.plusSeconds(60 + i / 100);
    FieldRecord content =
        FieldRecord.builder()
            .text("products_name", "Produs " + i)
            .text("manufacturers_name", "Fabrica")
            .whole("categories_id", 40 + i % 50)
            .text("products_image", "https://example.com/" + i + ".jpg")
            .text("products_description", "Descrierea produsului " + i)
            .build();
    FieldRecord price =
        FieldRecord.builder().decimal("pretf", price(i)).bool("hasTVA", false).build();
    FieldRecord stock = FieldRecord.builder().whole("stock", 8).build();
    return new Entry(
        sku,
        Listing.LISTED,
        new Facet(content, 1, at, true),
        new Facet(price, 1, at, true),
        new Facet(stock, -1, at, true),
        null,
        null);
  }

  private static void calls() {
    System.out.println(
        "| SKUs | changed | write calls | ceil(changed / 100) | read calls of the channel |");
    System.out.println("|---|---|---|---|---|");
    for (int products : new int[] {1_000, 10_000, 100_000}) {
      VortexStore store = new InMemoryStore();
      StockList erp = new StockList(products);
      CountingShop shop = new CountingShop();
      Vortex vortex = vortex(store, erp, shop);
      seed(store, products);
      for (int changed : new int[] {0, 1, 100, 101, 1000}) {
        erp.change(changed);
        int writes = shop.writes();
        int reads = shop.reads();
        done(vortex);
        System.out.printf(
            "| %,d | %,d | %d | %d | %d |%n",
            products, changed, shop.writes() - writes, (changed + 99) / 100, shop.reads() - reads);
      }
    }
    System.out.println();
  }

  private static void done(Vortex vortex) {
    HeartbeatReport report = vortex.sync(LINK, Flow.STOCK);
    if (report.result() == HeartbeatReport.Result.FAILED) {
      throw new IllegalStateException(report.toString());
    }
  }

  private static void diff(String postgres) throws IOException {
    System.out.printf("%,d unchanged SKUs, processor time of our own process%n%n", UNCHANGED);
    System.out.println("| store | heartbeat (stock) | parse + one scan of the ledger | ratio |");
    System.out.println("|---|---|---|---|");
    Path folder = Files.createTempDirectory("vortex-numbers");
    diff("PostgreSQL", postgres, null);
    diff("H2 file", "jdbc:h2:file:" + folder.resolve("db"), null);
    System.out.println();
  }

  private static void diff(String name, String url, @Nullable String user) {
    try (JdbcStore store = JdbcStore.open(url, user, null)) {
      StockList erp = new StockList(UNCHANGED);
      CountingShop shop = new CountingShop();
      Vortex vortex = vortex(store, erp, shop);
      seed(store, UNCHANGED);
      double[] ours = new double[ROUNDS];
      double[] least = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        ours[i] = seconds(() -> done(vortex));
        least[i] =
            seconds(
                () -> {
                  erp.readStock(level -> {});
                  scan(store);
                });
      }
      if (shop.writes() > 0) {
        throw new IllegalStateException("something was written");
      }
      double a = median(ours);
      double b = median(least);
      System.out.printf("| %s | %.2f s | %.2f s | %.1f |%n", name, a, b, a / b);
    }
  }

  private static void scan(VortexStore store) {
    Sku after = null;
    List<Entry> page;
    do {
      page = store.offers().page(LINK, after, 2000);
      after = page.isEmpty() ? after : page.get(page.size() - 1).sku();
    } while (!page.isEmpty());
  }

  private static double median(double[] values) {
    double[] late = Arrays.copyOfRange(values, 2, values.length);
    Arrays.sort(late);
    return late[late.length / 2];
  }

  static double seconds(Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  private static void million(String postgres) throws IOException, InterruptedException {
    try (JdbcStore store = JdbcStore.open(postgres, null, null)) {
      seed(store, MILLION);
    }
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                PublishNumbers.class.getName(),
                "child",
                postgres)
            .inheritIO()
            .start();
    if (child.waitFor() != 0) {
      throw new IllegalStateException("a million SKUs did not fit into 512 MB");
    }
  }

  private static void child(String url) {
    try (JdbcStore store = JdbcStore.open(url, null, null)) {
      StockList erp = new StockList(MILLION);
      CountingShop shop = new CountingShop();
      Vortex vortex = vortex(store, erp, shop);
      double first = seconds(() -> done(vortex));
      erp.change(1000);
      int writes = shop.writes();
      double second = seconds(() -> done(vortex));
      System.out.printf(
          "%,d SKUs in a heap of %d MB: unchanged %.0f s, 1000 changes %.0f s and %d calls"
              + " (processor time)%n",
          MILLION, Runtime.getRuntime().maxMemory() >> 20, first, second, shop.writes() - writes);
    }
  }
}
