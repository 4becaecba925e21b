package biz.megzo.vortex.celro.fake;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls the seller's link as Cel.ro does: an HTTP GET per event, no signature, no second try.
 * Without a link nothing is due. Sending is synchronous: when the control method that caused it
 * returns, the receiver has answered.
 */
public final class Pushes {
  /** What becomes of a push. */
  public enum Mode {
    ONCE,
    TWICE,
    LOST,
    /** Kept until {@link #release} or {@link #releaseReversed}. */
    KEPT
  }

  private record Due(int type, String value, String other) {}

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Settings settings;
  private final Supplier<String> template;
  private final List<PushSent> sent = new ArrayList<>();
  private final List<Due> kept = new ArrayList<>();
  private Mode mode = Mode.ONCE;
  private Optional<HttpClient> client = Optional.empty();

  Pushes(Settings settings, Supplier<String> template) {
    this.settings = settings;
    this.template = template;
  }

  /** What happens to pushes from now on; default {@link Mode#ONCE}. */
  public synchronized void mode(Mode newMode) {
    mode = newMode;
  }

  /** Everything that was due, in the order of sending. */
  public synchronized List<PushSent> sent() {
    return List.copyOf(sent);
  }

  /** Sends what was kept, in its order. */
  public void release() {
    takeKept().forEach(this::send);
  }

  /** Sends what was kept, the last one first. */
  public void releaseReversed() {
    List<Due> all = takeKept();
    Collections.reverse(all);
    all.forEach(this::send);
  }

  /** Sends any push right now, whatever the mode: unknown types, repeated or foreign orders. */
  public void send(int type, String value) {
    send(new Due(type, value, "[]"));
  }

  private synchronized List<Due> takeKept() {
    List<Due> all = new ArrayList<>(kept);
    kept.clear();
    return all;
  }

  void event(int type, String value) {
    if (template.get().isEmpty()) {
      return;
    }
    Due due = new Due(type, value, "[]");
    Mode now;
    synchronized (this) {
      now = mode;
      if (now == Mode.KEPT) {
        kept.add(due);
      } else if (now == Mode.LOST) {
        sent.add(new PushSent(type, value, "", 0));
      }
    }
    if (now == Mode.ONCE || now == Mode.TWICE) {
      send(due);
    }
    if (now == Mode.TWICE) {
      send(due);
    }
  }

  void newOrder(long id) {
    event(1, "{\"list\":[" + id + "]}");
  }

  void orderEvent(int type, long id) {
    String key = settings.is(Switch.PUSH_SAYS_CMD) ? "cmd" : "order_id";
    event(type, "{\"" + key + "\":" + id + "}");
  }

  private void send(Due due) {
    String uri =
        template
            .get()
            .replace("$1$", Integer.toString(due.type()))
            .replace("$2$", encode(due.value()))
            .replace("$3$", encode(due.other()));
    int status = call(uri);
    synchronized (this) {
      sent.add(new PushSent(due.type(), due.value(), uri, status));
    }
  }

  private int call(String uri) {
    try {
      HttpRequest get = HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE).GET().build();
      return client().send(get, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } catch (IOException | IllegalArgumentException e) {
      return -1;
    }
  }

  /** Made on first use: most tests never push. */
  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client = Optional.of(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    }
    return client.get();
  }

  private String encode(String value) {
    String once = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return settings.is(Switch.PUSH_DOUBLE_ENCODED)
        ? URLEncoder.encode(once, StandardCharsets.UTF_8)
        : once;
  }
}
