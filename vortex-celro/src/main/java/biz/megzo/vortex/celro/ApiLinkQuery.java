package biz.megzo.vortex.celro;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query of an api link call ({@code api/celro.md} 8.3). Names are those of Cel.ro's own page or
 * those that a real shop uses; values may be encoded twice.
 */
final class ApiLinkQuery {
  static final int TEST = 0;
  static final int NEW_ORDERS = 1;

  /** One of this and {@link #OTHER_ORDER_EVENT} cancels, the other returns; nobody knows which. */
  static final int ORDER_EVENT = 11;

  static final int OTHER_ORDER_EVENT = 24;

  private static final Pattern ORDER_ID = Pattern.compile("[0-9]{1,18}");

  private final Map<String, String> parameters = new HashMap<>();

  ApiLinkQuery(String query) {
    for (String pair : query.split("&", -1)) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        parameters.putIfAbsent(
            decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
      }
    }
  }

  Optional<Integer> type() {
    String type = first("alert_type", "type");
    return type != null && type.strip().matches("[0-9]{1,6}")
        ? Optional.of(Integer.valueOf(type.strip()))
        : Optional.empty();
  }

  /** The orders that the value names; empty when there are none or it can not be read. */
  List<String> orderIds() {
    String value = first("alert_value", "value");
    if (value == null) {
      return List.of();
    }
    Optional<JsonNode> json = parsed(value).or(() -> parsed(decoded(value)));
    return json.map(ApiLinkQuery::ids).orElse(List.of());
  }

  private static Optional<JsonNode> parsed(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8)).filter(JsonNode::isContainerNode);
  }

  private static List<String> ids(JsonNode value) {
    JsonNode list = Json.first(value, "list");
    String one = Json.text(value, "order_id", "cmd");
    List<String> found =
        one != null
            ? List.of(one)
            : Json.items(list == null ? value : list).stream()
                .map(item -> String.valueOf(Json.text(item)))
                .toList();
    return found.stream().filter(id -> ORDER_ID.matcher(id).matches()).distinct().toList();
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String value = parameters.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** As it stands when it is not encoded as it should be. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
