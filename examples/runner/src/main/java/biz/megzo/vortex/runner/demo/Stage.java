package biz.megzo.vortex.runner.demo;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Prints the story. */
final class Stage {
  private final PrintWriter out;
  private final Ansi ansi;
  private int chapter;

  Stage(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void chapter(String title) {
    chapter++;
    out.println();
    out.println(ansi.string("@|bold " + chapter + ". " + title + "|@"));
    out.flush();
  }

  void say(String text) {
    out.println("   " + text);
    out.flush();
  }

  /** Rows in columns. */
  void table(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("     ");
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  /** A line that stands alone, without indent. */
  void verdict(String text) {
    out.println();
    out.println(text);
    out.flush();
  }
}
