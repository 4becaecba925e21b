package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.panel.web.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two snapshots of an order side by side. */
public final class Differences {
  private static final String NOTHING = "–";

  private final View view;
  private final boolean reveal;
  private final List<Difference> found = new ArrayList<>();

  private Differences(View view, boolean reveal) {
    this.view = view;
    this.reveal = reveal;
  }

  /** One field that differs, as shown. */
  public record Difference(String what, String before, String after) {}

  /**
   * What differs.
   *
   * @param reveal whether buyer data may be shown
   */
  static List<Difference> of(View view, Order before, Order after, boolean reveal) {
    Differences all = new Differences(view, reveal);
    all.add("status", status(view, before), status(view, after));
    all.add("total", view.money(before.total()), view.money(after.total()));
    all.add(
        "payment",
        view.word("orders.method", before.payment().method()),
        view.word("orders.method", after.payment().method()));
    all.lines(before, after);
    all.buyer(before.buyer(), after.buyer());
    return List.copyOf(all.found);
  }

  private static String status(View view, Order order) {
    return view.word("orders.status", order.status().meaning());
  }

  private void lines(Order before, Order after) {
    Map<String, OrderLine> old = byId(before);
    Map<String, OrderLine> now = byId(after);
    Map<String, OrderLine> all = new LinkedHashMap<>(old);
    now.forEach(all::putIfAbsent);
    all.forEach((id, line) -> line(line.name(), old.get(id), now.get(id)));
  }

  private void line(String name, @Nullable OrderLine before, @Nullable OrderLine after) {
    added(name + ": " + field("product"), code(before), code(after));
    added(name + ": " + field("quantity"), quantity(before), quantity(after));
    added(name + ": " + field("price"), price(before), price(after));
  }

  private static String code(@Nullable OrderLine line) {
    if (line == null) {
      return NOTHING;
    }
    return line.sku() == null ? line.name() : line.sku().value();
  }

  private String quantity(@Nullable OrderLine line) {
    return line == null ? NOTHING : view.number(line.quantity());
  }

  private String price(@Nullable OrderLine line) {
    return line == null ? NOTHING : view.money(line.unitPrice());
  }

  private static Map<String, OrderLine> byId(Order order) {
    Map<String, OrderLine> lines = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      String id = line.lineId();
      while (lines.containsKey(id)) {
        id += "'";
      }
      lines.put(id, line);
    }
    return lines;
  }

  private void buyer(Buyer before, Buyer after) {
    hidden("name", before.name(), after.name());
    hidden("company", before.company(), after.company());
    hidden("taxId", before.taxId(), after.taxId());
    hidden("email", before.email(), after.email());
    hidden("phone", before.phone(), after.phone());
    hidden("billing", text(before.billing()), text(after.billing()));
    hidden("delivery", text(before.delivery()), text(after.delivery()));
  }

  /** What the channel no longer gives is kept as it was known. */
  private void hidden(String field, @Nullable String before, @Nullable String after) {
    String old = Objects.requireNonNullElse(before, "");
    String now = Objects.requireNonNullElse(after, "");
    if (!now.isBlank() && !now.equals(old)) {
      String mask = view.say("orders.buyer.hidden");
      found.add(
          new Difference(
              view.say("orders.buyer." + field),
              old.isBlank() ? NOTHING : reveal ? old : mask,
              reveal ? now : mask));
    }
  }

  /** An address on one line. */
  static String text(Address address) {
    List<String> parts = new ArrayList<>();
    for (String part :
        java.util.Arrays.asList(
            address.street(),
            address.city(),
            address.county(),
            address.postalCode(),
            address.country())) {
      if (part != null && !part.isBlank()) {
        parts.add(part);
      }
    }
    return String.join(", ", parts);
  }

  private void add(String field, String before, String after) {
    added(field(field), before, after);
  }

  private void added(String what, String before, String after) {
    if (!before.equals(after)) {
      found.add(new Difference(what, before, after));
    }
  }

  private String field(String name) {
    return view.say("orders.field." + name);
  }
}
