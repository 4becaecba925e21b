package biz.megzo.vortex.smartbill.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that the server remembers. Touch it only inside {@link #locked}. */
final class World {
  static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  final InstantSource clock;
  final Map<String, String> accounts = new LinkedHashMap<>();
  final Map<String, Company> companies = new LinkedHashMap<>();
  final RateWindow rates = new RateWindow();
  final Set<FakeQuirk> quirks = Collections.synchronizedSet(EnumSet.noneOf(FakeQuirk.class));
  final List<FakeRequest> fiscalCalls = new ArrayList<>();
  private long lastDocument = 20490;

  World(InstantSource clock) {
    this.clock = clock;
  }

  synchronized <T> T locked(Supplier<T> work) {
    return work.get();
  }

  synchronized void locked(Runnable work) {
    work.run();
  }

  Instant now() {
    return clock.instant();
  }

  /** The server's day is Romania's. */
  LocalDate today() {
    return LocalDate.ofInstant(now(), BUCHAREST);
  }

  long nextDocument() {
    return ++lastDocument;
  }

  boolean is(FakeQuirk quirk) {
    return quirks.contains(quirk);
  }
}
