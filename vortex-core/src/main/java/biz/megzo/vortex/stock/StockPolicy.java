package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.StockLimits.Chosen;
import biz.megzo.vortex.store.SettingStore;
import biz.megzo.vortex.store.SettingStore.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was set for the stock of a link, by people and in code, as of one moment. Where
 * several places set the same thing, the narrowest counts: see {@link StockLimits}. Immutable.
 */
public final class StockPolicy {
  static final String CODE = "default in code";
  private static final String CODE_SKU = "SKU in code";
  private static final String SKU = "set for the SKU";
  private static final String LINK = "set for the link";

  private final StockSettings defaults;
  private final StockTerms link;
  private final boolean linkSaysNothing;
  private final StockLimits standard;
  private final List<StockSetting> rules;
  private final Map<Sku, StockTerms> skus;
  private final Map<Sku, StockTerms> kits;
  private final Map<Sku, String> problems = new TreeMap<>();

  private StockPolicy(StockSettings defaults, Collection<StockSetting> settings) {
    this.defaults = defaults;
    StockTerms ofLink = StockTerms.none();
    this.rules = new ArrayList<>();
    this.skus = new HashMap<>();
    this.kits = new TreeMap<>();
    for (StockSetting setting : settings) {
      if (setting.terms().isEmpty()) {
        continue;
      }
      if (setting.target() instanceof StockTarget.OfSku one) {
        skus.put(one.sku(), setting.terms());
        if (!setting.terms().kit().isEmpty()) {
          kits.put(one.sku(), setting.terms());
        }
      } else if (setting.target() instanceof StockTarget.OfRule) {
        rules.add(setting);
      } else {
        ofLink = setting.terms();
      }
    }
    this.link = ofLink;
    this.linkSaysNothing = ofLink.isEmpty();
    this.standard = StockLimits.ofCode(defaults, defaults.buffer(), CODE);
    rules.sort(Comparator.comparingInt(StockPolicy::order).thenComparing(s -> s.target().key()));
    kits.forEach(
        (sku, terms) ->
            terms.kit().keySet().stream()
                .filter(kits::containsKey)
                .findFirst()
                .ifPresent(
                    part -> problems.put(sku, "its component " + part + " is itself a kit")));
  }

  /** A policy of these settings; those that were cleared do not count. */
  public static StockPolicy of(StockSettings defaults, Collection<StockSetting> settings) {
    return new StockPolicy(defaults, settings);
  }

  /** Reads what is set now; one read, whatever the number of SKUs. */
  public static StockPolicy read(StockSettings defaults, SettingStore store, LinkId link) {
    List<StockSetting> settings = new ArrayList<>();
    Map<Sku, String> unreadable = new TreeMap<>();
    for (Setting row : store.all(link, StockRows.KIND)) {
      try {
        settings.add(StockRows.setting(row));
      } catch (IllegalArgumentException e) {
        subject(row).ifPresent(sku -> unreadable.put(sku, "its stock setting can not be read"));
      }
    }
    StockPolicy policy = new StockPolicy(defaults, settings);
    policy.problems.putAll(unreadable);
    return policy;
  }

  /** What one unit of a SKU is made of, by what is set now; empty when it is no kit. */
  public static Map<Sku, Integer> kitOf(SettingStore store, LinkId link, Sku sku) {
    return store
        .find(link, StockRows.KIND, StockTarget.sku(sku).key())
        .map(row -> StockRows.terms(row.content()).kit())
        .orElse(Map.of());
  }

  /** A text that changes when anything that people set does. */
  public String print() {
    StringBuilder text = new StringBuilder(link.toString());
    rules.forEach(
        rule -> text.append('\n').append(rule.target()).append(order(rule)).append(rule.terms()));
    new TreeMap<>(skus).forEach((sku, terms) -> text.append('\n').append(sku).append(terms));
    return text.append(problems).toString();
  }

  public StockSettings defaults() {
    return defaults;
  }

  /** The kits, in SKU order. */
  public Set<Sku> kits() {
    return kits.keySet();
  }

  /** What one unit of a SKU is made of; empty when it is no kit. */
  public Map<Sku, Integer> kit(Sku sku) {
    StockTerms terms = kits.get(sku);
    return terms == null ? Map.of() : terms.kit();
  }

  /** The kits that contain a SKU, in SKU order. */
  public Set<Sku> kitsWith(Sku component) {
    Set<Sku> with = new TreeSet<>();
    kits.forEach(
        (sku, terms) -> {
          if (terms.kit().containsKey(component)) {
            with.add(sku);
          }
        });
    return with;
  }

  /** Every SKU that is a component. */
  public Set<Sku> components() {
    Set<Sku> all = new TreeSet<>();
    kits.values().forEach(terms -> all.addAll(terms.kit().keySet()));
    return all;
  }

  /** Why the stock of a SKU can not be told whatever is on hand; empty when it can. */
  public Optional<String> problem(Sku sku) {
    return Optional.ofNullable(problems.get(sku));
  }

  /** All such SKUs. */
  public Map<Sku, String> problems() {
    return java.util.Collections.unmodifiableMap(problems);
  }

  /**
   * What counts for a SKU.
   *
   * @param fields of its product, for rules; empty when it is in no catalogue
   */
  public StockLimits limits(Sku sku, FieldRecord fields) {
    boolean plain = rules.isEmpty() && linkSaysNothing && !skus.containsKey(sku);
    boolean own = defaults.hasBufferOf(sku);
    if (plain && !kits.containsKey(sku)) {
      return own ? StockLimits.ofCode(defaults, defaults.bufferOf(sku), CODE_SKU) : standard;
    }
    StockBuffer buffer = defaults.bufferOf(sku);
    List<StockSetting> matching = matching(sku, fields);
    Chosen<StockBuffer> held =
        choose(
            sku,
            matching,
            StockTerms::buffer,
            own ? new Chosen<>(buffer, CODE_SKU) : null,
            new Chosen<>(buffer, CODE));
    var share =
        choose(sku, matching, StockTerms::share, null, new Chosen<>(defaults.share(), CODE));
    return new StockLimits(
        kits.containsKey(sku) ? ofKit(held, StockLimits.none().buffer()) : held,
        kits.containsKey(sku) ? ofKit(share, StockLimits.none().share()) : share,
        choose(sku, matching, StockTerms::cap, null, new Chosen<>(defaults.cap(), CODE)),
        choose(sku, matching, StockTerms::paused, null, new Chosen<>(false, CODE)));
  }

  /** What holds for the whole link is taken off the components already, not twice. */
  private static <T> Chosen<T> ofKit(Chosen<T> chosen, Chosen<T> none) {
    return chosen.from().equals(LINK) || chosen.from().equals(CODE)
        ? new Chosen<>(none.value(), "held at the components")
        : chosen;
  }

  private List<StockSetting> matching(Sku sku, FieldRecord fields) {
    return rules.stream()
        .filter(
            rule ->
                rule.target() instanceof StockTarget.OfRule target && target.matches(sku, fields))
        .toList();
  }

  private <T> Chosen<T> choose(
      Sku sku,
      List<StockSetting> matching,
      Function<StockTerms, @Nullable T> what,
      @Nullable Chosen<T> inCode,
      Chosen<T> standard) {
    T ofSku = what.apply(skus.getOrDefault(sku, StockTerms.none()));
    if (ofSku != null) {
      return new Chosen<>(ofSku, SKU);
    }
    if (inCode != null) {
      return inCode;
    }
    for (StockSetting rule : matching) {
      T ofRule = what.apply(rule.terms());
      if (ofRule != null) {
        return new Chosen<>(ofRule, rule.target().key().replace(':', ' '));
      }
    }
    T ofLink = what.apply(link);
    return ofLink == null ? standard : new Chosen<>(ofLink, LINK);
  }

  private static int order(StockSetting setting) {
    return setting.target() instanceof StockTarget.OfRule rule ? rule.order() : 0;
  }

  private static Optional<Sku> subject(Setting row) {
    String prefix = StockTarget.OfSku.PREFIX;
    String code = row.name().startsWith(prefix) ? row.name().substring(prefix.length()) : "";
    return Sku.valid(code) ? Optional.of(Sku.of(code)) : Optional.empty();
  }
}
