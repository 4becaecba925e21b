package biz.megzo.vortex.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** A table of how many times the processor time of one each took, as Markdown. */
final class Ratios {
  private Ratios() {}

  private record Row(String name, double median, double least, double most) {
    static Row of(RunResult result) {
      double[] scores =
          result.getBenchmarkResults().stream()
              .flatMap(fork -> fork.getIterationResults().stream())
              .mapToDouble(Ratios::cpu)
              .sorted()
              .toArray();
      String label = result.getParams().getBenchmark();
      return new Row(
          label.substring(label.lastIndexOf('.') + 1),
          scores[scores.length / 2],
          scores[0],
          scores[scores.length - 1]);
    }
  }

  /**
   * One table: medians over all iterations, and the least and the most beside them.
   *
   * @param base the method that the others are compared with
   * @param absolute whether milliseconds stand beside the ratios
   */
  static String of(String title, String base, boolean absolute, Collection<RunResult> results) {
    List<Row> rows = new ArrayList<>(results.stream().map(Row::of).toList());
    rows.sort(Comparator.comparingDouble(Row::median));
    double one =
        rows.stream()
            .filter(row -> row.name().equals(base))
            .mapToDouble(Row::median)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(base + " was not measured"));
    StringBuilder table = new StringBuilder("\n## " + title + "\n\n");
    table.append("| | ratio | from | to |").append(absolute ? " ms |\n" : "\n");
    table.append("|---|---:|---:|---:|").append(absolute ? "---:|\n" : "\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.2f |",
              row.name(),
              row.median() / one,
              row.least() / one,
              row.most() / one));
      table.append(absolute ? String.format(Locale.ROOT, " %.3f |%n", row.median() / 1e6) : "\n");
    }
    return table.toString();
  }

  private static double cpu(IterationResult iteration) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(CpuTime.LABEL)).getScore();
  }
}
