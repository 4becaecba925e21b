package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.panel.web.View;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a pass counted, as the run log keeps it, in the reader's words. */
public final class Summary {
  private static final Pattern FLOW = Pattern.compile("(\\w+) \\{([^}]*)\\}(?:; )?");

  private Summary() {}

  /** As it is kept where it has another form. */
  public static String of(View view, String kept) {
    if (!FLOW.matcher(kept).replaceAll("").isBlank()) {
      return view.told(kept);
    }
    return FLOW.matcher(kept)
        .results()
        .map(flow -> flow(view, flow.group(1)) + " – " + counts(view, flow.group(2)))
        .collect(Collectors.joining("; "));
  }

  private static String flow(View view, String name) {
    return view.word("run.flow", name.toUpperCase(Locale.ROOT));
  }

  private static String counts(View view, String counts) {
    return Arrays.stream(counts.split(", "))
        .map(count -> count(view, count))
        .collect(Collectors.joining(", "));
  }

  private static String count(View view, String count) {
    Matcher matcher = Pattern.compile("(.+)=(-?\\d+)").matcher(count);
    return matcher.matches()
        ? view.word("run.count", matcher.group(1)) + ": " + matcher.group(2)
        : count;
  }
}
