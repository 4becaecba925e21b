package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.OfferCheck;
import biz.megzo.vortex.connector.OfferJoiner;
import biz.megzo.vortex.connector.OfferReader;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel that keeps what is pushed and counts calls. Some SKUs, or whole batches, can be bad.
 */
public final class MemoryChannel
    implements Connector, OfferSink, OfferReader, OfferCheck, OfferJoiner {
  private final Map<Sku, Offer> listed = new TreeMap<>();
  private final Map<Sku, OfferContent> waiting = new TreeMap<>();
  private final Map<Sku, String> notApproved = new TreeMap<>();
  private final Map<Sku, FieldRecord> contents = new TreeMap<>();
  private final Set<Sku> bad = new TreeSet<>();
  private final Map<Sku, Money> badPrices = new TreeMap<>();
  private final List<List<OfferUpdate>> pushes = new ArrayList<>();
  private final List<Sku> joined = new ArrayList<>();
  private int batch = 100;
  private boolean wholeBatch;
  private boolean loseAnswers;
  private boolean dropWrites;
  private int writes;
  private int reads;
  private Consumer<OfferUpdate> onPush = update -> {};
  private Runnable afterCall = () -> {};

  /** Lists an offer as if somebody had listed it before. */
  public MemoryChannel list(String sku, String price, int stock) {
    listed.put(Sku.of(sku), new Offer(Sku.of(sku), sku, Money.ron(price), stock, true));
    return this;
  }

  /** The channel lost an offer. */
  public void unlist(String sku) {
    listed.remove(Sku.of(sku));
  }

  /** Items of this SKU are refused; with {@code wholeBatch} they take their batch with them. */
  public void refuse(String sku, boolean takesBatchWithIt) {
    bad.add(Sku.of(sku));
    wholeBatch = takesBatchWithIt;
  }

  /** Updates of this SKU with this price are refused. */
  public void refusePrice(String sku, String price) {
    badPrices.put(Sku.of(sku), Money.ron(price));
  }

  /** Nothing is refused any more. */
  public void forgive() {
    bad.clear();
    badPrices.clear();
  }

  public void batch(int size) {
    batch = size;
  }

  /** Pushes are applied but their answers are lost, or not any more. */
  public void loseAnswers(boolean yes) {
    loseAnswers = yes;
  }

  /** Pushes are taken but not applied, or are again. */
  public void dropWrites(boolean yes) {
    dropWrites = yes;
  }

  /** Sees every single update at the instant it is applied. */
  public void onPush(Consumer<OfferUpdate> listener) {
    onPush = listener;
  }

  /** Runs at the end of each call that pushes price and stock. */
  public void afterCall(Runnable what) {
    afterCall = what;
  }

  /** Lists everything that waits. */
  public void approve() {
    waiting.forEach(
        (sku, offer) -> {
          listed.put(sku, new Offer(sku, sku.value(), price(offer.price()), offer.stock(), true));
          contents.put(sku, offer.content());
        });
    waiting.clear();
  }

  /** The content that was approved last; null when none was. */
  public @Nullable FieldRecord content(String sku) {
    return contents.get(Sku.of(sku));
  }

  /** Refuses what waits. */
  public void disapprove(String sku, String words) {
    waiting.remove(Sku.of(sku));
    notApproved.put(Sku.of(sku), words);
  }

  public @Nullable Offer offer(String sku) {
    return listed.get(Sku.of(sku));
  }

  /** Units listed; -1 when the SKU is not listed. */
  public int stock(String sku) {
    Offer offer = offer(sku);
    Integer units = offer == null ? null : offer.stock();
    return units == null ? -1 : units;
  }

  public Set<Sku> waiting() {
    return Set.copyOf(waiting.keySet());
  }

  public int writes() {
    return writes;
  }

  public int reads() {
    return reads;
  }

  /** The batches pushed so far. */
  public List<List<OfferUpdate>> pushes() {
    return List.copyOf(pushes);
  }

  @Override
  public String name() {
    return "memory-channel";
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public FieldSchema contentSchema() {
    return FieldSchema.of("memory.offer");
  }

  @Override
  public FieldSchema priceSchema() {
    return FieldSchema.of("memory.price");
  }

  @Override
  public int updateBatch() {
    return batch;
  }

  @Override
  public int publishBatch() {
    return 20;
  }

  @Override
  public BatchResult update(List<OfferUpdate> updates) {
    BatchResult result = updated(updates);
    afterCall.run();
    return result;
  }

  private BatchResult updated(List<OfferUpdate> updates) {
    writes++;
    Map<Sku, String> refused = new HashMap<>();
    for (OfferUpdate update : updates) {
      FieldRecord price = update.price();
      Money badPrice = price == null ? null : badPrices.get(update.sku());
      if (bad.contains(update.sku()) || (badPrice != null && badPrice.equals(price(price)))) {
        refused.put(update.sku(), "bad item");
      }
    }
    if (wholeBatch && !refused.isEmpty()) {
      return new BatchResult.Refused("bad item");
    }
    pushes.add(List.copyOf(updates));
    updates.stream().filter(update -> !refused.containsKey(update.sku())).forEach(this::apply);
    return loseAnswers
        ? new BatchResult.Unknown("answer lost", true)
        : new BatchResult.Taken(refused, true);
  }

  private void apply(OfferUpdate update) {
    if (dropWrites) {
      return;
    }
    onPush.accept(update);
    Offer before = listed.get(update.sku());
    if (before == null) {
      throw new IllegalStateException(update.sku() + " is not listed and must not be updated");
    }
    FieldRecord price = update.price();
    Integer stock = update.stock();
    listed.put(
        update.sku(),
        new Offer(
            before.sku(),
            before.name(),
            price == null ? before.price() : price(price),
            stock == null ? before.stock() : stock,
            true));
  }

  private static Money price(FieldRecord price) {
    return Money.ron(price.decimal("price").orElse(BigDecimal.ZERO));
  }

  @Override
  public BatchResult publish(List<OfferContent> offers) {
    writes++;
    Map<Sku, String> refused = new HashMap<>();
    for (OfferContent offer : offers) {
      if (bad.contains(offer.sku())) {
        refused.put(offer.sku(), "bad product");
      } else if (!dropWrites) {
        waiting.put(offer.sku(), offer);
        notApproved.remove(offer.sku());
      }
    }
    return loseAnswers
        ? new BatchResult.Unknown("answer lost", true)
        : new BatchResult.Taken(refused, false);
  }

  /** Products named {@code Bare ...} lack their colour. */
  @Override
  public List<String> lacks(FieldRecord content) {
    return content.text("name").filter(name -> name.startsWith("Bare")).isPresent()
        ? List.of("colour")
        : List.of();
  }

  /** Products named {@code Known ...} are in the channel's own catalogue. */
  @Override
  public boolean joins(FieldRecord content) {
    return content.text("name").filter(name -> name.startsWith("Known")).isPresent();
  }

  @Override
  public BatchResult join(OfferContent offer) {
    writes++;
    joined.add(offer.sku());
    listed.put(
        offer.sku(),
        new Offer(offer.sku(), offer.sku().value(), price(offer.price()), offer.stock(), true));
    return loseAnswers
        ? new BatchResult.Unknown("answer lost", true)
        : new BatchResult.Taken(Map.of(), false);
  }

  /** What was joined so far. */
  public List<Sku> joined() {
    return List.copyOf(joined);
  }

  @Override
  public Map<Sku, ImportState> importStates(Collection<Sku> skus) {
    reads++;
    Map<Sku, ImportState> states = new HashMap<>();
    for (Sku sku : skus) {
      ImportState.Phase phase =
          listed.containsKey(sku)
              ? waiting.containsKey(sku)
                  ? ImportState.Phase.LISTED_WITH_CHANGES_PENDING
                  : ImportState.Phase.LISTED
              : waiting.containsKey(sku) ? ImportState.Phase.PENDING : ImportState.Phase.NOT_FOUND;
      String words = notApproved.get(sku);
      states.put(
          sku,
          words == null
              ? new ImportState(phase, "")
              : new ImportState(ImportState.Phase.REFUSED, words));
    }
    return states;
  }

  @Override
  public int readBatch() {
    return 50;
  }

  @Override
  public OfferPage offers(@Nullable String page) {
    reads++;
    List<Offer> all = List.copyOf(listed.values());
    int from = page == null ? 0 : Integer.parseInt(page);
    int to = Math.min(all.size(), from + readBatch());
    return new OfferPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  @Override
  public List<Offer> offers(Collection<Sku> skus) {
    reads++;
    return listed.values().stream().filter(offer -> skus.contains(offer.sku())).toList();
  }
}
