package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.ApiLinkPush;
import biz.megzo.vortex.celro.fake.PushSent;
import biz.megzo.vortex.celro.fake.Pushes.Mode;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeHold;
import biz.megzo.vortex.smartbill.fake.FakeStockPush;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The runner takes the pushes of both fakes and acts on them long before its next heartbeat. */
class ListenTest {
  private static final String TOKEN = "smartbill-token-0123456789";
  private static final String SECRET = "celro-secret-0123456789";
  private static final Pattern PORT = Pattern.compile("listening at 127.0.0.1 port ([0-9]+)");

  @TempDir Path folder;
  private final Stop stop = new Stop();
  private final StringWriter out = new StringWriter();
  private Rig rig;
  private CompletableFuture<Integer> running;
  private int port;
  private FakeStockPush stockPush;

  @BeforeEach
  void start() {
    rig =
        new Rig(InstantSource.system(), folder)
            .products(3, 10)
            .with(Key.SMARTBILL_PUSH_SECRET, TOKEN)
            .with(Key.CELRO_PUSH_SECRET, SECRET)
            .published();
    CommandLine line =
        VortexRunner.commandLine(
            new Surroundings(rig.environment, stop, false, rig.clock), "heartbeat");
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    running =
        CompletableFuture.supplyAsync(
            () -> line.execute("heartbeat", "--every", "PT1H", "--listen", "0"));
    until(() -> out.toString().contains("done in"));
    Matcher matcher = PORT.matcher(out.toString());
    assertThat(matcher.find()).isTrue();
    port = Integer.parseInt(matcher.group(1));
    stockPush = rig.company.pushStock(URI.create(base() + Receivers.SMARTBILL), TOKEN);
    rig.celRo.pushTo(ApiLinkPush.template(base() + "/push/celro", SECRET));
  }

  @AfterEach
  void end() throws Exception {
    stop.ask();
    assertThat(running.get(30, TimeUnit.SECONDS)).isZero();
    assertThat(out.toString()).contains("stopped").doesNotContain(TOKEN).doesNotContain(SECRET);
    rig.close();
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  /** Waits for what is promised within two seconds; slow machines get more. */
  private void until(BooleanSupplier condition) {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      new Stop().within(Duration.ofMillis(50));
    }
    assertThat(condition.getAsBoolean()).as(out.toString()).isTrue();
  }

  private int listed(String sku) {
    return rig.celRo.market().listed(sku).stock();
  }

  private int passes() {
    return (int) out.toString().lines().filter(line -> line.contains(" in ")).count();
  }

  @Test
  void a_movement_in_smartbill_is_on_the_marketplace_at_once() {
    assertThat(stockPush.test()).isEqualTo(200);
    rig.company.stock(Rig.WAREHOUSE, "P-1", 5);
    assertThat(stockPush.deliverTwice()).containsOnly(200);
    until(() -> listed("P-1") == 3);
  }

  @Test
  void an_order_is_recorded_at_once_also_when_its_push_comes_twice_or_late() {
    rig.celRo.pushes().mode(Mode.TWICE);
    rig.celRo.market().order().line("P-1", 1).place();
    until(() -> rig.liveRecords() == 1);
    rig.celRo.pushes().mode(Mode.KEPT);
    rig.celRo.market().order().line("P-2", 1).place();
    rig.celRo.market().order().line("P-3", 1).place();
    rig.celRo.pushes().releaseReversed();
    until(() -> rig.liveRecords() == 3);
    assertThat(rig.celRo.pushes().sent()).extracting(PushSent::status).containsOnly(200);
    rig.assertOneRecordEach();
  }

  @Test
  void a_push_while_a_pass_runs_is_not_lost() throws Exception {
    FakeHold hold = rig.smartBill.faults().on(FakeCall.STOCKS).times(1).commitThenHold();
    rig.company.stock(Rig.WAREHOUSE, "P-1", 5);
    assertThat(stockPush.deliver()).containsOnly(200);
    hold.awaitArrival();
    rig.company.stock(Rig.WAREHOUSE, "P-2", 4);
    assertThat(stockPush.deliver()).containsOnly(200);
    hold.release();
    until(() -> listed("P-1") == 3 && listed("P-2") == 2);
  }

  @Test
  void two_hundred_pushes_at_once_are_few_passes() {
    int before = passes();
    rig.company.stock(Rig.WAREHOUSE, "P-1", 5);
    ExecutorService many = Executors.newFixedThreadPool(50);
    try {
      List<CompletableFuture<Integer>> sent =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> stockPush.post("[{\"productCode\":\"P-" + (i % 9) + "\"}]"), many))
              .toList();
      assertThat(sent.stream().map(CompletableFuture::join).toList()).containsOnly(200);
    } finally {
      many.shutdown();
    }
    until(() -> listed("P-1") == 3);
    until(() -> passes() > before);
    assertThat(passes() - before).isBetween(1, 12);
  }

  @Test
  void wrong_secrets_are_refused_and_nothing_runs() throws Exception {
    int before = passes();
    assertThat(stockPush.token("wrong-wrong-wrong-wrong").post("[{}]")).isEqualTo(403);
    assertThat(status("/push/celro/wrong-wrong-wrong?alert_type=1")).isEqualTo(403);
    assertThat(status("/push/celro")).isEqualTo(404);
    assertThat(status("/")).isEqualTo(404);
    assertThat(passes()).isEqualTo(before);
  }

  @Test
  void health_says_when_the_last_pass_was() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base() + PushServer.HEALTH)).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .contains("\"status\":\"up\"", "\"link\":\"shop-1\"", "\"lastResult\":\"done\"");
  }

  @Test
  void fifty_megabytes_are_refused_before_they_are_sent() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      String head =
          "POST /push/smartbill HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + TOKEN
              + "\r\nContent-Length: 52428800\r\n\r\n[";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(firstLine(socket.getInputStream())).contains(" 413 ");
    }
    assertThat(stockPush.test()).isEqualTo(200);
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private int status(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
