package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words of messages. */
final class Names {
  private Names() {}

  static String hint(String wrong, FieldSchema schema) {
    return hint(wrong, schema.fields().stream().map(Field::name).toList());
  }

  static String hintRo(String wrong, FieldSchema schema) {
    return hintRo(wrong, schema.fields().stream().map(Field::name).toList());
  }

  static String hint(String wrong, Collection<String> known) {
    String near = nearest(wrong, known);
    return near == null ? "; it has: " + list(known) : "; did you mean '" + near + "'?";
  }

  static String hintRo(String wrong, Collection<String> known) {
    String near = nearest(wrong, known);
    return near == null ? "; există: " + list(known) : "; ați vrut '" + near + "'?";
  }

  private static String list(Collection<String> known) {
    List<String> some = known.stream().limit(40).toList();
    return String.join(", ", some) + (known.size() > some.size() ? " ..." : "");
  }

  private static @Nullable String nearest(String wrong, Collection<String> known) {
    String best = null;
    int least = Math.max(2, wrong.length() / 3) + 1;
    for (String each : known) {
      int distance = distance(wrong.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best;
  }

  private static int distance(String left, String right) {
    if (left.length() > 100 || right.length() > 100) {
      return 100;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = corner + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }

  /** The step that makes a value of a type. */
  static String convertingStep(FieldType type) {
    return switch (type) {
      case TEXT -> "text";
      case DECIMAL -> "number";
      case INTEGER -> "whole";
      case BOOLEAN -> "test";
      case DATE -> "date.parse";
      case RECORDS -> "map";
    };
  }

  static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String wordRo(Kind kind) {
    return switch (kind) {
      case PLAIN -> "simplu";
      case NET -> "fără TVA (net)";
      case GROSS -> "cu TVA (brut)";
      case PERCENT -> "procent";
    };
  }

  static String form(Param param) {
    if (!param.choices().isEmpty()) {
      return ", one of " + String.join(", ", param.choices());
    }
    return switch (param.form()) {
      case TEXT -> ", a text";
      case WHOLE -> ", a whole number";
      case FLAG -> ", true or false";
      case LITERAL -> ", a text, number, true or false";
      case VALUE -> ", a value or steps";
      case VALUES -> ", a list of values or steps";
      case RULES -> ", a list of rules";
      case CONDITION -> ", a condition";
    };
  }

  static String formRo(Param param) {
    if (!param.choices().isEmpty()) {
      return ", una din " + String.join(", ", param.choices());
    }
    return switch (param.form()) {
      case TEXT -> ", un text";
      case WHOLE -> ", un număr întreg";
      case FLAG -> ", true sau false";
      case LITERAL -> ", un text, număr, true sau false";
      case VALUE -> ", o valoare sau pași";
      case VALUES -> ", o listă de valori sau pași";
      case RULES -> ", o listă de reguli";
      case CONDITION -> ", o condiție";
    };
  }
}
