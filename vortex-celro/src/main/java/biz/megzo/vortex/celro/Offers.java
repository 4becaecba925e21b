package biz.megzo.vortex.celro;

import biz.megzo.vortex.celro.OfferItems.BadItem;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OfferSink.BatchResult;
import biz.megzo.vortex.connector.OfferSink.ImportState;
import biz.megzo.vortex.connector.OfferSink.ImportState.Phase;
import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.model.Sku;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes offers ({@code api/celro.md} 3.1 to 3.3). All values are absolute. */
final class Offers {
  /** A PHP server drops what is beyond about a thousand variables in silence (1.6). */
  static final int MOST_VARIABLES = 900;

  private static final int ENTITY_TOO_LARGE = 413;

  private final MarketApi api;
  private final CelRoConfig config;

  Offers(MarketApi api, CelRoConfig config) {
    this.api = api;
    this.config = config;
  }

  BatchResult update(List<OfferUpdate> updates) {
    fits("update", updates.size(), config.updateBatch());
    Map<Sku, String> refused = new LinkedHashMap<>();
    Map<Sku, Map<String, Object>> items = new LinkedHashMap<>();
    for (OfferUpdate update : updates) {
      try {
        items.put(update.sku(), OfferItems.update(update));
      } catch (BadItem e) {
        refused.put(update.sku(), e.reason());
      }
    }
    if (items.isEmpty()) {
      return new BatchResult.Taken(refused, true);
    }
    Form form = new Form().put("products", Json.write(items.values()));
    return result(api.send(Action.UPDATE_OFFERS, form), items.keySet(), refused);
  }

  BatchResult publish(List<OfferContent> offers) {
    fits("publish", offers.size(), config.publishBatch());
    Map<Sku, String> refused = new LinkedHashMap<>();
    Map<Sku, Map<String, Object>> items = new LinkedHashMap<>();
    for (OfferContent offer : offers) {
      try {
        items.put(offer.sku(), small(OfferItems.full(offer)));
      } catch (BadItem e) {
        refused.put(offer.sku(), e.reason());
      }
    }
    if (items.isEmpty()) {
      return new BatchResult.Taken(refused, true);
    }
    Form form = new Form().put("products", new ArrayList<>(items.values()));
    if (form.variables() > MOST_VARIABLES) {
      return new BatchResult.Refused(
          "not sent: " + form.variables() + " form variables in one call; send fewer offers");
    }
    return result(api.send(Action.IMPORT_OFFERS, form), items.keySet(), refused);
  }

  /** One offer on a product that the marketplace's own catalogue has. */
  BatchResult join(OfferContent offer) {
    try {
      Form form = OfferItems.join(offer);
      return result(api.send(Action.JOIN_OFFER, form), List.of(offer.sku()), Map.of());
    } catch (BadItem e) {
      return new BatchResult.Taken(Map.of(offer.sku(), e.reason()), true);
    }
  }

  private static Map<String, Object> small(Map<String, Object> item) throws BadItem {
    int variables = new Form().put("products", List.of(item)).variables();
    if (variables > MOST_VARIABLES) {
      throw new BadItem(
          "too many images and characteristics: "
              + variables
              + " values, "
              + MOST_VARIABLES
              + " fit");
    }
    return item;
  }

  private static void fits(String what, int size, int most) {
    if (size > most) {
      throw new IllegalArgumentException(
          "at most " + most + " offers fit one " + what + ", got " + size);
    }
  }

  private static BatchResult result(
      Reply reply, Collection<Sku> sent, Map<Sku, String> refusedHere) {
    if (reply instanceof Reply.Refused refused) {
      return new BatchResult.Refused(refused.reason());
    }
    if (reply instanceof Reply.Failed failed) {
      String cause = String.valueOf(failed.error().getMessage());
      return failed.status() == ENTITY_TOO_LARGE
          ? new BatchResult.Refused(cause)
          : new BatchResult.Unknown(cause, failed.sent());
    }
    UpdateAnswer answer = UpdateAnswer.of(((Reply.Ok) reply).message());
    Map<Sku, String> refused = new LinkedHashMap<>(refusedHere);
    boolean confirmed = true;
    for (Sku sku : sent) {
      Optional<String> words = answer.refusal(sku);
      words.ifPresent(text -> refused.put(sku, text));
      confirmed &= words.isPresent() || answer.confirmed(sku);
    }
    return new BatchResult.Taken(refused, confirmed);
  }

  Map<Sku, ImportState> importStates(Collection<Sku> skus) {
    Map<Sku, ImportState> states = new LinkedHashMap<>();
    for (List<Sku> chunk : chunks(skus, config.readBatch())) {
      Map<String, Sku> asked = new LinkedHashMap<>();
      chunk.forEach(sku -> asked.put(sku.value(), sku));
      List<Map<String, String>> items =
          chunk.stream().map(sku -> Map.of("model", sku.value())).toList();
      Form form = new Form().put("products", Json.write(items));
      for (JsonNode item : items(api.read(Action.READ_IMPORT_STATUS, form))) {
        Sku sku = asked.get(Json.textOrEmpty(item, "model", "products_model"));
        Optional<Phase> phase = phase(Json.textOrEmpty(item, "status"));
        if (sku != null && phase.isPresent()) {
          String message = Words.tidy(Json.textOrEmpty(item, "message", "motiv"));
          states.put(sku, new ImportState(phase.get(), message));
        }
      }
    }
    return states;
  }

  private static List<JsonNode> items(JsonNode message) {
    return message.isObject() && message.has("model") ? List.of(message) : Json.items(message);
  }

  private static Optional<Phase> phase(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "IMPORT_PENDING" -> Optional.of(Phase.PENDING);
      case "IMPORT_REFUSED" -> Optional.of(Phase.REFUSED);
      case "ON_SITE" -> Optional.of(Phase.LISTED);
      case "ON_SITE_PENDING_UPDATE" -> Optional.of(Phase.LISTED_WITH_CHANGES_PENDING);
      case "NOT_FOUND" -> Optional.of(Phase.NOT_FOUND);
      default -> Optional.empty();
    };
  }

  /** Shows or hides one offer. */
  Done switchOffer(Sku sku, boolean active) {
    Form form = new Form().put("model", sku.value()).put("status", active ? 1 : 0);
    return api.write(Action.SWITCH_OFFER, form);
  }

  static List<List<Sku>> chunks(Collection<Sku> skus, int size) {
    List<Sku> all = skus.stream().distinct().toList();
    List<List<Sku>> chunks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      chunks.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return chunks;
  }
}
