package biz.megzo.vortex.mapping.rates;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cubes that are known, and of which days it is known that there is no other. Immutable.
 *
 * @param cubes by day
 * @param covered from the first day to the last of each stretch, both included
 */
record RateBook(NavigableMap<LocalDate, Cube> cubes, NavigableMap<LocalDate, LocalDate> covered) {
  static RateBook empty() {
    return new RateBook(new TreeMap<>(), new TreeMap<>());
  }

  /** With more cubes, which are all there are from a day to another. */
  RateBook with(Collection<Cube> more, LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, Cube> all = new TreeMap<>(cubes);
    more.forEach(cube -> all.put(cube.day(), cube));
    NavigableMap<LocalDate, LocalDate> stretches = new TreeMap<>(covered);
    LocalDate first = from;
    LocalDate last = to.isBefore(from) ? from : to;
    for (Map.Entry<LocalDate, LocalDate> stretch : covered.entrySet()) {
      boolean touches =
          !stretch.getKey().isAfter(last.plusDays(1))
              && !stretch.getValue().isBefore(first.minusDays(1));
      if (touches) {
        stretches.remove(stretch.getKey());
        first = stretch.getKey().isBefore(first) ? stretch.getKey() : first;
        last = stretch.getValue().isAfter(last) ? stretch.getValue() : last;
      }
    }
    stretches.put(first, last);
    return new RateBook(all, stretches);
  }

  /** The latest cube of a day or before. */
  Optional<Cube> latest(LocalDate day) {
    return Optional.ofNullable(cubes.floorEntry(day)).map(Map.Entry::getValue);
  }

  Optional<LocalDate> newest() {
    return cubes.isEmpty() ? Optional.empty() : Optional.of(cubes.lastKey());
  }

  /** Whether it is known that no other cube lies between two days. */
  boolean covers(LocalDate from, LocalDate to) {
    Map.@Nullable Entry<LocalDate, LocalDate> stretch = covered.floorEntry(from);
    return stretch != null && !stretch.getValue().isBefore(to);
  }

  /** The last day that is known to have no later cube before it. */
  Optional<LocalDate> coveredTo() {
    return covered.isEmpty() ? Optional.empty() : Optional.of(covered.lastEntry().getValue());
  }
}
