package biz.megzo.vortex.order;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.MappingInput;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What rules see of an order: the channel's fields, its lines completed from the ERP's catalogue.
 */
public final class OrderInput {
  /** Where an order's day is told when its fields do not say it. */
  private static final ZoneId FISCAL_ZONE = ZoneId.of("Europe/Bucharest");

  private OrderInput() {}

  /**
   * The input for an order.
   *
   * @param products the catalogue's fields of the order's products by the channel's codes, as far
   *     as they are known; a product whose {@code code} differs gives the line its own
   * @param frozen what was frozen when the order was mapped first
   */
  public static MappingInput of(
      ChannelOrder channel, Map<Sku, FieldRecord> products, FieldRecord frozen) {
    FieldRecord source = completed(channel.fields(), products);
    LocalDate day =
        source
            .date("order.date")
            .orElseGet(() -> LocalDate.ofInstant(channel.order().placedAt(), FISCAL_ZONE));
    return new MappingInput(source, day, frozen);
  }

  private static FieldRecord completed(FieldRecord fields, Map<Sku, FieldRecord> products) {
    if (!fields.has("lines")) {
      return fields;
    }
    List<FieldRecord> lines =
        fields.records("lines").stream().map(line -> completedLine(line, products)).toList();
    return fields.toBuilder().records("lines", lines).build();
  }

  private static FieldRecord completedLine(FieldRecord line, Map<Sku, FieldRecord> products) {
    String code = line.text("sku").orElse("");
    FieldRecord product = Sku.valid(code) ? products.get(Sku.of(code)) : null;
    if (product == null) {
      return line;
    }
    FieldRecord.Builder builder = line.toBuilder();
    product.text("code").filter(own -> !own.isEmpty()).ifPresent(own -> builder.text("sku", own));
    for (String name : List.of("name", "unit", "vatName", "vatPercent")) {
      FieldValue value = product.get(name).orElse(null);
      if (value != null) {
        builder.set("erp." + name, value);
      }
    }
    return builder.build();
  }
}
