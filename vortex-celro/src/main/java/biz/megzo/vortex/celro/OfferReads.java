package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.OfferReader.OfferPage;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Offer;
import biz.megzo.vortex.model.Sku;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads back what is listed ({@code api/celro.md} 3.5). */
final class OfferReads {
  private static final Logger LOG = LoggerFactory.getLogger(OfferReads.class);

  private final MarketApi api;
  private final CelRoConfig config;

  OfferReads(MarketApi api, CelRoConfig config) {
    this.api = api;
    this.config = config;
  }

  OfferPage page(@Nullable String page) {
    int start = page == null ? 0 : Integer.parseInt(page);
    Page read = Page.of(api.read(Action.READ_OFFERS, form(start)), config.readBatch());
    String next = read.more() ? Integer.toString(start + read.longest()) : null;
    return new OfferPage(offers(read), next);
  }

  List<Offer> of(Collection<Sku> skus) {
    Set<Sku> asked = new HashSet<>(skus);
    Map<Sku, Offer> found = new LinkedHashMap<>();
    for (List<Sku> chunk : Offers.chunks(skus, config.readBatch())) {
      List<String> models = chunk.stream().map(Sku::value).toList();
      Form form = form(0).put("filters", Json.write(Map.of("products_model", models)));
      Page read = Page.of(api.read(Action.READ_OFFERS, form), config.readBatch());
      for (Offer offer : offers(read)) {
        if (asked.contains(offer.sku())) {
          found.put(offer.sku(), offer);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private Form form(int start) {
    return new Form()
        .put("start", start)
        .put("limit", config.readBatch())
        .put("forceCount", false)
        .put("orderByMostViewed", false);
  }

  private static List<Offer> offers(Page page) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode item : page.items()) {
      offer(item)
          .ifPresentOrElse(
              offers::add, () -> LOG.debug("Cel.ro lists a product without a usable model"));
    }
    return offers;
  }

  /** One item; empty when it has no usable model. */
  static Optional<Offer> offer(JsonNode item) {
    String model = Json.text(item, "products_model", "model");
    if (model == null || !Sku.valid(model)) {
      return Optional.empty();
    }
    BigDecimal price = Numbers.decimal(item, "pretf", "pret", "pretlei", "products_price");
    BigDecimal stock = Numbers.decimal(item, "stoc", "products_quantity", "stock");
    Boolean active = Numbers.flag(item, "status", "products_status", "live");
    return Optional.of(
        new Offer(
            Sku.of(model),
            Json.textOrEmpty(item, "products_name", "name", "denumire"),
            price == null ? null : Money.of(price, currency(item)),
            stock == null ? null : units(stock),
            active == null || active));
  }

  private static @Nullable Integer units(BigDecimal stock) {
    BigDecimal whole = stock.setScale(0, RoundingMode.FLOOR);
    boolean fits = whole.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return fits ? Integer.valueOf(whole.intValue()) : null;
  }

  /** {@code moneda} is a name or an id that no source explains: lei unless it names another. */
  private static Currency currency(JsonNode item) {
    String word = Json.textOrEmpty(item, "moneda", "currency").toUpperCase(Locale.ROOT);
    return word.equals("EUR") || word.equals("USD") ? Currency.getInstance(word) : Money.RON;
  }
}
