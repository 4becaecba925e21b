package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.CallNotPermittedException;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Labels and printed orders, which come as an address, as base64, or as an object with one of these
 * ({@code api/celro.md} 4.8, 11.2). An address is followed only to the marketplace itself, by GET,
 * without the token.
 */
final class Documents {
  private static final int DEEPEST_PATH = 8;
  private static final int DEEPEST_OBJECT = 4;

  private final URI base;
  private final Function<URI, HttpTransport> transports;
  private final Map<URI, HttpTransport> opened = new ConcurrentHashMap<>();

  /**
   * @param transports opens a transport to the root of a host
   */
  Documents(URI base, Function<URI, HttpTransport> transports) {
    this.base = base;
    this.transports = transports;
  }

  /** GET of any document, nothing else. */
  static AllowList allowList() {
    AllowList.Builder builder = AllowList.builder();
    StringBuilder path = new StringBuilder("*");
    for (int depth = 1; depth <= DEEPEST_PATH; depth++) {
      builder.permit("GET", path.toString());
      path.append("/*");
    }
    return builder.build();
  }

  /**
   * The PDF that a payload holds; empty when it holds nothing.
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when it holds something else
   */
  Optional<byte[]> pdf(String what, @Nullable JsonNode payload) {
    String text = document(payload, 0);
    if (text == null) {
      return Optional.empty();
    }
    String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
    byte[] bytes = start.startsWith("http") ? fetch(what, text) : decode(text);
    if (isPdf(bytes)) {
      return Optional.of(bytes);
    }
    throw MarketApi.unreadable(what + " is not a PDF");
  }

  /** The first text that is an address or a PDF; else the first long one. */
  private static @Nullable String document(@Nullable JsonNode node, int depth) {
    String text = Json.text(node);
    if (text != null) {
      return text.length() > 4 ? text : null;
    }
    String other = null;
    if (depth < DEEPEST_OBJECT) {
      for (JsonNode item : Json.items(node)) {
        String found = document(item, depth + 1);
        if (found != null && (found.startsWith("http") || isPdf(decode(found)))) {
          return found;
        }
        other = other == null && found != null && found.length() > 200 ? found : other;
      }
    }
    return other;
  }

  private static byte[] decode(String text) {
    int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
    try {
      return Base64.getMimeDecoder().decode(text.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] fetch(String what, String address) {
    try {
      URI uri = URI.create(address);
      if (!ours(uri)) {
        throw MarketApi.unreadable(
            what + " came as an address outside of the marketplace; it was not followed");
      }
      HttpCall.Builder call = HttpCall.get(uri.getRawPath().replaceFirst("^/+", ""));
      call.lane(HttpCall.Lane.INVOICES);
      if (uri.getRawQuery() != null) {
        call.query(uri.getRawQuery());
      }
      HttpAnswer answer = transport(uri.resolve("/")).send(call.build());
      return answer.fold(
          answered -> answered.status() == 200 ? answered.body() : new byte[0],
          notSent -> unreachable(what, notSent.cause()),
          lost -> unreachable(what, lost.cause()));
    } catch (IllegalArgumentException | CallNotPermittedException e) {
      throw MarketApi.unreadable(what + " came as an address that can not be followed");
    }
  }

  private HttpTransport transport(URI root) {
    return opened.computeIfAbsent(root, transports);
  }

  private static byte[] unreachable(String what, String cause) {
    throw new ConnectorException(
        MarketApi.NAME, Kind.UNREACHABLE, what + " could not be fetched: " + cause, null);
  }

  private boolean ours(URI uri) {
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawPath() == null) {
      return false;
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean marketplace = secure && (host.equals("cel.ro") || host.endsWith(".cel.ro"));
    return marketplace || uri.resolve("/").equals(base.resolve("/"));
  }

  private static boolean isPdf(byte[] bytes) {
    return bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
  }
}
