package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One product out of what several sources say of it: for each field the first source in order that
 * has a value. What belongs together is taken together: a price with its currency and whether VAT
 * is in it, a VAT rate with its name. Each source's own values are kept beside the product, so that
 * a source that can not be read loses nothing. Pure.
 */
public final class ProductMerge {
  /** Says nothing of sources: a link with the ERP alone. */
  public static final ProductMerge NONE = new ProductMerge(List.of());

  static final String SOURCES = ProductOrigins.RESERVED + "sources";
  static final String MISSED = ProductOrigins.RESERVED + "missed";
  private static final String SOURCE = ProductOrigins.RESERVED + "source";

  /** Fields that mean nothing beside another source's value of these. */
  private static final Map<String, String> BELONGS_TO =
      Map.of("currency", "price", "priceIncludesVat", "price", "vatName", "vatPercent");

  private final List<String> order;

  /**
   * A merge.
   *
   * @param order the sources, the first wins; empty when there is nothing to merge
   */
  public ProductMerge(List<String> order) {
    this.order = List.copyOf(order);
  }

  /** What the ERP's catalogue says now, among the others. */
  FieldRecord erp(FieldRecord stored, FieldRecord read) {
    if (order.isEmpty()) {
      return read;
    }
    FieldRecord own = read.toBuilder().remove(CatalogueReader.TWICE).build();
    FieldRecord merged = with(stored, ProductOrigins.ERP, own);
    FieldRecord.Builder marked = merged.toBuilder().remove(CatalogueReader.TWICE);
    read.get(CatalogueReader.TWICE).ifPresent(mark -> marked.set(CatalogueReader.TWICE, mark));
    return marked.build();
  }

  /**
   * A product with what one source says of it now.
   *
   * @param now null when the source has nothing to say any more
   */
  FieldRecord with(FieldRecord stored, String source, @Nullable FieldRecord now) {
    Map<String, FieldRecord> sources = sources(stored);
    if (now == null) {
      sources.remove(source);
    } else {
      sources.put(source, now);
    }
    FieldRecord.Builder merged = FieldRecord.builder();
    Map<String, String> from = merge(sources, merged);
    if (!sources.isEmpty()) {
      List<FieldRecord> kept = new ArrayList<>();
      ordered(sources.keySet())
          .forEach(name -> kept.add(record(sources, name).toBuilder().text(SOURCE, name).build()));
      merged.records(SOURCES, kept);
      List<String> pairs = new ArrayList<>();
      from.forEach((field, name) -> pairs.add(field + "=" + name));
      merged.text(ProductOrigins.FROM, String.join(",", pairs));
    }
    stored.get(CatalogueReader.TWICE).ifPresent(mark -> merged.set(CatalogueReader.TWICE, mark));
    return merged.build();
  }

  /** What each source last said of a product. */
  Map<String, FieldRecord> sources(FieldRecord stored) {
    Map<String, FieldRecord> sources = new LinkedHashMap<>();
    if (!stored.has(SOURCES)) {
      FieldRecord alone = plain(stored);
      if (!alone.isEmpty()) {
        sources.put(alone.has("id") ? ProductOrigins.ERP : ProductOrigins.STOCK, alone);
      }
      return sources;
    }
    for (FieldRecord one : stored.records(SOURCES)) {
      sources.put(one.text(SOURCE).orElse(""), one.toBuilder().remove(SOURCE).build());
    }
    return sources;
  }

  /** The product alone, without what is kept beside it. */
  static FieldRecord plain(FieldRecord stored) {
    FieldRecord.Builder plain = stored.toBuilder();
    stored.names().stream()
        .filter(name -> name.startsWith(ProductOrigins.RESERVED))
        .forEach(plain::remove);
    return plain.build();
  }

  private Map<String, String> merge(Map<String, FieldRecord> sources, FieldRecord.Builder merged) {
    Map<String, String> from = new LinkedHashMap<>();
    for (String name : ordered(sources.keySet())) {
      record(sources, name)
          .fields()
          .forEach(
              (field, value) -> {
                if (says(field, value)) {
                  from.putIfAbsent(field, name);
                }
              });
    }
    from.entrySet()
        .removeIf(
            one -> {
              String head = from.get(BELONGS_TO.getOrDefault(one.getKey(), one.getKey()));
              return head != null && !head.equals(one.getValue()) && !moved(sources, one, head);
            });
    from.forEach(
        (field, name) -> record(sources, name).get(field).ifPresent(v -> merged.set(field, v)));
    return from;
  }

  /** Gives a field that belongs to another the source of that one, if it has a value there. */
  private static boolean moved(
      Map<String, FieldRecord> sources, Map.Entry<String, String> one, String head) {
    boolean there =
        record(sources, head).get(one.getKey()).filter(v -> says(one.getKey(), v)).isPresent();
    if (there) {
      one.setValue(head);
    }
    return there;
  }

  private static FieldRecord record(Map<String, FieldRecord> sources, String name) {
    return sources.getOrDefault(name, FieldRecord.empty());
  }

  private static boolean says(String field, FieldValue value) {
    return !field.startsWith(ProductOrigins.RESERVED)
        && !(value instanceof FieldValue.Text text && text.value().isBlank());
  }

  /** The sources as declared; those nobody declared any more come last, the stock list after. */
  private Set<String> ordered(Set<String> names) {
    Set<String> all = new LinkedHashSet<>(order);
    all.retainAll(names);
    names.stream().filter(name -> !name.equals(ProductOrigins.STOCK)).forEach(all::add);
    all.addAll(names);
    return all;
  }
}
