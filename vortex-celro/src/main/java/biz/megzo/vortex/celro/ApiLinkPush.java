package biz.megzo.vortex.celro;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.wake.Hint;
import biz.megzo.vortex.wake.WakeReceiver;
import biz.megzo.vortex.wake.WakeReply;
import biz.megzo.vortex.wake.WakeRequest;
import biz.megzo.vortex.wake.WakeSecret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives Cel.ro's calls of the seller's "api link" ({@code api/celro.md} 8.3): new orders, and
 * events of orders. It only makes orders be polled soon and those it names be looked at: a call has
 * no signature, and is not repeated when it gets lost. The last part of the path is the secret.
 * Thread-safe.
 *
 * <pre>{@code
 * ApiLinkPush push = ApiLinkPush.of(secret);
 * String apiLink = ApiLinkPush.template("https://shop.example/push/celro", secret); // for Cel.ro
 * WakeReply reply = vortex.receive(link, push, request);
 * }</pre>
 */
public final class ApiLinkPush implements WakeReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(ApiLinkPush.class);

  /** What stands in a path as it is. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

  private static final int LONGEST_QUERY = 16 * 1024;
  private static final int LONGEST_BODY = 64 * 1024;
  private static final int MOST_ORDERS = 50;

  private final WakeSecret secret;

  private ApiLinkPush(WakeSecret secret) {
    this.secret = secret;
  }

  /**
   * A receiver.
   *
   * @param secret 16 to 200 of {@code A-Z a-z 0-9 . _ ~ -}
   * @throws IllegalArgumentException when it is anything else; the message does not show it
   */
  public static ApiLinkPush of(String secret) {
    return new ApiLinkPush(WakeSecret.of(checked(secret)));
  }

  /**
   * What to enter as the api link on Cel.ro.
   *
   * @param address where the host receives, without the secret: {@code
   *     https://shop.example/push/celro}
   */
  public static String template(String address, String secret) {
    String base = address.endsWith("/") ? address : address + "/";
    return base + checked(secret) + "?alert_type=$1$&alert_value=$2$&other_parameters=$3$";
  }

  private static String checked(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "a push secret must be 16 to 200 of A-Z a-z 0-9 . _ ~ -; make one with: openssl rand -hex"
              + " 24");
    }
    return secret;
  }

  @Override
  public WakeReply receive(WakeRequest request) {
    if (!secret.matches(last(request.path()))) {
      LOG.warn("A call of the api link without the right secret was refused");
      return WakeReply.refused(403, "wrong secret");
    }
    if (!request.method().equals("GET") && !request.method().equals("POST")) {
      return WakeReply.refused(405, "GET only");
    }
    if (request.announcesMoreThan(LONGEST_BODY)) {
      return WakeReply.refused(413, "no body is expected");
    }
    if (request.query().length() > LONGEST_QUERY) {
      return WakeReply.refused(414, "at most " + LONGEST_QUERY + " characters");
    }
    return WakeReply.ok("OK", hints(new ApiLinkQuery(request.query())));
  }

  private static List<Hint> hints(ApiLinkQuery query) {
    Optional<Integer> type = query.type();
    if (type.isEmpty()) {
      LOG.debug("A call of the api link without a type was ignored");
      return List.of();
    }
    return switch (type.get()) {
      case ApiLinkQuery.TEST -> List.of();
      case ApiLinkQuery.NEW_ORDERS, ApiLinkQuery.ORDER_EVENT, ApiLinkQuery.OTHER_ORDER_EVENT ->
          orders(query.orderIds());
      default -> {
        LOG.debug("A call of the api link of the unknown type {} was ignored", type.get());
        yield List.of();
      }
    };
  }

  private static List<Hint> orders(List<String> ids) {
    return ids.isEmpty() || ids.size() > MOST_ORDERS
        ? List.of(Hint.of(Flow.ORDERS))
        : ids.stream().map(id -> Hint.of(Flow.ORDERS, id)).toList();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "ApiLinkPush[***]";
  }
}
