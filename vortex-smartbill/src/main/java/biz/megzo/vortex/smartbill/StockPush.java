package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import biz.megzo.vortex.wake.WakeSecret;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives SmartBill's stock push, "Sincronizare stocuri" ({@code api/smartbill.md} 6). Quantities
 * in it are never used: a push has no time, no number and no signature, so that an old one, a
 * repeated one and a forged one look like a new one. It only makes the stock be read again soon.
 * Thread-safe.
 *
 * <pre>{@code
 * WakeReceiver stockPush = StockPush.of(token); // the token set in SmartBill beside the URL
 * WakeReply reply = vortex.receive(link, stockPush, request);
 * }</pre>
 */
public final class StockPush implements WakeReceiver {
  /** Longest body that is read. */
  public static final int LIMIT = 5 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(StockPush.class);
  private static final String BEARER = "bearer ";
  private static final String JSON = "application/json; charset=utf-8";

  /** More products than this stand for the whole stock. */
  private static final int MOST_PRODUCTS = 50;

  /** Lines of an answer; SmartBill's own plug-in writes one per product. */
  private static final int MOST_LINES = 1000;

  private final WakeSecret secret;

  private StockPush(WakeSecret secret) {
    this.secret = secret;
  }

  /**
   * A receiver.
   *
   * @param token as typed into SmartBill beside the URL, at least 16 characters; its case does not
   *     count, as SmartBill's own receivers ignore it
   * @throws IllegalArgumentException when it is too short; the message does not show it
   */
  public static StockPush of(String token) {
    return new StockPush(WakeSecret.of(plain(token)));
  }

  @Override
  public WakeReply receive(WakeRequest request) {
    if (!request.method().equals("POST")) {
      return WakeReply.refused(405, "POST only");
    }
    if (!secret.matches(token(request))) {
      LOG.warn("A stock push without the right token was refused");
      return WakeReply.refused(403, "wrong token");
    }
    try {
      Optional<byte[]> body = request.body(LIMIT);
      return body.isEmpty()
          ? WakeReply.refused(413, "at most " + LIMIT + " bytes")
          : understood(body.get());
    } catch (IOException | RuntimeException e) {
      LOG.debug("A stock push broke off: {}", e.getClass().getName());
      return WakeReply.refused(400, "broken off");
    }
  }

  private static WakeReply understood(byte[] body) {
    Optional<StockPushBody> push = StockPushBody.parse(body);
    if (push.isEmpty()) {
      LOG.warn("A stock push of {} bytes is no JSON and was refused", body.length);
      return WakeReply.refused(400, "not JSON");
    }
    int items = push.get().items();
    if (items == 0) {
      String done = "\"Testul de sincronizare stoc a fost facut cu succes!\"";
      return new WakeReply(200, JSON, done, List.of());
    }
    LOG.debug("A stock push tells of {} product(s)", items);
    String lines =
        String.join(
            "\n", Collections.nCopies(Math.min(items, MOST_LINES), "\"Stocul se reciteste\""));
    return new WakeReply(200, JSON, lines, List.copyOf(hints(push.get())));
  }

  private static Set<Hint> hints(StockPushBody push) {
    if (push.unnamed() || push.skus().size() > MOST_PRODUCTS) {
      return Set.of(Hint.of(Flow.STOCK));
    }
    Set<Hint> hints = new TreeSet<>();
    push.skus().forEach(sku -> hints.add(Hint.of(Flow.STOCK, sku)));
    return hints;
  }

  private static String token(WakeRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> plain(value.substring(BEARER.length())))
        .orElse("");
  }

  private static String plain(String token) {
    return token.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "StockPush[***]";
  }
}
