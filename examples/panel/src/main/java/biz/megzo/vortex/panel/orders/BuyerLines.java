package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.model.Buyer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A buyer as lines of a page: the last part of a text's key, and what the channel gave. */
public final class BuyerLines {
  private BuyerLines() {}

  public static Map<String, String> of(Buyer buyer) {
    Map<String, String> lines = new LinkedHashMap<>();
    put(lines, "name", buyer.name());
    put(lines, "company", buyer.company());
    put(lines, "taxId", buyer.taxId());
    put(lines, "email", buyer.email());
    put(lines, "phone", buyer.phone());
    put(lines, "billing", Differences.text(buyer.billing()));
    put(lines, "delivery", Differences.text(buyer.delivery()));
    return lines;
  }

  private static void put(Map<String, String> lines, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      lines.put(name, value);
    }
  }
}
