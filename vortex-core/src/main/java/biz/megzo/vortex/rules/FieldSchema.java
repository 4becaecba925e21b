package biz.megzo.vortex.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connector reads or writes, published so that rules are type-checked before they go live
 * and a panel can draw a form.
 *
 * @param name for people, for example {@code celro.offer}
 * @param fields in the order a form shows them
 * @param openPrefix fields whose name starts with it are accepted as texts although they are not
 *     listed (Cel.ro's category characteristics: {@code charact.}); null when the schema is closed
 */
public record FieldSchema(String name, List<Field> fields, @Nullable String openPrefix) {
  public FieldSchema {
    fields = List.copyOf(fields);
    Map<String, Field> seen = new LinkedHashMap<>();
    for (Field field : fields) {
      if (seen.put(field.name(), field) != null) {
        throw new IllegalArgumentException("schema " + name + " lists " + field.name() + " twice");
      }
    }
  }

  public static FieldSchema of(String name, Field... fields) {
    return new FieldSchema(name, List.of(fields), null);
  }

  /** The field of that name, an open one included. */
  public Optional<Field> field(String fieldName) {
    Optional<Field> listed = fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    if (listed.isPresent() || openPrefix == null || !fieldName.startsWith(openPrefix)) {
      return listed;
    }
    return Optional.of(Field.of(fieldName, FieldType.TEXT, fieldName, fieldName));
  }
}
