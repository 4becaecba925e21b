package biz.megzo.vortex.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Prints results: lines for people, or one JSON object per line for machines. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Language language;

  Output(PrintWriter out, PrintWriter err, boolean json, Language language) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.language = language;
  }

  /** In which language people are told. */
  Language language() {
    return language;
  }

  /** A text for people. */
  String say(String english, String romanian) {
    return language.of(english, romanian);
  }

  boolean json() {
    return json;
  }

  /** One line for people; nothing for machines. */
  void line(String text) {
    if (!json) {
      out.println(text);
    }
  }

  /** A text that is what was asked for, whoever reads it. */
  void text(String text) {
    out.println(text);
  }

  /** Rewrites the current line of a terminal. */
  void overwrite(String text) {
    if (!json) {
      out.print("\r" + text);
      out.flush();
    }
  }

  /** A text as it is, JSON or not: what was asked for is a file's content. */
  void raw(String text) {
    out.print(text.endsWith("\n") ? text : text + "\n");
    out.flush();
  }

  void warn(String text) {
    err.println(say("warning: ", "atenție: ") + text);
  }

  void warn(String english, String romanian) {
    warn(say(english, romanian));
  }

  /** A remark on how things go; never mixed with JSON. */
  void remark(String text) {
    if (json) {
      err.println(text);
    } else {
      out.println(text);
    }
  }

  void remark(String english, String romanian) {
    remark(say(english, romanian));
  }

  /** One result, in the form asked for. */
  void result(Supplier<Map<String, ?>> machine, Runnable people) {
    if (!json) {
      people.run();
      return;
    }
    try {
      out.println(JSON.writeValueAsString(machine.get()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result can not be written as JSON", e);
    }
  }

  /** Rows in columns as wide as their widest cell. */
  static List<String> columns(List<List<String>> rows) {
    int count = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[count];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
