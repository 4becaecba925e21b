package biz.megzo.vortex.runner;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Forgets buyers while passes run, once a day, when a retention is configured. */
final class Retention {
  private static final Duration DAILY = Duration.ofDays(1);

  private final Shop shop;
  private final Period age;
  private @Nullable Instant sweptAt;

  Retention(Shop shop, Period age) {
    this.shop = shop;
    this.age = age;
  }

  /** Sweeps if a day is over since the last time; says so when it removed anything. */
  void sweep(Instant now, Output output) {
    Instant last = sweptAt;
    if (last != null && now.isBefore(last.plus(DAILY))) {
      return;
    }
    sweptAt = now;
    int cleaned = shop.orders().forgetBuyers(before(now, age), "retention");
    if (cleaned > 0) {
      output.remark(
          output
              .say(
                  "buyer data of %d order(s) removed by retention %s",
                  "Comenzi ale căror date de cumpărător au fost șterse: %d (păstrare %s)")
              .formatted(cleaned, age));
    }
  }

  static Instant before(Instant now, Period age) {
    return now.atOffset(ZoneOffset.UTC).minus(age).toInstant();
  }
}
