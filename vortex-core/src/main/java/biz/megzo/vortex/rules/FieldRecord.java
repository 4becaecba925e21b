package biz.megzo.vortex.rules;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Named, typed values: what every source is turned into before mapping and every target before it
 * is written. Immutable; keeps the order of its fields, but equality ignores it. A field is there
 * or it is not: there are no nulls.
 */
public final class FieldRecord {
  private static final FieldRecord EMPTY = new FieldRecord(Map.of());

  private final @Nullable Source source;
  private @Nullable Map<String, FieldValue> read;

  private FieldRecord(Map<String, FieldValue> fields) {
    this.source = null;
    this.read = fields;
  }

  private FieldRecord(Source source) {
    this.source = source;
  }

  /**
   * Where the fields of a record, at least one, are decoded from once somebody asks for them. Must
   * give the same each time, from any thread.
   */
  public interface Source {
    /** Whether the record may have a field: false only when it certainly does not. */
    boolean mayHave(String name);

    /** Whether a field may be the boolean true: false only when it certainly is not. */
    boolean mayBeTrue(String name);

    /** Decodes all fields. */
    FieldRecord decode();
  }

  /** A record that is decoded when it must be, at most once per thread that asks first. */
  public static FieldRecord deferred(Source source) {
    return new FieldRecord(source);
  }

  /** Reading it twice at once gives two equal, unmodifiable maps: nothing needs to be locked. */
  private Map<String, FieldValue> all() {
    Map<String, FieldValue> known = read;
    if (known == null) {
      known = Objects.requireNonNull(source, "a record has fields or a source").decode().all();
      read = known;
    }
    return known;
  }

  private @Nullable FieldValue value(String name) {
    Map<String, FieldValue> known = read;
    if (known == null && source != null && !source.mayHave(name)) {
      return null;
    }
    return all().get(name);
  }

  public static FieldRecord empty() {
    return EMPTY;
  }

  /**
   * A record of values at the places of their names; a name without a value is left out.
   *
   * @param names each once
   * @param values as many as names
   */
  public static FieldRecord of(String[] names, @Nullable FieldValue[] values) {
    Map<String, FieldValue> fields = new LinkedHashMap<>(names.length + names.length / 2);
    for (int i = 0; i < names.length; i++) {
      FieldValue value = values[i];
      if (value != null) {
        fields.put(names[i], value);
      }
    }
    return fields.isEmpty() ? EMPTY : new FieldRecord(Collections.unmodifiableMap(fields));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with these fields. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.fields.putAll(all());
    return builder;
  }

  /** The names of the fields that are there, in order. */
  public Set<String> names() {
    return all().keySet();
  }

  /** All fields, in order, unmodifiable. */
  public Map<String, FieldValue> fields() {
    return all();
  }

  public boolean isEmpty() {
    return source == null && all().isEmpty();
  }

  public boolean has(String name) {
    return value(name) != null;
  }

  public Optional<FieldValue> get(String name) {
    return Optional.ofNullable(value(name));
  }

  /** The field's value if it is a text. */
  public Optional<String> text(String name) {
    return value(name) instanceof FieldValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The field's value if it is a decimal or a whole number. */
  public Optional<BigDecimal> decimal(String name) {
    FieldValue value = value(name);
    if (value instanceof FieldValue.Decimal decimal) {
      return Optional.of(decimal.value());
    }
    return value instanceof FieldValue.Whole whole
        ? Optional.of(BigDecimal.valueOf(whole.value()))
        : Optional.empty();
  }

  /** The field's value if it is a whole number. */
  public Optional<Long> whole(String name) {
    return value(name) instanceof FieldValue.Whole whole
        ? Optional.of(whole.value())
        : Optional.empty();
  }

  /** The field's value if it is a boolean. */
  public Optional<Boolean> bool(String name) {
    return value(name) instanceof FieldValue.Bool bool
        ? Optional.of(bool.value())
        : Optional.empty();
  }

  /** Whether the field is there and true. */
  public boolean isTrue(String name) {
    boolean mayBe = read != null || source == null || source.mayBeTrue(name);
    return mayBe && bool(name).orElse(false);
  }

  /** The field's value if it is a date. */
  public Optional<LocalDate> date(String name) {
    return value(name) instanceof FieldValue.Date date
        ? Optional.of(date.value())
        : Optional.empty();
  }

  /** The field's records; empty when the field is not there or is no list. */
  public List<FieldRecord> records(String name) {
    return value(name) instanceof FieldValue.Records records ? records.values() : List.of();
  }

  /** SHA-256 of a canonical form, in hex: equal records have equal fingerprints on every JVM. */
  public String fingerprint() {
    StringBuilder canonical = new StringBuilder();
    appendCanonical(canonical);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private void appendCanonical(StringBuilder out) {
    out.append('{');
    for (Map.Entry<String, FieldValue> field : new TreeMap<>(all()).entrySet()) {
      FieldValue value = field.getValue();
      out.append(field.getKey().length()).append(':').append(field.getKey());
      out.append(value.type().name().charAt(0)).append(value.type().name().charAt(1));
      if (value instanceof FieldValue.Records records) {
        out.append('[');
        records.values().forEach(record -> record.appendCanonical(out));
        out.append(']');
      } else {
        String printed = value.print();
        out.append(printed.length()).append(':').append(printed);
      }
    }
    out.append('}');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof FieldRecord that && all().equals(that.all()));
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  /** Prints the names only: values may be buyer data. */
  @Override
  public String toString() {
    return "FieldRecord" + all().keySet();
  }

  /** Collects fields. Not thread-safe. Setting a field again replaces it. */
  public static final class Builder {
    private final Map<String, FieldValue> fields = new LinkedHashMap<>();

    private Builder() {}

    public Builder set(String name, FieldValue value) {
      fields.put(name, value);
      return this;
    }

    public Builder text(String name, String value) {
      return set(name, new FieldValue.Text(value));
    }

    /** Sets a text, or leaves the field out when the text is null or blank. */
    public Builder textIfPresent(String name, @Nullable String value) {
      return value == null || value.isBlank() ? this : text(name, value);
    }

    public Builder decimal(String name, BigDecimal value) {
      return set(name, new FieldValue.Decimal(value));
    }

    public Builder whole(String name, long value) {
      return set(name, new FieldValue.Whole(value));
    }

    public Builder bool(String name, boolean value) {
      return set(name, new FieldValue.Bool(value));
    }

    public Builder date(String name, LocalDate value) {
      return set(name, new FieldValue.Date(value));
    }

    public Builder records(String name, List<FieldRecord> values) {
      return set(name, new FieldValue.Records(values));
    }

    public Builder remove(String name) {
      fields.remove(name);
      return this;
    }

    public FieldRecord build() {
      return fields.isEmpty()
          ? EMPTY
          : new FieldRecord(Collections.unmodifiableMap(new LinkedHashMap<>(fields)));
    }
  }
}
