package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.SettingStore;
import biz.megzo.vortex.store.SettingStore.Setting;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which code is which: what people linked counts first, the rule for the rest. A code that belongs
 * to another product by an explicit link is never matched by the rule. Immutable.
 */
public final class CodeLinks {
  /** Rows by the ERP's code. */
  static final String BY_ERP = "code-erp";

  /** Rows by the channel's code, written together with those of {@link #BY_ERP}. */
  static final String BY_CHANNEL = "code-channel";

  /** The field that names the other side's code. */
  static final String OTHER = "other";

  private final CodeRule rule;
  private final Map<Sku, Sku> channelOf = new HashMap<>();
  private final Map<Sku, Sku> erpOf = new HashMap<>();

  private CodeLinks(CodeRule rule, Collection<CodeLink> links) {
    this.rule = rule;
    for (CodeLink link : links) {
      channelOf.put(link.erp(), link.channel());
      erpOf.put(link.channel(), link.erp());
    }
  }

  public static CodeLinks of(CodeRule rule, Collection<CodeLink> links) {
    return new CodeLinks(rule, links);
  }

  /** Reads all links: one read. */
  public static CodeLinks read(CodeRule rule, SettingStore store, LinkId link) {
    return new CodeLinks(
        rule, store.all(link, BY_ERP).stream().flatMap(row -> linkOf(row).stream()).toList());
  }

  static Optional<CodeLink> linkOf(Setting row) {
    String other = row.content().text(OTHER).orElse("");
    return Sku.valid(row.name()) && Sku.valid(other)
        ? Optional.of(new CodeLink(Sku.of(row.name()), Sku.of(other)))
        : Optional.empty();
  }

  /**
   * The product that an offer is, asking for this one code alone; empty when it can not be told or
   * is none of the link's.
   */
  public static Optional<Sku> erpOf(CodeRule rule, SettingStore store, LinkId link, Sku channel) {
    Optional<Sku> linked = other(store, link, BY_CHANNEL, channel);
    if (linked.isPresent()) {
      return linked;
    }
    return byRule(rule, channel).filter(erp -> other(store, link, BY_ERP, erp).isEmpty());
  }

  /** The offer's code of a product, asking for this one code alone. */
  static ProductStory.Code codeOf(CodeRule rule, SettingStore store, LinkId link, Sku erp) {
    Optional<Sku> linked = other(store, link, BY_ERP, erp);
    if (linked.isPresent()) {
      return new ProductStory.Code(linked, true);
    }
    CodeLinks none = new CodeLinks(rule, java.util.List.of());
    return new ProductStory.Code(
        none.toChannel(erp).filter(code -> other(store, link, BY_CHANNEL, code).isEmpty()), false);
  }

  private static Optional<Sku> other(SettingStore store, LinkId link, String kind, Sku sku) {
    return store
        .find(link, kind, sku.value())
        .map(Setting::content)
        .filter(content -> !content.isEmpty())
        .flatMap(CodeLinks::other);
  }

  private static Optional<Sku> other(FieldRecord content) {
    return content.text(OTHER).filter(Sku::valid).map(Sku::of);
  }

  /** A text that changes when a link does. */
  public String print() {
    return new TreeMap<>(channelOf).toString();
  }

  /** The offer's code of a product; empty when its code can not be told from another's. */
  public Optional<Sku> toChannel(Sku erp) {
    Sku linked = channelOf.get(erp);
    if (linked != null) {
      return Optional.of(linked);
    }
    String code = rule.toChannel(erp.value());
    boolean same = code.equals(erp.value());
    if (!(same || Sku.valid(code)) || !rule.toErp(code).equals(erp.value())) {
      return Optional.empty();
    }
    Sku channel = same ? erp : Sku.of(code);
    return erpOf.containsKey(channel) ? Optional.empty() : Optional.of(channel);
  }

  /** The product that an offer is; empty when it can not be told or is none of the link's. */
  public Optional<Sku> toErp(Sku channel) {
    Sku linked = erpOf.get(channel);
    return linked != null
        ? Optional.of(linked)
        : byRule(rule, channel).filter(erp -> !channelOf.containsKey(erp));
  }

  private static Optional<Sku> byRule(CodeRule rule, Sku channel) {
    String code = rule.toErp(channel.value());
    return Sku.valid(code) && rule.toChannel(code).equals(channel.value())
        ? Optional.of(Sku.of(code))
        : Optional.empty();
  }
}
