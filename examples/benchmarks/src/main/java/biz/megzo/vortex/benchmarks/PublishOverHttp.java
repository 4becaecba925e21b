package biz.megzo.vortex.benchmarks;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.RecordedCall;
import biz.megzo.vortex.jdbc.JdbcStore;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.publish.PublishSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes published over HTTP: the channel is the strict fake of Cel.ro in a process of its own, so
 * that our process is measured alone.
 */
final class PublishOverHttp {
  private static final int CHANGES = 10_000;

  private PublishOverHttp() {}

  /** The other process: lists the products, and tells its journal once its input ends. */
  static void serve() throws IOException {
    try (FakeCelRo celRo = FakeCelRo.start()) {
      for (int i = 0; i < CHANGES; i++) {
        celRo.market().list(StockList.code(i), 8, "10.00");
      }
      System.out.println(celRo.baseUri() + " " + celRo.username() + " " + celRo.password());
      if (System.in.read() >= 0) {
        throw new IllegalStateException("nothing is said to this process");
      }
      Map<String, Long> calls =
          celRo.journal().calls().stream()
              .collect(
                  Collectors.groupingBy(RecordedCall::action, TreeMap::new, Collectors.counting()));
      long wrong = celRo.market().listed().stream().filter(product -> product.stock() != 9).count();
      System.out.println(calls + ", " + wrong + " offers not as they should be");
    }
  }

  static void measure() throws IOException {
    Process shop =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PublishNumbers.class.getName(),
                "child",
                "shop")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
      String[] access = told.readLine().split(" ", 3);
      double seconds = publish(URI.create(access[0]), access[1], access[2]);
      shop.getOutputStream().close();
      System.out.printf(
          "%,d changes published over HTTP: %.1f s of our processor time; calls %s%n%n",
          CHANGES, seconds, told.readLine());
    } finally {
      shop.destroy();
    }
  }

  private static double publish(URI base, String user, String password) throws IOException {
    String url = "jdbc:h2:file:" + Files.createTempDirectory("vortex-numbers").resolve("db");
    try (JdbcStore store = JdbcStore.open(url, null, null)) {
      StockList erp = new StockList(CHANGES);
      CelRoConfig channel = CelRoConfig.builder(user, password).base(base).build();
      Vortex vortex =
          Vortex.create(store)
              .rules(Mapping.rules(store, MappingConfig.standard()))
              .timeBudget(Duration.ofHours(2))
              .link(
                  Link.builder(PublishNumbers.LINK.value())
                      .erp(context -> erp)
                      .channel(CelRo.connector(channel))
                      .publish(PublishSettings.builder().reconcilePages(0).build())
                      .build())
              .build();
      PublishNumbers.seed(store, CHANGES);
      erp.change(CHANGES);
      return PublishNumbers.seconds(
          () -> {
            HeartbeatReport report = vortex.sync(PublishNumbers.LINK, Flow.STOCK);
            if (report.result() != HeartbeatReport.Result.DONE) {
              throw new IllegalStateException(report.toString());
            }
          });
    }
  }
}
