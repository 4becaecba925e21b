package biz.megzo.vortex.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the crash matrix found, for people. Thread-safe. */
final class CrashReport {
  /** The process halted itself at the boundary. */
  static final String HALT = "halt";

  /** The process was killed from outside. */
  static final String SIGKILL = "SIGKILL";

  /**
   * One death.
   *
   * @param alike boundaries that leave the same world outside, this one included
   */
  record Row(
      String database, Story act, String point, int alike, String death, List<String> faults) {
    /** Whether the process died at all. */
    boolean died() {
      return death.equals(HALT) || death.equals(SIGKILL);
    }

    int number() {
      String first = point.split(" ")[0];
      return first.chars().allMatch(Character::isDigit) ? Integer.parseInt(first) : 0;
    }
  }

  private final Path file;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> boundaries = new LinkedHashMap<>();
  private final Map<String, Integer> states = new LinkedHashMap<>();

  CrashReport(Path file) {
    this.file = file;
  }

  synchronized void add(Row row) throws IOException {
    rows.add(row);
    if (rows.size() % 10 == 0) {
      write();
    }
  }

  /** The story on this database has so many boundaries, which leave so many different worlds. */
  synchronized void found(String database, int all, int different) {
    boundaries.merge(database, all, Integer::sum);
    states.merge(database, different, Integer::sum);
  }

  synchronized List<Row> bad() {
    return rows.stream().filter(row -> !row.faults().isEmpty()).toList();
  }

  synchronized void write() throws IOException {
    StringBuilder text = new StringBuilder("# Crash matrix\n\n");
    boundaries.forEach(
        (database, all) -> {
          List<Row> here =
              rows.stream().filter(row -> row.died() && row.database().equals(database)).toList();
          long good = here.stream().filter(row -> row.faults().isEmpty()).count();
          text.append("- ").append(database).append(": ").append(all).append(" boundaries leave ");
          text.append(states.get(database)).append(" different worlds outside; ");
          text.append(good).append(" of ").append(here.size()).append(" deaths were recovered\n");
        });
    text.append(
        "\nAfter each death a new process ran to quiet. \"All well\" means, counted in both");
    text.append(" remotes: one live record for each order and none for a cancelled one, the same");
    text.append(
        " totals, the right stock on offer, nothing sold twice, nothing held, and a replay");
    text.append(" of everything that changes nothing.\n");
    text.append("\n| database | heartbeat after | died | how | boundaries alike | outcome |\n");
    text.append("|---|---|---|---|---|---|\n");
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing(Row::database).thenComparing(Row::act).thenComparing(Row::number));
    for (Row row : sorted) {
      text.append("| ").append(row.database()).append(" | ").append(row.act().title());
      text.append(" | ").append(row.point()).append(" | ").append(row.death());
      text.append(" | ").append(row.alike()).append(" | ");
      text.append(row.faults().isEmpty() ? "all well" : String.join("; ", row.faults()));
      text.append(" |\n");
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.toString());
  }
}
