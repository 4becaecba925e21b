package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One page of a list: cursors are ids, links are complete addresses that keep the filters. */
final class V3Page {
  private final FakeRequest request;
  private final String prefix;
  private final String base;

  V3Page(FakeRequest request, String prefix, String base) {
    this.request = request;
    this.prefix = prefix;
    this.base = base;
  }

  static boolean wellFormed(String id, String prefix) {
    return id.matches(prefix + "[0-9a-f]{32}");
  }

  Reply of(List<ObjectNode> items) {
    Optional<String> after = request.param("after");
    Optional<String> before = request.param("before");
    if (after.isPresent() && before.isPresent()) {
      return V3.bad(request, 400, "bad_request", "Give after or before, not both.");
    }
    if (after.or(() -> before).filter(id -> !wellFormed(id, prefix)).isPresent()) {
      return V3.bad(request, 400, "malformed_id", "Malformed id.");
    }
    String asked = request.param("limit").orElse("20");
    if (!asked.matches("-?\\d{1,9}")) {
      return invalid("invalid_field_type", "limit must be a number.");
    }
    int limit = Integer.parseInt(asked);
    if (limit < 1 || limit > 100) {
      return invalid("invalid_field_value", "limit must be from 1 to 100.");
    }
    int from = 0;
    int to = items.size();
    if (before.isPresent()) {
      to = position(items, before.get(), false);
      from = Math.max(0, to - limit);
    } else {
      from = after.map(id -> position(items, id, true)).orElse(0);
      to = Math.min(items.size(), from + limit);
    }
    return page(items, from, to, limit);
  }

  private Reply invalid(String code, String message) {
    return Answers.typed(400, "validation_error", code, message, "limit", request.path());
  }

  /** How many items come before the id, itself included when asked so. */
  private static int position(List<ObjectNode> items, String id, boolean inclusive) {
    int bound = inclusive ? 1 : 0;
    return (int)
        items.stream().filter(one -> one.path("id").asText().compareTo(id) < bound).count();
  }

  private Reply page(List<ObjectNode> items, int from, int to, int limit) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("items");
    List<ObjectNode> shown = items.subList(from, Math.max(from, to));
    shown.forEach(list::add);
    ObjectNode pagination = body.putObject("pagination");
    boolean next = to < items.size() && !shown.isEmpty();
    boolean previous = from > 0 && !shown.isEmpty();
    pagination.put("next", next ? link(limit, "after", shown.get(shown.size() - 1)) : null);
    pagination.put("previous", previous ? link(limit, "before", shown.get(0)) : null);
    return Reply.json(200, body);
  }

  private String link(int limit, String cursor, ObjectNode item) {
    var link = new StringBuilder(base + request.path() + "?limit=" + limit);
    for (String filter : List.of("name", "code", "vatCode")) {
      request
          .param(filter)
          .ifPresent(
              value ->
                  link.append('&')
                      .append(filter)
                      .append('=')
                      .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return link.append('&').append(cursor).append('=').append(item.path("id").asText()).toString();
  }
}
