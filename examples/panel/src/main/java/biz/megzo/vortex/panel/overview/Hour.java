package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.store.RunLog.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What passes did within an hour, from the run log.
 *
 * @param slowest the longest pass; zero when there was none
 */
public record Hour(Instant start, int passes, long orders, long pushed, Duration slowest) {
  private static final int HOURS = 24;
  private static final Pattern ORDERS = Pattern.compile("\\bclaimed=([0-9]{1,9})");
  private static final Pattern PUSHED = Pattern.compile("\\bpushed=([0-9]{1,9})");

  /** The last day, oldest hour first, empty hours too. */
  static List<Hour> lastDay(List<Run> runs, Instant now) {
    Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
    List<Hour> hours = new ArrayList<>();
    for (int i = 0; i < HOURS; i++) {
      hours.add(new Hour(first.plus(i, ChronoUnit.HOURS), 0, 0, 0, Duration.ZERO));
    }
    for (Run run : runs) {
      long index = Math.floorDiv(Duration.between(first, run.startedAt()).toSeconds(), 3600);
      if (index >= 0 && index < HOURS) {
        hours.set((int) index, hours.get((int) index).with(run));
      }
    }
    return List.copyOf(hours);
  }

  private Hour with(Run run) {
    Duration took = Duration.between(run.startedAt(), run.endedAt());
    return new Hour(
        start,
        passes + 1,
        orders + sum(ORDERS, run.summary()),
        pushed + sum(PUSHED, run.summary()),
        took.compareTo(slowest) > 0 ? took : slowest);
  }

  private static long sum(Pattern pattern, String summary) {
    long sum = 0;
    Matcher matcher = pattern.matcher(summary);
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }
}
