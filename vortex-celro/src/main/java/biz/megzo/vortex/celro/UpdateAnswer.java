package biz.megzo.vortex.celro;

import biz.megzo.vortex.model.Sku;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the marketplace said of each item. The form is not documented; when it has the lists of
 * {@code saveProducts} ({@code api/celro.md} 3.3, 3.4) they are used, else nothing is confirmed.
 */
final class UpdateAnswer {
  private final Set<String> good = new HashSet<>();
  private final Map<String, String> bad = new HashMap<>();

  private UpdateAnswer() {}

  static UpdateAnswer of(@Nullable JsonNode message) {
    UpdateAnswer answer = new UpdateAnswer();
    answer.accept(Json.first(message, "updated"));
    answer.accept(Json.first(message, "notUpdated"));
    answer.refuse(
        Json.first(message, "exceptions"),
        "exception at Cel.ro; a price that moved by more than 10 % needs overridePrice");
    answer.refuse(
        Json.first(message, "error", "errors"), "not used by Cel.ro: it may not know this model");
    return answer;
  }

  private void accept(@Nullable JsonNode list) {
    Json.entries(list, (key, item) -> good.add(fold(model(key, item))));
  }

  private void refuse(@Nullable JsonNode list, String otherwise) {
    Json.entries(
        list,
        (key, item) -> {
          boolean keyed = item.isValueNode() && list != null && list.isObject() && !digits(key);
          String words = keyed ? Json.text(item) : Json.text(item, "message", "error", "motiv");
          bad.put(
              fold(keyed ? key : model(key, item)), words == null ? otherwise : Words.tidy(words));
        });
  }

  private static boolean digits(String key) {
    return key.chars().allMatch(Character::isDigit);
  }

  /** The model an entry is about: itself, a member, or the key it stands under. */
  private static String model(String key, JsonNode item) {
    String named = Json.text(item, "products_model", "model");
    String plain = Json.text(item);
    return named != null ? named : plain != null ? plain : key;
  }

  /** The channel's words for an item it did not take. */
  Optional<String> refusal(Sku sku) {
    return Optional.ofNullable(bad.get(fold(sku.value())));
  }

  /** Whether the channel named the item as taken. */
  boolean confirmed(Sku sku) {
    return good.contains(fold(sku.value()));
  }

  private static String fold(String model) {
    return model.strip().toLowerCase(Locale.ROOT);
  }
}
