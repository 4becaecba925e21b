package biz.megzo.vortex.panel;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.run.Works;
import biz.megzo.vortex.runner.Receivers;
import biz.megzo.vortex.store.RunLog.Run;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import biz.megzo.vortex.wake.WakeSecret;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What machines ask for: health, metrics, pushes. No session, no page. */
final class Endpoints {
  private static final String BEARER = "Bearer ";

  private final Shops shops;
  private final Watch watch;
  private final Works works;
  private final Receivers receivers;
  private final Optional<WakeSecret> metrics;

  Endpoints(
      Shops shops, Watch watch, Works works, Receivers receivers, Optional<WakeSecret> metrics) {
    this.shops = shops;
    this.watch = watch;
    this.works = works;
    this.receivers = receivers;
    this.metrics = metrics;
  }

  void addTo(JavalinConfig config) {
    config.routes.get("/health", this::health);
    config.routes.get("/metrics", this::metrics);
    Handler push = this::push;
    for (String path : List.of(Receivers.SMARTBILL, Receivers.CELRO + "<rest>")) {
      config.routes.get(path, push);
      config.routes.post(path, push);
      config.routes.put(path, push);
    }
  }

  private void health(Context context) {
    context.contentType("application/json");
    try {
      String links =
          shops.links().stream().map(this::health).collect(Collectors.joining(",", "[", "]"));
      context.result("{\"status\":\"up\",\"links\":" + links + "}");
    } catch (RuntimeException e) {
      context.status(503).result("{\"status\":\"down\"}");
    }
  }

  private String health(LinkId link) {
    List<Run> runs = shops.store().runs().latest(link, 1);
    String pass =
        runs.isEmpty()
            ? ""
            : ",\"lastPass\":\"%s\",\"lastResult\":\"%s\""
                .formatted(runs.get(0).endedAt(), runs.get(0).result());
    boolean paused = shops.vortex().paused(link).isPresent();
    return "{\"link\":\"%s\",\"paused\":%s%s}".formatted(link, paused, pass);
  }

  /** Only for who has the token; without one configured there is no such path. */
  private void metrics(Context context) {
    if (metrics.isEmpty()) {
      context.status(404).result("not found");
      return;
    }
    String header = context.header("Authorization");
    boolean may =
        header != null
            && header.startsWith(BEARER)
            && metrics.get().matches(header.substring(BEARER.length()));
    if (!may) {
      context.status(401).header("WWW-Authenticate", "Bearer").result("unauthorized");
      return;
    }
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(watch.scrape());
  }

  private void push(Context context) {
    String path = context.req().getRequestURI();
    Optional<WakeReceiver> receiver = receivers.at(path);
    if (receiver.isEmpty()) {
      context.status(404).contentType("text/plain").result("not found");
      return;
    }
    WakeRequest request =
        WakeRequest.of(
            context.req().getMethod(),
            path,
            context.req().getQueryString(),
            headers(context),
            context.bodyInputStream());
    LinkId link = shops.links().get(0); // whose secrets the receivers know
    WakeReply answer = shops.vortex().receive(link, receiver.get(), request);
    if (!answer.hints().isEmpty()) {
      works.ring();
    }
    context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
  }

  private static Map<String, List<String>> headers(Context context) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name, Collections.list(context.req().getHeaders(name)));
    }
    return headers;
  }
}
