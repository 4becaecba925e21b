package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.SettingStore.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stock settings as rows of the store, and back. */
final class StockRows {
  static final String KIND = "stock";

  private StockRows() {}

  static Setting row(StockSetting setting) {
    return new Setting(
        KIND,
        setting.target().key(),
        content(setting),
        setting.revision(),
        setting.author(),
        setting.why(),
        setting.changedAt());
  }

  /**
   * The setting of a row.
   *
   * @throws IllegalArgumentException when it can not be understood: another Vortex wrote it
   */
  static StockSetting setting(Setting row) {
    return new StockSetting(
        target(row.name(), row.content()),
        terms(row.content()),
        row.revision(),
        row.author(),
        row.comment(),
        row.changedAt());
  }

  private static FieldRecord content(StockSetting setting) {
    StockTerms terms = setting.terms();
    if (terms.isEmpty()) {
      return FieldRecord.empty();
    }
    FieldRecord.Builder content = FieldRecord.builder();
    if (setting.target() instanceof StockTarget.OfRule rule) {
      content.whole("order", rule.order());
      List<FieldRecord> when = new ArrayList<>();
      rule.when()
          .forEach(
              (field, like) ->
                  when.add(FieldRecord.builder().text("field", field).text("like", like).build()));
      content.records("when", when);
    }
    if (terms.buffer() != null) {
      content.whole("bufferUnits", terms.buffer().units());
      content.decimal("bufferPercent", terms.buffer().percent());
    }
    if (terms.share() != null) {
      content.decimal("share", terms.share());
    }
    if (terms.cap() != null) {
      content.whole("cap", terms.cap());
    }
    if (terms.paused() != null) {
      content.bool("paused", terms.paused());
    }
    if (!terms.kit().isEmpty()) {
      List<FieldRecord> kit = new ArrayList<>();
      terms
          .kit()
          .forEach(
              (sku, units) ->
                  kit.add(
                      FieldRecord.builder()
                          .text("sku", sku.value())
                          .whole("units", units)
                          .build()));
      content.records("kit", kit);
    }
    return content.build();
  }

  static StockTerms terms(FieldRecord content) {
    return new StockTerms(
        buffer(content),
        content.decimal("share").orElse(null),
        content.whole("cap").map(StockRows::units).orElse(null),
        content.bool("paused").orElse(null),
        kit(content));
  }

  private static @Nullable StockBuffer buffer(FieldRecord content) {
    if (!content.has("bufferUnits")) {
      return null;
    }
    return new StockBuffer(
        content.whole("bufferUnits").map(StockRows::units).orElse(0),
        content.decimal("bufferPercent").orElse(BigDecimal.ZERO));
  }

  private static Map<Sku, Integer> kit(FieldRecord content) {
    Map<Sku, Integer> kit = new HashMap<>();
    for (FieldRecord part : content.records("kit")) {
      kit.put(
          Sku.of(part.text("sku").orElse("")), part.whole("units").map(StockRows::units).orElse(0));
    }
    return kit;
  }

  private static StockTarget target(String key, FieldRecord content) {
    if (key.startsWith(StockTarget.OfSku.PREFIX)) {
      return StockTarget.sku(Sku.of(key.substring(StockTarget.OfSku.PREFIX.length())));
    }
    if (key.startsWith(StockTarget.OfRule.PREFIX)) {
      Map<String, String> when = new HashMap<>();
      for (FieldRecord condition : content.records("when")) {
        when.put(condition.text("field").orElse(""), condition.text("like").orElse(""));
      }
      if (content.isEmpty()) {
        when.put(StockTarget.OfRule.SKU, "");
      }
      return StockTarget.rule(
          key.substring(StockTarget.OfRule.PREFIX.length()),
          content.whole("order").map(StockRows::units).orElse(0),
          when);
    }
    if (key.equals(StockTarget.link().key())) {
      return StockTarget.link();
    }
    throw new IllegalArgumentException("no such target: " + key);
  }

  private static int units(long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a number of units: " + value);
    }
    return (int) value;
  }
}
