package biz.megzo.vortex.mapping.vat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** VAT percentages by name and day. Immutable. */
public final class VatTable {
  private static final VatTable ROMANIA =
      builder()
          .from("standard", LocalDate.of(2017, 1, 1), "19")
          .from("standard", LocalDate.of(2025, 8, 1), "21")
          .from("reduced", LocalDate.of(2017, 1, 1), "9")
          .from("reduced", LocalDate.of(2025, 8, 1), "11")
          .from("reduced5", LocalDate.of(2017, 1, 1), "5")
          .until("reduced5", LocalDate.of(2025, 8, 1))
          .from("zero", LocalDate.of(2017, 1, 1), "0")
          .build();

  private final Map<String, List<Row>> rows;

  private VatTable(Map<String, List<Row>> rows) {
    this.rows = rows;
  }

  /**
   * The Romanian rates: {@code standard} 19 and from 2025-08-01 21, {@code reduced} 9 and from then
   * 11, {@code reduced5} 5 until then, {@code zero} 0. Which one a product has is the merchant's
   * decision.
   */
  public static VatTable romania() {
    return ROMANIA;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The percentage on a day; empty when the name has none then. */
  public Optional<BigDecimal> rate(String name, LocalDate day) {
    BigDecimal found = null;
    for (Row row : rows.getOrDefault(name, List.of())) {
      if (row.from().isAfter(day)) {
        break;
      }
      found = row.percent();
    }
    return Optional.ofNullable(found);
  }

  public Set<String> names() {
    return rows.keySet();
  }

  /** The rows of a name, oldest first. */
  public List<Row> rows(String name) {
    return rows.getOrDefault(name, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VatTable that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return "VatTable" + rows;
  }

  /**
   * From a day on.
   *
   * @param percent null when the rate ends that day
   */
  public record Row(LocalDate from, @Nullable BigDecimal percent) {
    public Row {
      if (percent != null
          && (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)) {
        throw new IllegalArgumentException("VAT percentage must be 0 to 100, was " + percent);
      }
    }
  }

  /** Collects rates. Not thread-safe. */
  public static final class Builder {
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    private Builder() {}

    /** A rate from a day on. */
    public Builder from(String name, LocalDate day, String percent) {
      return add(name, new Row(day, new BigDecimal(percent)));
    }

    /** The first day without that rate. */
    public Builder until(String name, LocalDate day) {
      return add(name, new Row(day, null));
    }

    /** One row; two rows of a name on one day are refused. */
    public Builder add(String name, Row row) {
      List<Row> list = rows.computeIfAbsent(name, n -> new ArrayList<>());
      if (list.stream().anyMatch(r -> r.from().equals(row.from()))) {
        throw new IllegalArgumentException(
            "rate " + name + " has two rows from " + row.from() + "; keep one");
      }
      list.add(row);
      return this;
    }

    public VatTable build() {
      Map<String, List<Row>> sorted = new LinkedHashMap<>();
      rows.forEach(
          (name, list) ->
              sorted.put(name, list.stream().sorted(Comparator.comparing(Row::from)).toList()));
      return new VatTable(Collections.unmodifiableMap(sorted));
    }
  }
}
