package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.rules.FieldType;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts. A step that leaves nothing of a text gives no value. */
final class TextSteps {
  private static final int MAX_LENGTH = 200_000;
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\x{00A0}]+");

  private TextSteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of("trim", b -> simple(b, String::strip)),
        StepSpec.of("collapse", b -> simple(b, TextSteps::collapse)),
        StepSpec.of("upper", b -> simple(b, text -> text.toUpperCase(Locale.ROOT))),
        StepSpec.of("lower", b -> simple(b, text -> text.toLowerCase(Locale.ROOT))),
        StepSpec.of("stripDiacritics", b -> simple(b, TextSteps::plain)),
        StepSpec.of("truncate", TextSteps::truncate, Param.must("length", Form.WHOLE)),
        StepSpec.of(
            "replace",
            TextSteps::replace,
            Param.must("find", Form.TEXT),
            Param.must("with", Form.TEXT),
            Param.may("regex", Form.FLAG)),
        StepSpec.of("extract", TextSteps::extract, Param.must("regex", Form.TEXT)),
        StepSpec.of(
            "concat",
            TextSteps::concat,
            Param.must("values", Form.VALUES),
            Param.may("separator", Form.TEXT)));
  }

  /** Without diacritics, the Romanian ones with comma and with cedilla included. */
  static String plain(String text) {
    return ascii(text) ? text : marksDropped(text);
  }

  private static String marksDropped(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  static String collapse(String text) {
    return collapsed(text) ? text : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** Whether every blank is a single space between two other signs. */
  private static boolean collapsed(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean space = sign == ' ';
      if ((space && blank) || (!space && (sign == '\u00A0' || Character.isWhitespace(sign)))) {
        return false;
      }
      blank = space;
    }
    return !blank;
  }

  private static @Nullable String kept(String text) {
    return text.isEmpty() ? null : text;
  }

  private static ValueType text(ValueType in) {
    return in.to(FieldType.TEXT).sure(false);
  }

  private static Bound simple(Binding b, UnaryOperator<String> work) {
    ValueType in = b.needs(FieldType.TEXT);
    return new Bound(
        Op.work(b.stepName(), (value, frame) -> kept(work.apply(Values.text(value)))), text(in));
  }

  private static Bound truncate(Binding b) {
    ValueType in = b.needs(FieldType.TEXT);
    int length = b.whole("length", 1, 1, MAX_LENGTH);
    Op op =
        Op.work(
            b.label(length),
            (value, frame) -> {
              String text = Values.text(value);
              if (text.length() <= length) {
                return text;
              }
              int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
              return kept(text.substring(0, end).stripTrailing());
            });
    return new Bound(op, text(in).sure(in.sure()));
  }

  private static Bound replace(Binding b) {
    ValueType in = b.needs(FieldType.TEXT);
    String find = b.text("find");
    String with = b.text("with");
    if (find.isEmpty()) {
      b.problem("'find' must not be empty", "'find' nu poate fi gol");
      return new Bound(Op.work("replace", (value, frame) -> value), text(in));
    }
    if (!b.flag("regex")) {
      return new Bound(
          Op.work(
              b.label(), (value, frame) -> kept(bounded(Values.text(value).replace(find, with)))),
          text(in));
    }
    Pattern pattern = Regexes.compile(b.compiler(), find);
    groups(b, pattern, with);
    return new Bound(
        Op.work(
            b.label(),
            (value, frame) -> kept(bounded(pattern.matcher(Values.text(value)).replaceAll(with)))),
        text(in));
  }

  private static void groups(Binding b, Pattern pattern, String with) {
    try {
      Matcher probe =
          Pattern.compile(pattern.groupCount() == 0 ? "" : "()".repeat(pattern.groupCount()))
              .matcher("");
      probe.replaceAll(with);
    } catch (RuntimeException e) {
      b.problem(
          "'with' names a group that 'find' does not have; write \\$ for a dollar sign",
          "'with' numește un grup pe care 'find' nu îl are; scrieți \\$ pentru semnul dolar");
    }
  }

  private static String bounded(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new StepFailure(
          "the text grew over " + MAX_LENGTH + " characters; correct the rule",
          "textul a depășit " + MAX_LENGTH + " caractere; corectați regula");
    }
    return text;
  }

  private static Bound extract(Binding b) {
    ValueType in = b.needs(FieldType.TEXT);
    Pattern pattern = Regexes.compile(b.compiler(), b.text("regex"));
    int group = Math.min(1, pattern.groupCount());
    Op op =
        Op.work(
            b.label(),
            (value, frame) -> {
              Matcher matcher = pattern.matcher(Values.text(value));
              String found = matcher.find() ? matcher.group(group) : null;
              return found == null ? null : kept(found);
            });
    return new Bound(op, text(in));
  }

  private static Bound concat(Binding b) {
    Pipe[] parts = b.pipes("values").toArray(new Pipe[0]);
    String separator = b.text("separator");
    Op op =
        Op.source(
            "concat",
            (value, frame) -> {
              StringBuilder text = new StringBuilder();
              for (Pipe part : parts) {
                Object each = part.get(frame);
                if (each != null && !"".equals(each)) {
                  text.append(text.length() == 0 ? "" : separator).append(Values.print(each));
                }
              }
              return kept(bounded(text.toString()));
            });
    return new Bound(op, ValueType.of(FieldType.TEXT));
  }
}
