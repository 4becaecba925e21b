package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The {@code search} and {@code filters} of readProducts. */
final class ProductFilter {
  private static final int MOST_MODELS = 50;
  private static final Set<String> KNOWN =
      Set.of(
          "keyword",
          "manufacturer",
          "status",
          "categories_id",
          "products_last_modified_min",
          "products_last_modified_max",
          "products_date_added_min",
          "products_date_added_max",
          "products_model");

  private final Predicate<ProductState> test;

  private ProductFilter(Predicate<ProductState> test) {
    this.test = test;
  }

  static ProductFilter of(Optional<String> search, JsonNode filters, Taxonomy taxonomy) {
    if (!filters.isObject() && !(filters.isArray() && filters.isEmpty())) {
      throw new Refused("Parametrul filters trebuie sa fie un obiect JSON");
    }
    Fields fields = new Fields(filters, "filters");
    fields.only(KNOWN);
    Predicate<ProductState> test = words(search.or(() -> fields.maybe("keyword")));
    Set<String> models = strings(filters, "products_model");
    if (models.size() > MOST_MODELS) {
      throw new Refused("Cel mult 50 de modele in filtru");
    }
    test = test.and(oneOf(models, ProductState::model));
    test = test.and(oneOf(strings(filters, "status"), product -> product.active() ? "1" : "0"));
    test =
        test.and(
            oneOf(strings(filters, "categories_id"), product -> product.content("categories_id")));
    test = test.and(manufacturer(strings(filters, "manufacturer"), taxonomy));
    test = test.and(between(fields, "products_last_modified", ProductState::modified));
    test = test.and(between(fields, "products_date_added", ProductState::added));
    return new ProductFilter(test);
  }

  boolean matches(ProductState product) {
    return test.test(product);
  }

  /** The words in their order, in the name or in the model. */
  private static Predicate<ProductState> words(Optional<String> search) {
    if (search.isEmpty()) {
      return product -> true;
    }
    String joined =
        List.of(search.get().strip().split("\\s+")).stream()
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElse("");
    Pattern pattern = Pattern.compile(joined, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return product ->
        pattern.matcher(product.content("products_name")).find()
            || pattern.matcher(product.model()).find();
  }

  private static Predicate<ProductState> oneOf(
      Set<String> allowed, Function<ProductState, String> value) {
    return product -> allowed.isEmpty() || allowed.contains(value.apply(product));
  }

  /** Ids or, as the older documents have it, names. */
  private static Predicate<ProductState> manufacturer(Set<String> allowed, Taxonomy taxonomy) {
    return product -> {
      String name = product.content("manufacturers_name");
      return allowed.isEmpty()
          || allowed.contains(name)
          || allowed.contains(Long.toString(taxonomy.manufacturerId(name)));
    };
  }

  private static Predicate<ProductState> between(
      Fields fields, String name, Function<ProductState, Instant> value) {
    Optional<LocalDateTime> min =
        fields.maybe(name + "_min").map(text -> moment(name, text, " 00:00:00"));
    Optional<LocalDateTime> max =
        fields.maybe(name + "_max").map(text -> moment(name, text, " 23:59:59"));
    return product -> {
      LocalDateTime at = Stamps.local(value.apply(product));
      return min.map(from -> !at.isBefore(from)).orElse(true)
          && max.map(to -> !at.isAfter(to)).orElse(true);
    };
  }

  private static LocalDateTime moment(String name, String text, String hour) {
    return Stamps.stamp(name, text.length() == 10 ? text + hour : text);
  }

  private static Set<String> strings(JsonNode filters, String name) {
    Set<String> values = new HashSet<>();
    JsonNode given = filters.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return values;
    }
    Fields.elements(name, given).forEach(value -> values.add(value.asText()));
    return values;
  }
}
