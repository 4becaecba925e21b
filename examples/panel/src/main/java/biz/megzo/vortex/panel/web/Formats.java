package biz.megzo.vortex.panel.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, money and times as they are written in Romania, in Bucharest's time. */
public final class Formats {
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final int MONEY_SCALE = 2;

  private Formats() {}

  /** {@code 1.234,50}; more decimals than two are shown when there are any. */
  public static String money(BigDecimal amount) {
    BigDecimal shown = amount.stripTrailingZeros();
    int scale = Math.max(MONEY_SCALE, shown.scale());
    return pattern("#,##0." + "0".repeat(scale))
        .format(shown.setScale(scale, RoundingMode.UNNECESSARY));
  }

  /** {@code 12.500}, {@code 0,25}. */
  public static String number(BigDecimal number) {
    return pattern("#,##0.##########").format(number);
  }

  /** {@code 12.500}. */
  public static String number(long number) {
    return pattern("#,##0").format(number);
  }

  /** {@code 23.11.2026 13:05}. */
  public static String time(Instant at) {
    return MINUTES.format(at);
  }

  /** With seconds. */
  public static String exactTime(Instant at) {
    return SECONDS.format(at);
  }

  /** {@code 13:05}. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** {@code 23.11.2026}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The day it is in Bucharest. */
  public static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  /** {@code 850 ms}, {@code 2,5 s}, {@code 3 min}, {@code 5 h}. */
  public static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (time.toSeconds() < 60) {
      BigDecimal seconds = BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
      return number(seconds) + " s";
    }
    if (time.toMinutes() < 60) {
      return time.toMinutes() + " min";
    }
    return number(time.toHours()) + " h";
  }

  private static DecimalFormat pattern(String pattern) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setDecimalSeparator(',');
    symbols.setGroupingSeparator('.');
    return new DecimalFormat(pattern, symbols);
  }
}
