package biz.megzo.vortex.celro;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The marketplace's local dates ({@code api/celro.md} 2.3, 4.2). */
final class Dates {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]+(\\d.*))?");
  private static final Pattern ROMANIAN =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ]+(\\d.*))?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*");

  private Dates() {}

  /**
   * A day and, apart or behind it, an hour; null when there is no day or it is the zero date.
   *
   * @param hour null when it stands behind the day
   */
  static @Nullable LocalDateTime parse(@Nullable String day, @Nullable String hour) {
    if (day == null) {
      return null;
    }
    Matcher iso = ISO.matcher(day);
    Matcher romanian = ROMANIAN.matcher(day);
    try {
      if (iso.matches()) {
        return date(iso.group(1), iso.group(2), iso.group(3)).atTime(time(iso.group(4), hour));
      }
      if (romanian.matches()) {
        return date(romanian.group(3), romanian.group(2), romanian.group(1))
            .atTime(time(romanian.group(4), hour));
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }

  private static LocalDate date(String year, String month, String day) {
    LocalDate date =
        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    if (date.getYear() < 1971) {
      throw new DateTimeException("no real date");
    }
    return date;
  }

  private static LocalTime time(@Nullable String behind, @Nullable String apart) {
    Matcher matcher = TIME.matcher(apart != null ? apart : behind != null ? behind : "");
    if (!matcher.matches()) {
      return LocalTime.MIDNIGHT;
    }
    int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return LocalTime.of(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), second);
  }

  /**
   * A window in local time that holds the whole of {@code from} to {@code to}. In the night when
   * clocks go back a plain conversion could end before it begins; it is widened then.
   */
  static Map<String, String> window(Instant from, Instant to, ZoneId zone) {
    LocalDateTime low = LocalDateTime.ofInstant(from.truncatedTo(ChronoUnit.SECONDS), zone);
    LocalDateTime high = LocalDateTime.ofInstant(to.plusNanos(999_999_999), zone);
    ZoneOffsetTransition change = zone.getRules().nextTransition(from.minusSeconds(1));
    if (change != null && change.isOverlap() && !change.getInstant().isAfter(to)) {
      low = low.isBefore(change.getDateTimeAfter()) ? low : change.getDateTimeAfter();
      high = high.isAfter(change.getDateTimeBefore()) ? high : change.getDateTimeBefore();
    }
    Map<String, String> window = new LinkedHashMap<>();
    window.put("minDate", STAMP.format(low));
    window.put("maxDate", STAMP.format(high));
    return window;
  }
}
