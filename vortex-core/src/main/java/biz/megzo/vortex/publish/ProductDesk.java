package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductPage.Row;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductIndex.Place;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The products of a link, for people: found among very many, and one of them with its whole story.
 * Reads only what is stored, calls no remote. Thread-safe.
 */
public final class ProductDesk {
  /** How many facts of its history a story has. */
  public static final int FACTS = 50;

  /** What it works with. */
  public record Parts(
      VortexStore store,
      Translation translation,
      OfferDesk offers,
      Stock stock,
      ZoneId zone,
      InstantSource clock) {}

  /** How the ERP's products become the channel's offers. */
  public record Translation(Rules rules, CodeRule codes, Schemas schemas) {}

  /**
   * The fields of both sides, with what they mean.
   *
   * @param source of the ERP's products
   * @param content of the channel's offers
   * @param price of the channel's prices
   */
  public record Schemas(FieldSchema source, FieldSchema content, FieldSchema price) {}

  private final LinkId link;
  private final Parts parts;

  public ProductDesk(LinkId link, Parts parts) {
    this.link = link;
    this.parts = parts;
  }

  /** The fields of both sides; empty schemas where a connector has none. */
  public Schemas schemas() {
    return parts.translation().schemas();
  }

  /** The first page of what a search finds; takes as long among a hundred thousand as among ten. */
  public ProductPage first(ProductSearch search, int size) {
    return page(search, null, false, size);
  }

  /** The last page. */
  public ProductPage last(ProductSearch search, int size) {
    return page(search, null, true, size);
  }

  /** The page behind a product of a page: its last one. */
  public ProductPage after(ProductSearch search, Place place, int size) {
    return page(search, place, false, size);
  }

  /** The page before a product of a page: its first one. */
  public ProductPage before(ProductSearch search, Place place, int size) {
    return page(search, place, true, size);
  }

  private ProductPage page(
      ProductSearch search, @Nullable Place from, boolean backwards, int size) {
    if (size < 1 || size > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 products, was " + size);
    }
    List<Place> found = parts.store().productIndex().page(link, search, from, backwards, size + 1);
    boolean more = found.size() > size;
    List<Place> shown =
        !more ? found : backwards ? found.subList(1, size + 1) : found.subList(0, size);
    return new ProductPage(
        rows(shown), backwards ? more : from != null, backwards ? from != null : more);
  }

  private List<Row> rows(List<Place> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<Sku> skus = places.stream().map(Place::sku).toList();
    Map<Sku, KnownProduct> products = new HashMap<>();
    parts.store().products().find(link, skus).forEach(one -> products.put(one.sku(), one));
    Map<Sku, Entry> entries = new HashMap<>();
    parts.store().offers().find(link, skus).forEach(one -> entries.put(one.sku(), one));
    Set<Sku> differing = new HashSet<>();
    parts.store().drift().find(link, skus).forEach(one -> differing.add(one.sku()));
    List<Row> rows = new ArrayList<>();
    for (Place place : places) {
      rows.add(
          new Row(
              place,
              Optional.ofNullable(products.get(place.sku())),
              Optional.ofNullable(entries.get(place.sku())),
              differing.contains(place.sku())));
    }
    return rows;
  }

  /** How many products a search finds, counting no further than asked. */
  public long count(ProductSearch search, long atMost) {
    return parts.store().productIndex().count(link, search, atMost);
  }

  /** How many products of the link each filter lets through, whatever is searched for. */
  public Map<Filter, Long> counts() {
    Map<Filter, Long> counts = new EnumMap<>(Filter.class);
    for (Filter filter : Filter.values()) {
      counts.put(filter, 0L);
    }
    parts
        .store()
        .productIndex()
        .counts(link)
        .forEach(
            (standing, number) ->
                counts.replaceAll((filter, sum) -> filter.fits(standing) ? sum + number : sum));
    return counts;
  }

  /**
   * Everything about one product as it stands: source, mapping with its steps, listing, stock,
   * settings, code, and what happened to it last. Empty when nothing is known of it.
   *
   * @param sku the ERP's code
   */
  public Optional<ProductStory> story(Sku sku) {
    Optional<OfferDesk.View> offer = parts.offers().view(sku);
    Optional<Stock.View> stock = parts.stock().view(sku);
    if (offer.isEmpty() && stock.isEmpty()) {
      return Optional.empty();
    }
    OfferDesk.View view =
        offer.orElseGet(
            () ->
                new OfferDesk.View(
                    sku,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    PriceLimits.none()));
    Instant now = parts.clock().instant();
    return Optional.of(
        new ProductStory(
            view,
            stock,
            parts.stock().setting(StockTarget.sku(sku)),
            CodeLinks.codeOf(parts.translation().codes(), parts.store().settings(), link, sku),
            mapped(view, now),
            parts.offers().history(sku, now, FACTS)));
  }

  private Map<Profile, Explanation> mapped(OfferDesk.View view, Instant now) {
    Map<Profile, Explanation> mapped = new EnumMap<>(Profile.class);
    KnownProduct product = view.product().orElse(null);
    if (product != null && !product.fields().isEmpty()) {
      MappingInput input =
          MappingInput.of(product.fields(), LocalDate.ofInstant(now, parts.zone()));
      for (Profile profile : List.of(Profile.PRODUCT, Profile.PRICE)) {
        mapped.put(profile, parts.translation().rules().active(link, profile).explain(input));
      }
    }
    return mapped;
  }

  /** What happened to a product up to a moment, newest first. */
  public List<Fact> history(Sku sku, Instant until, int limit) {
    return parts.offers().history(sku, until, limit);
  }

  /** As {@link OfferDesk#at}: the last fact of each kind before a moment. */
  public Map<String, Fact> at(Sku sku, Instant moment) {
    return parts.offers().at(sku, moment);
  }
}
