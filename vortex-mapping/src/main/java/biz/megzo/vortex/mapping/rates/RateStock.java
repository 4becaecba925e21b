package biz.megzo.vortex.mapping.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cubes in a {@link RateCache}: the recent ones, and closed years. What can not be read is gone.
 */
final class RateStock {
  private static final Logger LOG = LoggerFactory.getLogger(RateStock.class);
  private static final String RECENT = "rates.bnr.recent";
  private static final int RECENT_DAYS = 40;

  private final RateCache cache;

  RateStock(RateCache cache) {
    this.cache = cache;
  }

  /** What is kept of the last days, added to a book. */
  RateBook recent(RateBook book) {
    Optional<String> text = cache.get(RECENT);
    if (text.isEmpty()) {
      return book;
    }
    try {
      String[] lines = text.get().split("\n", -1);
      String[] stretch = lines[0].split(" ", -1);
      List<Cube> cubes = cubes(lines, 1);
      return book.with(cubes, LocalDate.parse(stretch[0]), LocalDate.parse(stretch[1]));
    } catch (RuntimeException e) {
      LOG.warn("kept BNR rates can not be read and are fetched again", e);
      return book;
    }
  }

  /** Keeps the newest stretch without gaps, at most some weeks of it. */
  void keepRecent(RateBook book) {
    Map.Entry<LocalDate, LocalDate> stretch = book.covered().lastEntry();
    LocalDate oldest = stretch.getValue().minusDays(RECENT_DAYS);
    LocalDate from = stretch.getKey().isBefore(oldest) ? oldest : stretch.getKey();
    StringJoiner text = new StringJoiner("\n").add(from + " " + stretch.getValue());
    book.cubes().tailMap(from, true).values().forEach(cube -> text.add(cube.print()));
    cache.put(RECENT, text.toString());
  }

  /** A closed year; empty when it is not kept. */
  List<Cube> year(int year) {
    try {
      return cache
          .get("rates.bnr." + year)
          .map(text -> cubes(text.split("\n", -1), 0))
          .orElse(List.of());
    } catch (RuntimeException e) {
      LOG.warn("kept BNR rates of {} can not be read and are fetched again", year, e);
      return List.of();
    }
  }

  void keepYear(int year, List<Cube> cubes) {
    StringJoiner text = new StringJoiner("\n");
    cubes.forEach(cube -> text.add(cube.print()));
    cache.put("rates.bnr." + year, text.toString());
  }

  private static List<Cube> cubes(String[] lines, int from) {
    List<Cube> cubes = new ArrayList<>();
    for (int i = from; i < lines.length; i++) {
      cubes.add(Cube.parse(lines[i]));
    }
    return cubes;
  }
}
