package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Categories, their characteristics, and the two queues ({@code api/celro.md} 3.2, 3.7). */
final class Catalogue {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final int MOST_PAGES = 2000;
  private static final int DEEPEST = 12;

  private final MarketApi api;
  private final InstantSource clock;
  private final Map<Long, Known> mandatory = new ConcurrentHashMap<>();

  private record Known(List<Characteristic> characteristics, Instant readAt) {}

  Catalogue(MarketApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  List<Category> categories() {
    Map<Long, Category> found = new LinkedHashMap<>();
    collect(api.read(Action.LIST_CATEGORIES, new Form()), null, found, 0);
    return List.copyOf(found.values());
  }

  /** The form is hardly known: whatever has an id and a name, at any depth, is a category. */
  private static void collect(
      JsonNode node, @Nullable Long parent, Map<Long, Category> found, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    Json.entries(
        node,
        (key, item) -> {
          String name = Json.text(item, "categories_name", "category_name", "name", "nume");
          Long id = id(Json.text(item, "categories_id", "categ_id", "category_id", "id"));
          if (item.isTextual() && id(key) != null && node.isObject()) {
            id = id(key);
            name = Json.text(item);
          } else if (name != null && id == null && node.isObject()) {
            id = id(key);
          }
          if (id != null && name != null) {
            Long above = id(Json.text(item, "parent_id", "id_parent", "parent"));
            found.putIfAbsent(id, new Category(id, name, above == null ? parent : above));
          }
          if (item.isContainerNode()) {
            collect(item, id == null ? parent : id, found, depth + 1);
          }
        });
  }

  private static @Nullable Long id(@Nullable String text) {
    return text != null && text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
  }

  List<Characteristic> characteristics(long category) {
    return parse(api.read(Action.LIST_CHARACTERISTICS, new Form().put("categ_id", category)));
  }

  /** Remembered for a day. */
  List<Characteristic> mandatory(long category) {
    Instant now = clock.instant();
    Known known = mandatory.get(category);
    if (known == null || !now.isBefore(known.readAt().plus(FRESH))) {
      Form form = new Form().put("categ_id", category);
      known = new Known(parse(api.read(Action.LIST_MANDATORY, form)), now);
      mandatory.put(category, known);
    }
    return known.characteristics();
  }

  /**
   * The mandatory characteristics that content lacks; names are compared without case and colon.
   */
  List<String> lacks(FieldRecord content) {
    Long category = content.whole("categories_id").orElse(null);
    if (category == null || content.bool(OfferSchemas.EXISTING).orElse(false)) {
      return List.of();
    }
    Set<String> given = new HashSet<>();
    for (String field : content.names()) {
      boolean blank = content.text(field).filter(String::isBlank).isPresent();
      if (field.startsWith(OfferSchemas.CHARACTERISTIC) && !blank) {
        given.add(bare(field.substring(OfferSchemas.CHARACTERISTIC.length())));
      }
    }
    return mandatory(category).stream()
        .filter(one -> !given.contains(bare(one.name())))
        .map(Characteristic::field)
        .toList();
  }

  private static String bare(String name) {
    String text = name.strip().toLowerCase(Locale.ROOT);
    return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static List<Characteristic> parse(JsonNode message) {
    JsonNode inner = Json.first(message, "data", "list", "characteristics", "charact");
    JsonNode list = inner != null && inner.isContainerNode() ? inner : message;
    List<Characteristic> found = new ArrayList<>();
    Json.entries(
        list,
        (key, item) -> {
          String name =
              Json.text(item, "name", "charact_name", "characteristics_name", "nume", "charact");
          String id = Json.text(item, "id", "charact_id", "characteristics_id");
          String plain = Json.text(item);
          String keyed = list.isObject() ? key : "";
          if (name == null && item.isArray() && list.isObject()) {
            found.add(new Characteristic("", key, values(item)));
          } else if (name != null || plain != null) {
            found.add(
                new Characteristic(
                    id == null ? keyed : id,
                    name != null ? name : String.valueOf(plain),
                    values(Json.first(item, "values", "valori", "options"))));
          }
        });
    return List.copyOf(found);
  }

  private static List<String> values(@Nullable JsonNode node) {
    List<String> values = new ArrayList<>();
    for (JsonNode item : Json.items(node)) {
      String plain = Json.text(item);
      String value = plain != null ? plain : Json.text(item, "name", "value", "valoare", "nume");
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  List<QueuedOffer> waiting() {
    return queue(Action.LIST_WAITING);
  }

  List<QueuedOffer> rejected() {
    return queue(Action.LIST_REJECTED);
  }

  /** There is no limit parameter: the next page starts behind what came. */
  private List<QueuedOffer> queue(Action action) {
    Map<Sku, QueuedOffer> found = new LinkedHashMap<>();
    int start = 0;
    for (int i = 0; i < MOST_PAGES; i++) {
      Page page = Page.of(api.read(action, new Form().put("start", start)), Integer.MAX_VALUE);
      int before = found.size();
      page.items().forEach(item -> add(item, found));
      if (!page.more() || found.size() == before) {
        break;
      }
      start += page.longest();
    }
    return List.copyOf(found.values());
  }

  private static void add(JsonNode item, Map<Sku, QueuedOffer> found) {
    String model = Json.text(item, "products_model", "model");
    if (model != null && Sku.valid(model)) {
      String reason = Words.tidy(Json.textOrEmpty(item, "motiv", "message", "reason"));
      String name = Json.textOrEmpty(item, "products_name", "name");
      boolean manual = Json.yes(item.get("vizualizat"));
      found.putIfAbsent(Sku.of(model), new QueuedOffer(Sku.of(model), name, reason, manual));
    }
  }
}
