package biz.megzo.vortex.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a schema.
 *
 * @param name as used in rules
 * @param required whether a target record without it is refused
 * @param maxLength longest text accepted, 0 when not limited
 * @param english what it means, for people
 * @param romanian the same in Romanian
 * @param nested the schema of each record when {@code type} is {@link FieldType#RECORDS}
 * @param kind what a number means
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    int maxLength,
    String english,
    String romanian,
    @Nullable FieldSchema nested,
    Kind kind) {

  public Field {
    if ((type == FieldType.RECORDS) != (nested != null)) {
      throw new IllegalArgumentException(
          "field " + name + ": a schema of its own goes with type RECORDS and with no other");
    }
  }

  /** An optional field of unlimited length. */
  public static Field of(String name, FieldType type, String english, String romanian) {
    return new Field(name, type, false, 0, english, romanian, null, Kind.PLAIN);
  }

  /** A list of records. */
  public static Field records(String name, FieldSchema nested, String english, String romanian) {
    return new Field(name, FieldType.RECORDS, false, 0, english, romanian, nested, Kind.PLAIN);
  }

  /** This field, required. */
  public Field must() {
    return new Field(name, type, true, maxLength, english, romanian, nested, kind);
  }

  /** This field with a longest length. */
  public Field max(int length) {
    return new Field(name, type, required, length, english, romanian, nested, kind);
  }

  /** This field, a number that means something. */
  public Field kind(Kind meaning) {
    return new Field(name, type, required, maxLength, english, romanian, nested, meaning);
  }

  /** The schema of each record of the list. */
  public Optional<FieldSchema> schema() {
    return Optional.ofNullable(nested);
  }
}
