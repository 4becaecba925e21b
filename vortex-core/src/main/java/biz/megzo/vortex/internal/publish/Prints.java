package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.rules.FieldRecord;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offer fields as one line of text; offers hold no buyer data. */
final class Prints {
  private Prints() {}

  static String of(@Nullable FieldRecord record) {
    return record == null
        ? "unknown"
        : record.fields().entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue().print())
            .collect(Collectors.joining(", "));
  }
}
