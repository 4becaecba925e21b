package biz.megzo.vortex.smartbill.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The products of a company, by id and by the key that the company uses. Holds many. */
final class Catalogue {
  private final Function<FakeProduct, String> key;
  private final Map<String, FakeProduct> byId = new LinkedHashMap<>();
  private @Nullable Map<String, FakeProduct> byKey;

  Catalogue(Function<FakeProduct, String> key) {
    this.key = key;
  }

  Collection<FakeProduct> all() {
    return byId.values();
  }

  /** Of two products with one key, the older. */
  Optional<FakeProduct> find(String wanted) {
    if (byKey == null) {
      var index = new HashMap<String, FakeProduct>();
      byId.values().forEach(product -> index.putIfAbsent(key.apply(product), product));
      byKey = index;
    }
    return Optional.ofNullable(byKey.get(wanted));
  }

  /** Adds a product, or replaces the one with its id. */
  void put(FakeProduct product) {
    FakeProduct old = byId.put(product.id(), product);
    if (old == null && byKey != null) {
      byKey.putIfAbsent(key.apply(product), product);
    } else if (!product.equals(old)) {
      byKey = null;
    }
  }

  void remove(FakeProduct product) {
    byId.remove(product.id());
    byKey = null;
  }

  /** The company identifies products in another way from now on. */
  void rekey() {
    byKey = null;
  }
}
