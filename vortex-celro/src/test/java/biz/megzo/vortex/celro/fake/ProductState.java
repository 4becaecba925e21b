package biz.megzo.vortex.celro.fake;

import biz.megzo.vortex.celro.fake.ProductChange.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A listed product while it lives. */
final class ProductState {
  static final BigDecimal VAT_FACTOR = new BigDecimal("1.21");

  private final String model;
  private final Instant added;
  private final Map<String, String> content = new LinkedHashMap<>();
  private final List<ProductChange> history = new ArrayList<>();
  private Instant modified;
  private int stock;
  private BigDecimal price = BigDecimal.ZERO;
  private boolean priceIncludesVat;
  private boolean active = true;

  ProductState(String model, Instant now) {
    this.model = model;
    this.added = now;
    this.modified = now;
  }

  void stock(int units, Instant now, Cause cause) {
    note("stoc", Integer.toString(stock), Integer.toString(units), now, cause);
    stock = units;
  }

  void price(BigDecimal amount, boolean includesVat, Instant now, Cause cause) {
    note("pretf", price.toPlainString(), amount.toPlainString(), now, cause);
    note("hasTVA", priceIncludesVat ? "1" : "0", includesVat ? "1" : "0", now, cause);
    price = amount;
    priceIncludesVat = includesVat;
  }

  void active(boolean isActive, Instant now, Cause cause) {
    note("status", active ? "1" : "0", isActive ? "1" : "0", now, cause);
    active = isActive;
  }

  void content(String field, String value, Instant now, Cause cause) {
    note(field, content.getOrDefault(field, ""), value, now, cause);
    content.put(field, value);
  }

  private void note(String field, String from, String to, Instant now, Cause cause) {
    if (!from.equals(to)) {
      history.add(new ProductChange(now, field, from, to, cause));
      modified = now;
    }
  }

  /** The price with VAT, in bani. */
  BigDecimal grossPrice() {
    BigDecimal gross = priceIncludesVat ? price : price.multiply(VAT_FACTOR);
    return gross.setScale(2, RoundingMode.HALF_UP);
  }

  /** Whether a new price is more than 10 % away from this one, both taken with VAT. */
  boolean farFrom(BigDecimal newPrice, boolean newIncludesVat) {
    BigDecimal old = priceIncludesVat ? price : price.multiply(VAT_FACTOR);
    BigDecimal changed = newIncludesVat ? newPrice : newPrice.multiply(VAT_FACTOR);
    BigDecimal allowed = old.multiply(new BigDecimal("0.1"));
    return old.signum() > 0 && changed.subtract(old).abs().compareTo(allowed) > 0;
  }

  ListedProduct snapshot() {
    return new ListedProduct(
        model, stock, price, priceIncludesVat, active, Map.copyOf(content), List.copyOf(history));
  }

  String model() {
    return model;
  }

  int stock() {
    return stock;
  }

  BigDecimal price() {
    return price;
  }

  boolean priceIncludesVat() {
    return priceIncludesVat;
  }

  boolean active() {
    return active;
  }

  String content(String field) {
    return content.getOrDefault(field, "");
  }

  Instant added() {
    return added;
  }

  Instant modified() {
    return modified;
  }

  int changes() {
    return history.size();
  }
}
