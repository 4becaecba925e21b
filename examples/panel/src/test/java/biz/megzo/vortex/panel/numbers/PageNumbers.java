package biz.megzo.vortex.panel.numbers;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.Ground;
import biz.megzo.vortex.panel.Panel;
import biz.megzo.vortex.panel.PanelDatabase;
import biz.megzo.vortex.panel.PanelSettings;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.access.Users;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.testing.PanelHttp;
import biz.megzo.vortex.runner.Receivers;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import biz.megzo.vortex.testkit.LargeShelf;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long pages of the panel take over 100,000 SKUs in an H2 file, as Markdown: whole requests on
 * the clock, one after the other, each after a write of another product. No test: run by hand, see
 * {@code docs/benchmarks.md}. The first argument, if any, is another number of SKUs.
 */
public final class PageNumbers {
  private static final LinkId LINK = LinkId.of("numbers");
  private static final String PASSWORD = "page-numbers";
  private static final int WARM = 10;
  private static final int ROUNDS = 60;

  private PageNumbers() {}

  public static void main(String[] args) throws IOException {
    int products = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("vortex-pages");
    String url = "jdbc:h2:file:" + folder.resolve("db");
    try (JdbcStore store = JdbcStore.open(url, null, null)) {
      new LargeShelf(LINK, store).fill(products);
    }
    try (JdbcStore store = JdbcStore.open(url, null, null);
        HikariDataSource people = PanelDatabase.open(url, null, null)) {
      Users users = new Users(people, InstantSource.system());
      users.add("vera", Role.OPERATOR, PASSWORD, false);
      PanelSettings settings =
          new PanelSettings("127.0.0.1", 0, false, null, Optional.empty(), InstantSource.system());
      Ground ground = new Ground(shops(store), new Watch(), Receivers.NONE, List.of());
      try (Panel panel = Panel.start(ground, users, settings)) {
        PanelHttp http = PanelHttp.at("http://127.0.0.1:" + panel.port());
        http.login("vera", PASSWORD);
        measure(http, new LargeShelf(LINK, store), products);
      }
    }
  }

  private static Shops shops(JdbcStore store) {
    SmartBillConfig erp =
        SmartBillConfig.builder("nobody@example.ro", "-", "RO1").series("CEL").build();
    Vortex vortex =
        Vortex.create(store)
            .rules(Mapping.rules(store, MappingConfig.standard()))
            .link(
                Link.builder(LINK.value())
                    .erp(SmartBill.connector(erp))
                    .channel(CelRo.connector(CelRoConfig.builder("nobody", "-").build()))
                    .build())
            .build();
    InstantSource clock = InstantSource.system();
    return new Shops(
        vortex, store, Mapping.desk(store, MappingConfig.standard(), clock), clock, false);
  }

  private static void measure(PanelHttp http, LargeShelf shelf, int products) {
    System.out.printf(
        "%n%,d SKUs, load average %.1f%n%n",
        products, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.println("| page | p50 | p95 | most |");
    System.out.println("|---|---:|---:|---:|");
    Map<String, String> paths = paths(products);
    for (int i = 0; i < WARM; i++) {
      paths.values().forEach(path -> millis(http, shelf, path));
    }
    paths.forEach(
        (what, path) -> System.out.println("| " + what + " | " + times(http, shelf, path) + " |"));
  }

  private static Map<String, String> paths(int products) {
    String middle = LargeShelf.sku(products / 2).value();
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("overview", "/");
    paths.put("products, first page", "/products");
    paths.put("products, first page by name", "/products?order=NAME");
    paths.put("products, last page", "/products?last=1");
    paths.put("products, last page by name", "/products?order=NAME&last=1");
    paths.put("products, a page in the middle", "/products?after=" + middle);
    paths.put("search, a word of many names", "/products?q=cana");
    paths.put("search, names that come last, by name", "/products?q=vaza&order=NAME");
    paths.put("search, three words", "/products?q=raft+rosie+mare");
    paths.put("search, three words, by name", "/products?q=raft+rosie+mare&order=NAME");
    paths.put("search, one product's code", "/products?q=" + middle);
    paths.put("search, one product's code, by name", "/products?order=NAME&q=" + middle);
    paths.put("search, nothing found", "/products?q=nimicnimic");
    paths.put("search, nothing found, by name", "/products?q=nimicnimic&order=NAME");
    paths.put("filter, held", "/products?show=HELD");
    paths.put("filter, held, by name", "/products?show=HELD&order=NAME");
    paths.put("filter, sold out", "/products?show=SOLD_OUT");
    paths.put("filter, sold out, nothing found", "/products?show=SOLD_OUT&q=nimicnimic&order=NAME");
    paths.put("filter, waiting, with a word", "/products?show=WAITING&q=cana");
    paths.put("one product", "/products/one?sku=" + middle);
    paths.put("one product's moment", "/products/one/history?sku=" + middle);
    paths.put("differences", "/products/differences");
    paths.put("stock settings", "/products/stock");
    paths.put("audit log", "/audit");
    paths.put("run", "/run");
    return paths;
  }

  private static String times(PanelHttp http, LargeShelf shelf, String path) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = millis(http, shelf, path);
    }
    Arrays.sort(times);
    return "%.0f | %.0f | %.0f"
        .formatted(times[ROUNDS / 2], times[ROUNDS * 95 / 100], times[ROUNDS - 1]);
  }

  private static double millis(PanelHttp http, LargeShelf shelf, String path) {
    shelf.touch();
    String whole = path.equals("/") ? path : "/l/" + LINK + path;
    long began = System.nanoTime();
    HttpResponse<String> answer = http.get(whole);
    double millis = (System.nanoTime() - began) / 1e6;
    if (answer.statusCode() != 200 || !answer.body().contains("</html>")) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return millis;
  }
}
