package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The VAT rates, read once a day: they change with the law, not with the orders. Thread-safe. */
final class VatRateCache {
  private static final Duration FRESH = Duration.ofDays(1);

  private record Read(VatRates rates, Instant at) {}

  private final Supplier<VatRates> source;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

  VatRateCache(Supplier<VatRates> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Whether the rates were read some time before now. */
  boolean stale() {
    Read read = last.get();
    return read == null || read.at().isBefore(clock.instant());
  }

  /** Rates not older than a day; older ones when new ones can not be had. */
  VatRates current() {
    Read read = last.get();
    Instant now = clock.instant();
    if (read != null && now.isBefore(read.at().plus(FRESH))) {
      return read.rates();
    }
    try {
      return refresh();
    } catch (ConnectorException e) {
      if (read == null) {
        throw e;
      }
      return read.rates();
    }
  }

  /** Asks now. */
  VatRates refresh() {
    VatRates rates = source.get();
    last.set(new Read(rates, clock.instant()));
    return rates;
  }
}
