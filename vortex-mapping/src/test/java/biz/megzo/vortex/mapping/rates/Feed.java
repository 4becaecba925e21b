package biz.megzo.vortex.mapping.rates;

import biz.megzo.vortex.http.CallUse;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transport that answers from memory and remembers what was asked. */
final class Feed implements HttpTransport {
  private final Map<String, HttpAnswer> answers = new HashMap<>();
  final List<String> asked = new ArrayList<>();

  static String cubes(String... days) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><DataSet xmlns=\"https://www.bnr.ro/xsd\">"
                + "<Header><Publisher>National Bank of Romania</Publisher></Header><Body>"
                + "<Subject>Reference rates</Subject><OrigCurrency>RON</OrigCurrency>");
    for (String day : days) {
      String[] parts = day.split("=", -1);
      xml.append("<Cube date=\"")
          .append(parts[0])
          .append("\"><Rate currency=\"EUR\">")
          .append(parts[1])
          .append("</Rate><Rate currency=\"HUF\" multiplier=\"100\">1.4500</Rate></Cube>");
    }
    return xml.append("</Body></DataSet>").toString();
  }

  Feed with(String path, String... days) {
    return body(path, "text/xml", cubes(days));
  }

  Feed body(String path, String type, String body) {
    answers.put(
        path,
        new HttpAnswer.Answered(
            200, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  Feed answer(String path, HttpAnswer answer) {
    answers.put(path, answer);
    return this;
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    asked.add(call.path());
    return answers.getOrDefault(call.path(), new HttpAnswer.Answered(404, Map.of(), new byte[0]));
  }

  @Override
  public URI base() {
    return BnrRates.BASE;
  }

  @Override
  public void block(Duration howLong, String reason) {}

  @Override
  public void refuse(String reason) {}

  @Override
  public void readmit() {}

  @Override
  public CallUse use() {
    return new CallUse("feed", 0, 1, Duration.ofSeconds(1), null);
  }
}
