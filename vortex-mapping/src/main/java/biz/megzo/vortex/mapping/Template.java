package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.FieldType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with places: {@code {field}} is a field, {@code {}} the value so far; a part in square
 * brackets goes when a place in it has no value. Doubled signs stand for themselves.
 */
final class Template {
  private sealed interface Part {
    record Fixed(String text) implements Part {}

    record Place(Pipe pipe) implements Part {}

    record Here() implements Part {}

    record Optional(List<Part> parts) implements Part {}
  }

  private final Binding binding;
  private final String text;
  private int at;

  private Template(Binding binding, String text) {
    this.binding = binding;
    this.text = text;
  }

  static Bound bind(Binding b) {
    Template template = new Template(b, b.text("text"));
    List<Part> parts = template.parts(false);
    ValueType type = ValueType.of(FieldType.TEXT);
    Op op =
        Op.source(
            "template",
            (value, frame) -> {
              StringBuilder out = new StringBuilder();
              boolean whole = fill(parts, value, frame, out);
              return whole && out.length() > 0 ? out.toString() : null;
            });
    boolean sure = parts.stream().allMatch(p -> p instanceof Part.Fixed);
    return new Bound(op, type.sure(sure));
  }

  private static boolean fill(
      List<Part> parts, @Nullable Object here, Frame frame, StringBuilder out) {
    for (Part part : parts) {
      if (part instanceof Part.Fixed fixed) {
        out.append(fixed.text());
      } else if (part instanceof Part.Optional optional) {
        int length = out.length();
        if (!fill(optional.parts(), here, frame, out)) {
          out.setLength(length);
        }
      } else {
        Object value = part instanceof Part.Place place ? place.pipe().get(frame) : here;
        if (value == null || "".equals(value)) {
          return false;
        }
        out.append(Values.print(value));
      }
    }
    return true;
  }

  private List<Part> parts(boolean inside) {
    List<Part> parts = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if ("{}[]".indexOf(sign) >= 0
          && at < text.length()
          && text.charAt(at) == sign
          && !(sign == ']' && inside)) {
        fixed.append(sign);
        at++;
      } else if (sign == '{') {
        flush(parts, fixed);
        parts.add(place());
      } else if (sign == '[' && !inside) {
        flush(parts, fixed);
        parts.add(new Part.Optional(parts(true)));
      } else if (sign == ']' && inside) {
        flush(parts, fixed);
        return parts;
      } else if ("{}[]".indexOf(sign) >= 0) {
        wrong();
      } else {
        fixed.append(sign);
      }
    }
    if (inside) {
      wrong();
    }
    flush(parts, fixed);
    return parts;
  }

  private Part place() {
    int close = text.indexOf('}', at);
    if (close < 0) {
      wrong();
      at = text.length();
      return new Part.Here();
    }
    String name = text.substring(at, close).strip();
    at = close + 1;
    return name.isEmpty()
        ? new Part.Here()
        : new Part.Place(
            binding.compiler().pipe(binding.scope(), List.of(Steps.field(name)), null));
  }

  private void wrong() {
    binding.problem(
        "the template's brackets do not match; write {field}, [optional part], and {{ or [[ for the"
            + " signs themselves",
        "parantezele șablonului nu se potrivesc; scrieți {câmp}, [parte opțională], și {{ sau [["
            + " pentru semnele înseși");
  }

  private static void flush(List<Part> parts, StringBuilder fixed) {
    if (fixed.length() > 0) {
      parts.add(new Part.Fixed(fixed.toString()));
      fixed.setLength(0);
    }
  }
}
