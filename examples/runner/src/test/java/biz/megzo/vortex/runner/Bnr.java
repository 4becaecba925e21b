package biz.megzo.vortex.runner;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** BNR's three files on the loopback interface: one rate of the euro for every weekday. */
final class Bnr implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private final HttpServer server;
  private final InstantSource clock;
  private volatile String euro = "5.0000";
  private volatile boolean html;

  Bnr(InstantSource clock) {
    this.clock = clock;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          byte[] body = (html ? "<html>busy</html>" : xml()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", html ? "text/html" : "text/xml");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Lei for one euro, on every day. */
  void euro(String lei) {
    this.euro = lei;
  }

  /** Answers with a page instead of rates. */
  void html(boolean page) {
    this.html = page;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private String xml() {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><DataSet xmlns=\"https://www.bnr.ro/xsd\">"
                + "<Header><Publisher>National Bank of Romania</Publisher></Header><Body>"
                + "<Subject>Reference rates</Subject><OrigCurrency>RON</OrigCurrency>");
    for (LocalDate day = today().minusDays(9); !day.isAfter(today()); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
        xml.append("<Cube date=\"")
            .append(day)
            .append("\"><Rate currency=\"EUR\">")
            .append(euro)
            .append("</Rate></Cube>");
      }
    }
    return xml.append("</Body></DataSet>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
