package biz.megzo.vortex.celro.fake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Dates as Cel.ro writes and reads them: local time of Bucharest, whole seconds. */
final class Stamps {
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");

  private Stamps() {}

  static String format(Instant instant) {
    return STAMP.format(instant.atZone(ZONE));
  }

  static String day(Instant instant) {
    return DAY.format(instant.atZone(ZONE));
  }

  static String hour(Instant instant) {
    return format(instant).substring(11);
  }

  static String month(Instant instant) {
    return MONTH.format(instant.atZone(ZONE));
  }

  static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE).withNano(0);
  }

  /** {@code YYYY-MM-DD HH:MM:SS}. */
  static LocalDateTime stamp(String name, String text) {
    try {
      return LocalDateTime.parse(text, STAMP);
    } catch (DateTimeParseException e) {
      throw new Refused("Data invalida in " + name + " (AAAA-LL-ZZ OO:MM:SS)");
    }
  }

  /** {@code YYYY-MM-DD}. */
  static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      throw new Refused("Data invalida in " + name + " (AAAA-LL-ZZ)");
    }
  }
}
