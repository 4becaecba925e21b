package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is on the site, what waits for approval and what was refused. Used under the shop's lock
 * only.
 */
final class Catalogue {
  static final String PREFIX = "MP-";
  private static final BigDecimal APPROVED_UP_TO = new BigDecimal("5000");

  private final Map<String, ProductState> listed = new LinkedHashMap<>();
  private final Map<String, Listing> own = new LinkedHashMap<>();
  private final Map<String, ImportItem> waiting = new LinkedHashMap<>();
  private final Map<String, ImportItem> rejected = new LinkedHashMap<>();
  private final Map<String, String> notTaken = new LinkedHashMap<>();
  private final Taxonomy taxonomy = new Taxonomy();
  private final ImportCheck check;

  Catalogue(Settings settings) {
    this.check = new ImportCheck(settings, taxonomy);
  }

  void seed(ListedProduct product, Instant now) {
    ProductState state =
        listed.computeIfAbsent(product.model(), model -> new ProductState(model, now));
    product.content().forEach((field, value) -> state.content(field, value, now, Cause.SEEDED));
    state.stock(product.stock(), now, Cause.SEEDED);
    state.price(product.price(), product.priceIncludesVat(), now, Cause.SEEDED);
    state.active(product.active(), now, Cause.SEEDED);
    taxonomy.manufacturerId(state.content("manufacturers_name"));
  }

  /** A product of Cel.ro's own catalogue, on which nobody of ours has an offer. */
  void know(String model, Listing listing) {
    own.put(model, listing);
  }

  Optional<Listing> own(String model) {
    return Optional.ofNullable(own.get(model));
  }

  /** Puts an offer of ours on a product of Cel.ro's own; its price has VAT in it. */
  void join(ListedProduct product, int units, BigDecimal price, Instant now, Cause cause) {
    ProductState state = new ProductState(product.model(), now);
    product.content().forEach((field, value) -> state.content(field, value, now, cause));
    state.stock(units, now, cause);
    state.price(price, true, now, cause);
    listed.put(product.model(), state);
  }

  Optional<String> problem(ImportItem item) {
    return check.problem(item, listed.containsKey(item.model()));
  }

  /** Puts an item in the queue, replacing whatever was in either queue for its model. */
  void submit(ImportItem submitted) {
    ImportItem item = submitted;
    Optional<String> problem = problem(item);
    if (problem.isPresent()) {
      waiting.remove(item.model());
      rejected.put(item.model(), item.refused(problem.get()));
      return;
    }
    ProductState former = listed.get(item.model());
    if (former != null && item.fields().flag("forceInsert")) {
      item = item.renamed(PREFIX + item.model());
      former = listed.get(item.model());
    }
    if (former != null && !item.fields().flag("overridePrice") && farPrice(former, item)) {
      notTaken.put(item.model(), "Pretul difera cu mai mult de 10%");
      return;
    }
    notTaken.remove(item.model());
    rejected.remove(item.model());
    waiting.remove(item.model());
    waiting.put(item.model(), item);
  }

  private static boolean farPrice(ProductState former, ImportItem item) {
    return item.price().filter(price -> former.farFrom(price, item.hasVat())).isPresent();
  }

  /** The minute-by-minute robot: decides what was queued before the current minute began. */
  void decideDue(Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    List.copyOf(waiting.values()).stream()
        .filter(item -> item.at().isBefore(minute))
        .forEach(item -> decide(item, now));
  }

  void decideAll(Instant now) {
    List.copyOf(waiting.values()).forEach(item -> decide(item, now));
  }

  private void decide(ImportItem item, Instant now) {
    if (item.price().filter(price -> price.compareTo(APPROVED_UP_TO) > 0).isPresent()) {
      refuse(item.model(), "Pret peste 5000");
      return;
    }
    waiting.remove(item.model());
    ProductState state =
        listed.computeIfAbsent(item.model(), model -> new ProductState(model, now));
    item.content().forEach((field, value) -> state.content(field, value, now, Cause.IMPORTED));
    item.stock().ifPresent(units -> state.stock(units, now, Cause.IMPORTED));
    item.price().ifPresent(price -> state.price(price, item.hasVat(), now, Cause.IMPORTED));
    item.fields()
        .maybe("status")
        .ifPresent(text -> state.active(text.equals("1"), now, Cause.IMPORTED));
    taxonomy.manufacturerId(state.content("manufacturers_name"));
  }

  /** A person at Cel.ro refuses a waiting product. */
  boolean refuse(String model, String reason) {
    ImportItem item = waiting.remove(model);
    if (item != null) {
      rejected.put(model, item.refused(reason));
    }
    return item != null;
  }

  /** Takes a product off the site altogether. */
  boolean delist(String model) {
    return listed.remove(model) != null;
  }

  Optional<ProductState> find(String model) {
    return Optional.ofNullable(listed.get(model));
  }

  List<ProductState> listed() {
    return List.copyOf(listed.values());
  }

  Map<String, ImportItem> waiting() {
    return waiting;
  }

  Map<String, ImportItem> rejected() {
    return rejected;
  }

  Optional<String> notTaken(String model) {
    return Optional.ofNullable(notTaken.get(model));
  }

  Taxonomy taxonomy() {
    return taxonomy;
  }
}
