package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.celro.ApiLinkPush;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.StockPush;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/wake-ups.md stands here, compiles, and does what the page says. */
class WakeUpsPageTest {
  private static final String TOKEN = "token-0123456789-abcdef";

  @TempDir Path folder;

  /** What a servlet's request has, by the same names. */
  private static final class Request {
    String getMethod() {
      return "POST";
    }

    String getRequestURI() {
      return "/push/smartbill";
    }

    String getQueryString() {
      return null;
    }

    String getHeader(String name) {
      return name.equals("Authorization") ? "Bearer " + TOKEN : null;
    }

    InputStream getInputStream() {
      return new ByteArrayInputStream(
          "[{\"productCode\":\"P-1\",\"quantity\":900}]".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What a servlet's response has, by the same names. */
  private static final class Response {
    private final StringWriter body = new StringWriter();
    private int status;
    private String contentType = "";

    void setStatus(int value) {
      status = value;
    }

    void setContentType(String value) {
      contentType = value;
    }

    PrintWriter getWriter() {
      return new PrintWriter(body, true);
    }
  }

  @Test
  void every_line_of_java_on_the_page_stands_in_this_test() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "wake-ups.md"));
    String test =
        squeezed(
            Files.readString(
                Path.of("src/test/java/biz/megzo/vortex/runner/WakeUpsPageTest.java")));
    List<String> blocks =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(blocks).hasSize(4);
    assertThat(blocks).allSatisfy(block -> assertThat(test).contains(squeezed(block)));
  }

  @Test
  void the_page_works() throws IOException {
    try (Rig rig = new Rig(Clocks.moving(), folder).products(1, 10).published();
        Shop shop = Shop.open(Values.read(null, rig.environment), VortexListener.NONE, rig.clock)) {
      rig.company.stock(Rig.WAREHOUSE, "P-1", 6);
      Response response = new Response();
      received(shop.vortex(), shop.link(), TOKEN, "secret-0123456789", new Request(), response);
      assertThat(response.status).isEqualTo(200);
      assertThat(response.contentType).startsWith("application/json");
      assertThat(response.body.toString()).isEqualTo("\"Stocul se reciteste\"");
      reacted(shop.vortex(), shop.link());
      assertThat(rig.celRo.market().listed("P-1").stock()).isEqualTo(4);
      woken(shop.vortex(), shop.link());
      assertThat(shop.vortex().pending(shop.link())).hasSize(4);
    }
  }

  private static void received(
      Vortex vortex, LinkId link, String token, String secret, Request request, Response response)
      throws IOException {
    WakeReceiver stockPush = StockPush.of(token); // the token entered in SmartBill
    WakeReceiver apiLink = ApiLinkPush.of(secret); // the secret in Cel.ro's api link
    assertThat(apiLink).isNotEqualTo(stockPush);
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : List.of("Authorization", "Content-Length")) {
      String value = request.getHeader(name);
      headers.put(name, value == null ? List.of() : List.of(value));
    }
    WakeReply reply =
        vortex.receive(
            link,
            stockPush,
            WakeRequest.of(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                headers,
                request.getInputStream()));
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    response.getWriter().write(reply.body());
  }

  private static void reacted(Vortex vortex, LinkId link) {
    HeartbeatReport report = vortex.runPending(link); // nothing when nothing is pending
    assertThat(report.result()).isEqualTo(Result.DONE);
  }

  private static void woken(Vortex vortex, LinkId link) {
    vortex.wake(link, Flow.STOCK, Flow.PRICES);
    vortex.wake(link, Flow.ORDERS, "123456"); // look at this order
    vortex.wake(link, Flow.SHIPMENTS, "123456"); // its courier says that there is news
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
