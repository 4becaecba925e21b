package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.stock.StockTerms;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of what people set for stock. Empty fields set nothing: a wider place decides. Fields:
 * {@code units}, {@code percent}, {@code share}, {@code cap}, {@code sale}, {@code kit}, {@code
 * why}, {@code revision}.
 */
final class StockForm {
  private static final int MOST_UNITS = 1_000_000;
  private static final int LONGEST_REASON = 300;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private StockForm() {}

  static Form first(View view, StockSetting setting) {
    StockTerms terms = setting.terms();
    Form form = view.form().fill("revision", setting.revision());
    StockBuffer buffer = terms.buffer();
    if (buffer != null) {
      form.fill("units", buffer.units());
      if (buffer.percent().signum() > 0) {
        form.fill("percent", plain(buffer.percent()));
      }
    }
    if (terms.share() != null) {
      form.fill("share", plain(terms.share().multiply(HUNDRED)));
    }
    if (terms.cap() != null) {
      form.fill("cap", terms.cap());
    }
    Boolean paused = terms.paused();
    form.fill("sale", paused == null ? "" : paused ? "paused" : "on");
    form.fill(
        "kit",
        terms.kit().entrySet().stream()
            .map(part -> part.getValue() + " x " + part.getKey())
            .collect(Collectors.joining("\n")));
    return form;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  /** The terms that were typed; empty, with errors in the form, when they make no sense. */
  static Optional<StockTerms> terms(Visit visit, Form form, boolean kits) {
    StockBuffer buffer = buffer(visit, form);
    BigDecimal share = percent(visit, form, "share", true);
    Integer cap = units(form, "cap");
    Boolean paused =
        switch (form.value("sale")) {
          case "paused" -> true;
          case "on" -> false;
          default -> null;
        };
    Map<Sku, Integer> kit = kits ? kit(visit, form) : Map.of();
    why(visit, form);
    if (!form.good()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StockTerms(buffer, share == null ? null : share.divide(HUNDRED), cap, paused, kit));
    } catch (IllegalArgumentException e) {
      form.error("kit", visit.say("goods.form.kit.many", StockTerms.MOST_COMPONENTS));
      return Optional.empty();
    }
  }

  /** The reason, which must be there. */
  static String why(Visit visit, Form form) {
    return form.text("why", LONGEST_REASON);
  }

  static int revision(Form form) {
    String text = form.value("revision");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static @Nullable StockBuffer buffer(Visit visit, Form form) {
    Integer units = units(form, "units");
    BigDecimal percent = percent(visit, form, "percent", false);
    return units == null && percent == null
        ? null
        : new StockBuffer(units == null ? 0 : units, percent == null ? BigDecimal.ZERO : percent);
  }

  private static @Nullable Integer units(Form form, String name) {
    if (form.value(name).isEmpty()) {
      return null;
    }
    var number = form.integer(name, 0, MOST_UNITS);
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable BigDecimal percent(
      Visit visit, Form form, String name, boolean positive) {
    if (form.value(name).isEmpty()) {
      return null;
    }
    BigDecimal number = form.decimal(name).orElse(null);
    if (number == null) {
      return null;
    }
    boolean least = positive ? number.signum() > 0 : number.signum() >= 0;
    if (!least || number.compareTo(HUNDRED) > 0) {
      form.error(name, visit.say(positive ? "goods.form.share.bounds" : "goods.form.percent"));
      return null;
    }
    return number;
  }

  /** Lines such as {@code 2 x ABC-1}; the code alone is one of it. */
  private static Map<Sku, Integer> kit(Visit visit, Form form) {
    Map<Sku, Integer> kit = new LinkedHashMap<>();
    for (String line : form.value("kit").lines().map(String::strip).toList()) {
      if (line.isEmpty()) {
        continue;
      }
      String[] parts = line.split("\\s+[xX×]\\s+", 2);
      boolean counted = parts.length == 2 && parts[0].matches("[0-9]{1,6}");
      String code = counted ? parts[1].strip() : line;
      int units = counted ? Integer.parseInt(parts[0]) : 1;
      if (!Sku.valid(code) || units < 1) {
        form.error("kit", visit.say("goods.form.kit.line", line));
      } else if (kit.put(Sku.of(code), units) != null) {
        form.error("kit", visit.say("goods.form.kit.twice", code));
      }
    }
    return kit;
  }
}
