package biz.megzo.vortex.celro;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The marketplace may give a page object, a map of page objects, a bare list or
 * {@code []} ({@code api/celro.md} 4.2, 2.3).
 *
 * @param items what is on it
 * @param longest the length of the longest list that it is made of: where the next page starts
 * @param more whether the marketplace says, or its limit suggests, that there is more
 */
record Page(List<JsonNode> items, int longest, boolean more) {
  Page {
    items = List.copyOf(items);
  }

  /**
   * Reads a page.
   *
   * @param asked how many were asked for
   */
  static Page of(JsonNode message, int asked) {
    if (list(message) != null || message.isArray()) {
      return single(message, asked);
    }
    List<JsonNode> items = new ArrayList<>();
    int longest = 0;
    boolean more = false;
    for (JsonNode part : Json.items(message)) {
      if (part.isArray() || list(part) != null) {
        Page page = single(part, asked);
        items.addAll(page.items());
        longest = Math.max(longest, page.longest());
        more |= page.more();
      } else if (part.isObject()) {
        items.add(part);
        longest = items.size();
      }
    }
    return new Page(items, longest, more);
  }

  private static Page single(JsonNode page, int asked) {
    JsonNode list = page.isArray() ? page : list(page);
    List<JsonNode> items = Json.items(list);
    Boolean said = Numbers.flag(page, "moreavailable", "moreAvailable", "more");
    Integer limit = Numbers.whole(page, "limit");
    boolean full = items.size() >= asked;
    if (said == null && limit != null && limit > 0) {
      full |= items.size() >= limit;
    }
    boolean more = !items.isEmpty() && (full || Boolean.TRUE.equals(said));
    return new Page(items, items.size(), more);
  }

  private static @Nullable JsonNode list(JsonNode page) {
    JsonNode list = Json.first(page, "list", "data", "orders", "products");
    return list != null && list.isContainerNode() ? list : null;
  }
}
