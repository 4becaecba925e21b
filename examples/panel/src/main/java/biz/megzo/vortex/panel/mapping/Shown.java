package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mapped values as they are written in Romania. */
final class Shown {
  private static final Set<String> AMOUNTS =
      Set.of("pretf", "pret_vechi", "price", "discountValue", "total", "order.total");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}([.][0-9]{1,20})?");
  private static final int PERMILLE = 3;

  private final View view;

  Shown(View view) {
    this.view = view;
  }

  /** A value as steps print it; of a field that may not be known, in a currency. */
  String value(@Nullable Field field, String value, String currency) {
    if (value.equals("true") || value.equals("false")) {
      return field == null || field.type() == FieldType.BOOLEAN
          ? view.say(value.equals("true") ? "mapping.yes" : "mapping.no")
          : value;
    }
    if (field == null) {
      return value;
    }
    if (field.type() == FieldType.DATE) {
      return day(value);
    }
    if (field.type() != FieldType.DECIMAL || !NUMBER.matcher(value).matches()) {
      return value;
    }
    BigDecimal number = new BigDecimal(value);
    if (amount(field)) {
      return money(number, currency);
    }
    return view.number(number) + (field.kind() == Kind.PERCENT ? " %" : "");
  }

  private String day(String value) {
    try {
      return view.day(LocalDate.parse(value));
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static boolean amount(Field field) {
    return AMOUNTS.contains(field.name());
  }

  /** {@code 12,50 lei}. */
  String money(BigDecimal amount, String currency) {
    return view.money(amount) + " " + view.word("mapping.currency", currency);
  }

  /** What an amount rises or falls by, with its sign. */
  String change(BigDecimal by, String currency) {
    return (by.signum() > 0 ? "+" : "") + money(by, currency);
  }

  /** The same in percent of what it was; empty when it was nothing. */
  Optional<String> percent(BigDecimal before, BigDecimal after) {
    if (before.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal part = after.subtract(before).divide(before.abs(), PERMILLE, RoundingMode.HALF_UP);
    String number = view.number(part.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
    return Optional.of((part.signum() > 0 ? "+" : "") + number + " %");
  }

  /** What a change of an amount comes to; empty for other fields and for new ones. */
  String effect(@Nullable Field field, String before, String after, String currency) {
    boolean both =
        field != null
            && amount(field)
            && NUMBER.matcher(before).matches()
            && NUMBER.matcher(after).matches();
    if (!both) {
      return "";
    }
    BigDecimal one = new BigDecimal(before);
    BigDecimal two = new BigDecimal(after);
    String by = change(two.subtract(one), currency);
    return percent(one, two).map(part -> by + ", " + part).orElse(by);
  }
}
