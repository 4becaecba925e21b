package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.FieldType;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From one type to another, and dates. */
final class TypeSteps {
  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

  private TypeSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("text", TypeSteps::text),
        StepSpec.of("number", TypeSteps::number, Param.oneOf("decimal", false, ".", ",")),
        StepSpec.of("whole", TypeSteps::whole),
        StepSpec.of("test", TypeSteps::test, Param.must("condition", Form.CONDITION)),
        StepSpec.of("date.today", TypeSteps::today),
        StepSpec.of("date.parse", TypeSteps::parse, Param.may("format", Form.TEXT)),
        StepSpec.of("date.format", TypeSteps::format, Param.must("format", Form.TEXT)),
        StepSpec.of("date.plusDays", TypeSteps::plusDays, Param.must("days", Form.WHOLE)));
  }

  private static Bound text(Binding b) {
    ValueType in =
        b.needs(
            FieldType.TEXT,
            FieldType.DECIMAL,
            FieldType.INTEGER,
            FieldType.BOOLEAN,
            FieldType.DATE);
    return new Bound(Op.work("text", (value, frame) -> Values.print(value)), in.to(FieldType.TEXT));
  }

  private static Bound number(Binding b) {
    ValueType in = b.needs(FieldType.TEXT, FieldType.DECIMAL, FieldType.INTEGER);
    String point = b.text("decimal", ".");
    Op op =
        Op.work(
            b.label(),
            (value, frame) -> {
              BigDecimal number = Values.numberOrNull(value);
              return number != null ? number : parseNumber(Values.text(value), point);
            });
    return new Bound(op, in.to(FieldType.DECIMAL));
  }

  private static BigDecimal parseNumber(String text, String point) {
    String group = point.equals(".") ? "," : ".";
    String plain = TextSteps.collapse(text).replace(" ", "").replace(group, "").replace(point, ".");
    boolean grouped = text.contains(group);
    if (!PLAIN.matches(plain) || (grouped && !groups(text, group, point))) {
      throw new StepFailure(
          "the text is no number; correct the source, or say which sign is the decimal one",
          "textul nu este număr; corectați sursa sau spuneți care este semnul zecimal");
    }
    return new BigDecimal(plain);
  }

  /** Grouping signs stand before every third digit of the whole part. */
  private static boolean groups(String text, String group, String point) {
    String trimmed = TextSteps.collapse(text);
    int end = trimmed.indexOf(point);
    String whole = end < 0 ? trimmed : trimmed.substring(0, end);
    String[] parts = whole.split(Pattern.quote(group), -1);
    boolean fits = !parts[0].isEmpty() && end != trimmed.length() - 1;
    for (int i = 1; i < parts.length; i++) {
      fits &= parts[i].length() == 3;
    }
    return fits && (end < 0 || trimmed.indexOf(group, end) < 0);
  }

  private static Bound whole(Binding b) {
    ValueType in = b.needs(FieldType.TEXT, FieldType.DECIMAL, FieldType.INTEGER);
    Op op =
        Op.work(
            "whole",
            (value, frame) -> {
              Object number = value instanceof String text ? parseNumber(text, ".") : value;
              Long whole = Values.wholeOrNull(number);
              if (whole == null) {
                throw new StepFailure(
                    "the number is not whole; add the step 'round' with scale 0 before",
                    "numărul nu este întreg; adăugați înainte pasul 'round' cu scale 0");
              }
              return whole;
            });
    return new Bound(op, in.to(FieldType.INTEGER));
  }

  private static Bound test(Binding b) {
    Check condition = b.condition("condition", b.scope());
    return new Bound(
        Op.source("test", (value, frame) -> condition.holds(frame)),
        ValueType.of(FieldType.BOOLEAN).sure(true));
  }

  private static Bound today(Binding b) {
    return new Bound(
        Op.source(b.stepName(), (value, frame) -> frame.run().input().date()),
        ValueType.of(FieldType.DATE).sure(true));
  }

  private static @Nullable DateTimeFormatter formatter(Binding b, String text) {
    try {
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern(text.replace("yyyy", "uuuu"), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      return format.format(LocalDate.EPOCH).isEmpty() ? null : format;
    } catch (IllegalArgumentException | DateTimeException e) {
      b.problem(
          "the date format can not be used; write for example yyyy-MM-dd or dd.MM.yyyy",
          "formatul datei nu poate fi folosit; scrieți de exemplu yyyy-MM-dd sau dd.MM.yyyy");
      return null;
    }
  }

  private static Bound parse(Binding b) {
    ValueType in = b.needs(FieldType.TEXT);
    DateTimeFormatter format = formatter(b, b.text("format", "yyyy-MM-dd"));
    Op op =
        Op.work(
            b.label(),
            (value, frame) -> {
              try {
                return format == null ? null : LocalDate.parse(Values.text(value).strip(), format);
              } catch (DateTimeParseException e) {
                throw new StepFailure(
                    "the text is no date of that format; correct the source or the format",
                    "textul nu este o dată în acel format; corectați sursa sau formatul");
              }
            });
    return new Bound(op, in.to(FieldType.DATE));
  }

  private static Bound format(Binding b) {
    ValueType in = b.needs(FieldType.DATE);
    DateTimeFormatter format = formatter(b, b.text("format"));
    Op op =
        Op.work(
            b.label(), (value, frame) -> format == null ? null : format.format(Values.date(value)));
    return new Bound(op, in.to(FieldType.TEXT));
  }

  private static Bound plusDays(Binding b) {
    ValueType in = b.needs(FieldType.DATE);
    int days = b.whole("days", 0, -3650, 3650);
    return new Bound(
        Op.work(b.label(days), (value, frame) -> Values.date(value).plusDays(days)),
        in.to(FieldType.DATE));
  }
}
