package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.ChannelStatus;
import biz.megzo.vortex.model.OrderStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What order statuses mean. No source lists their ids ({@code api/celro.md} 4.4), so names are read
 * from the marketplace once a day and understood by keyword; the configuration wins. An unknown one
 * is {@link OrderStatus#OTHER} and is told once. Thread-safe.
 */
final class StatusBook {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration ASK_AGAIN = Duration.ofHours(1);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^a-z]+");
  private static final Logger LOG = LoggerFactory.getLogger(StatusBook.class);

  private final MarketApi api;
  private final Map<String, OrderStatus> configured;
  private final InstantSource clock;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Known known;

  private record Known(Map<String, String> names, Instant readAt) {}

  StatusBook(MarketApi api, CelRoConfig config, InstantSource clock) {
    this.api = api;
    this.configured = config.statuses();
    this.clock = clock;
  }

  /**
   * What a status means.
   *
   * @param code the id; null when the order names none
   * @param label the name that stands on the order; null when it names none
   */
  ChannelStatus status(@Nullable String code, @Nullable String label) {
    Map<String, String> names = names(code);
    String id = code != null ? code : idOf(names, label);
    String name = label != null ? label : names.getOrDefault(id, "");
    OrderStatus chosen = configured.get(id);
    OrderStatus meaning = chosen != null ? chosen : meaning(name);
    if (meaning == OrderStatus.OTHER && chosen == null && told.add(id + "/" + name)) {
      LOG.warn(
          "Cel.ro order status {} ('{}') is not known; map it in CelRoConfig.statuses", id, name);
    }
    return new ChannelStatus(meaning, id, name);
  }

  /** Names by id, not older than a day. */
  Map<String, String> names() {
    return read(FRESH).names();
  }

  /** Whether this status has a meaning of ours. */
  boolean understood(String code, String name) {
    return configured.containsKey(code) || meaning(name) != OrderStatus.OTHER;
  }

  private Map<String, String> names(@Nullable String code) {
    Known now = read(FRESH);
    boolean missing = code != null && !now.names().containsKey(code);
    return missing && !configured.containsKey(code) ? read(ASK_AGAIN).names() : now.names();
  }

  private Known read(Duration fresh) {
    Instant now = clock.instant();
    Known last = known;
    if (last != null && now.isBefore(last.readAt().plus(fresh))) {
      return last;
    }
    Known read = new Known(listed(last), now);
    known = read;
    return read;
  }

  /** What the marketplace lists; orders must flow even when it does not answer this question. */
  private Map<String, String> listed(@Nullable Known last) {
    Reply reply = api.send(Action.LIST_STATUSES, new Form().put("dummy", 1));
    boolean blank = reply instanceof Reply.Ok ok && ok.message() == null;
    if (blank || reply instanceof Reply.Refused) {
      LOG.warn("Cel.ro does not list its order statuses; those not configured count as OTHER");
      return last == null ? Map.of() : last.names();
    }
    return parse(api.payload(Action.LIST_STATUSES, reply));
  }

  /** Names by id as they are now. */
  Map<String, String> refreshed() {
    known = null;
    return names();
  }

  private static String idOf(Map<String, String> names, @Nullable String label) {
    for (Map.Entry<String, String> entry : names.entrySet()) {
      if (entry.getValue().equalsIgnoreCase(label)) {
        return entry.getKey();
      }
    }
    return label == null ? "" : label;
  }

  /** A list of objects, a map of id to name, a map of id to object, or one inside another. */
  static Map<String, String> parse(JsonNode message) {
    JsonNode list = Json.first(message, "list", "statuses", "data");
    Map<String, String> names = new LinkedHashMap<>();
    Json.entries(
        list != null && list.isContainerNode() ? list : message,
        (key, item) -> {
          String id =
              Json.text(item, "id", "orders_status_id", "status_id", "id_status", "status", "cod");
          String name =
              Json.text(
                  item,
                  "name",
                  "orders_status_name",
                  "status_name",
                  "nume",
                  "denumire",
                  "label",
                  "text");
          String plain = Json.text(item);
          if (name != null || plain != null) {
            names.put(id == null ? key : id, name != null ? name : String.valueOf(plain));
          }
        });
    return names;
  }

  /** What a name means, by the keywords of {@code api/celro.md} 4.4. */
  static OrderStatus meaning(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD);
    String lower = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    List<String> words = List.of(GAPS.split(lower));
    if (has(words, "anulat") || has(words, "anulare")) {
      return OrderStatus.CANCELLED;
    }
    if (has(words, "retur") || has(words, "storn")) {
      return OrderStatus.RETURNED;
    }
    if (has(words, "refuz") || has(words, "disput")) {
      return OrderStatus.OTHER;
    }
    if (has(words, "finaliz") || any(words, w -> w.equals("livrat") || w.equals("livrata"))) {
      return OrderStatus.FINISHED;
    }
    if (has(words, "gata") || has(words, "livrare")) {
      return OrderStatus.READY;
    }
    if (has(words, "confirm") || has(words, "proces")) {
      return OrderStatus.CONFIRMED;
    }
    return has(words, "nou") || has(words, "neconfirm") ? OrderStatus.NEW : OrderStatus.OTHER;
  }

  private static boolean has(List<String> words, String start) {
    return any(words, word -> word.startsWith(start));
  }

  private static boolean any(List<String> words, Predicate<String> test) {
    return words.stream().anyMatch(test);
  }
}
