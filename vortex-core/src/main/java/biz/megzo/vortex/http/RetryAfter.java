package biz.megzo.vortex.http;

import biz.megzo.vortex.http.HttpAnswer.Answered;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long the remote asked us to stay away. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /** Empty for answers other than 429 and 503, and when the header is absent or makes no sense. */
  static Optional<Duration> of(Answered answer, Instant now) {
    if (answer.status() != 429 && answer.status() != 503) {
      return Optional.empty();
    }
    return answer.header("retry-after").map(String::strip).flatMap(v -> parse(v, answer, now));
  }

  private static Optional<Duration> parse(String value, Answered answer, Instant now) {
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    // the remote's own clock, if it shows it: ours may differ
    Instant from = answer.header("date").flatMap(RetryAfter::date).orElse(now);
    return date(value)
        .map(until -> until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
