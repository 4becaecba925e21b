package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.BufferAdvice.Expected;
import biz.megzo.vortex.stock.BufferAdvice.Measured;
import biz.megzo.vortex.stock.BufferAdvice.OfProduct;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.ReservationStore.Sold;
import biz.megzo.vortex.store.RunLog.Run;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a link's own history and plays on with it. */
final class BufferAdviser {
  /** Fewer orders than this tell nothing of a product. */
  static final int FEWEST_ORDERS = 5;

  static final Duration ASSUMED_INTERVAL = Duration.ofMinutes(5);
  static final Duration ASSUMED_LAG = Duration.ofSeconds(30);

  private static final Duration SHORTEST_SPAN = Duration.ofDays(1);
  private static final int FEWEST_SAMPLES = 3;
  private static final int RUNS = 500;
  private static final int FACTS = 2000;
  private static final int MONTHS = 40;
  private static final int MOST_BUFFER = 10;
  private static final String READ_AT = "; stock read at ";

  private final LinkId link;
  private final VortexStore store;
  private final StockPolicy policy;
  private final Instant now;

  BufferAdviser(LinkId link, VortexStore store, StockPolicy policy, Instant now) {
    this.link = link;
    this.store = store;
    this.policy = policy;
    this.now = now;
  }

  BufferAdvice advise(BufferQuestion question) {
    Measured interval =
        question.interval().map(given -> new Measured(given, 0)).orElseGet(this::interval);
    Measured lag = lag();
    Map<Sku, Sold> sold = store.reservations().sold(link, now.minus(question.history()), now);
    Duration span = span(sold, question.history());
    List<Sold> asked = new ArrayList<>(sold.values());
    question
        .sku()
        .ifPresent(
            sku -> {
              asked.removeIf(one -> !one.sku().equals(sku));
              if (asked.isEmpty()) {
                asked.add(new Sold(sku, 0, 0, now));
              }
            });
    asked.sort(Comparator.comparing(Sold::units).reversed().thenComparing(Sold::sku));
    List<OfProduct> products = new ArrayList<>();
    for (Sold one : asked.subList(0, Math.min(asked.size(), question.limit()))) {
      products.add(product(one, question, interval.value(), lag.value(), span));
    }
    return new BufferAdvice(interval, lag, span, products, asked.size() - products.size());
  }

  private OfProduct product(
      Sold sold, BufferQuestion question, Duration interval, Duration lag, Duration span) {
    StockBuffer held = policy.limits(sold.sku(), FieldRecord.empty()).buffer().value();
    if (sold.orders() < FEWEST_ORDERS || span.compareTo(SHORTEST_SPAN) < 0) {
      return new OfProduct(
          sold.sku(), sold.orders(), sold.units(), List.of(), held, Optional.empty());
    }
    double days = span.toMillis() / (double) Duration.ofDays(1).toMillis();
    SalePlay play =
        new SalePlay(
            sold.orders() / days,
            sold.units() / (double) sold.orders(),
            sold.units() / days * question.elsewhere().doubleValue(),
            MONTHS,
            question.seed() * 31 + sold.sku().value().hashCode());
    List<Expected> played = new ArrayList<>();
    Optional<Integer> suggested = Optional.empty();
    for (Duration each : intervals(interval)) {
      for (int buffer = 0; buffer <= MOST_BUFFER; buffer++) {
        SalePlay.Outcome outcome = play.play(buffer, each, lag);
        Expected expected =
            new Expected(
                each,
                buffer,
                perMonth(outcome.oversold(), play),
                perMonth(outcome.turnedAway(), play));
        played.add(expected);
        boolean enough = expected.oversold().compareTo(question.mostOversold()) <= 0;
        if (each.equals(interval) && suggested.isEmpty() && enough) {
          suggested = Optional.of(buffer);
        }
        if (enough) {
          break;
        }
      }
    }
    return new OfProduct(sold.sku(), sold.orders(), sold.units(), played, held, suggested);
  }

  /** The interval itself, a third of it and three times it. */
  private static SortedSet<Duration> intervals(Duration interval) {
    Duration third = Duration.ofMillis(Math.max(1, interval.toMillis() / 3));
    return new TreeSet<>(List.of(third, interval, interval.multipliedBy(3)));
  }

  private static BigDecimal perMonth(long units, SalePlay play) {
    return BigDecimal.valueOf(units)
        .divide(BigDecimal.valueOf(play.months()), 2, RoundingMode.HALF_UP);
  }

  /** From the first sale that counts, which may be later than what was asked for. */
  private Duration span(Map<Sku, Sold> sold, Duration asked) {
    return sold.values().stream()
        .map(Sold::first)
        .min(Comparator.naturalOrder())
        .map(first -> Duration.between(first, now))
        .filter(since -> since.compareTo(asked) < 0)
        .orElse(asked);
  }

  private Measured interval() {
    List<Run> runs =
        store.runs().latest(link, RUNS).stream()
            .filter(run -> run.what().equals("heartbeat"))
            .toList();
    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      Duration pause = Duration.between(runs.get(i).startedAt(), runs.get(i - 1).startedAt());
      if (!pause.isZero() && !pause.isNegative()) {
        pauses.add(pause);
      }
    }
    return median(pauses, ASSUMED_INTERVAL);
  }

  /** From the stock's reading to the channel's answer, as the history of pushes tells it. */
  private Measured lag() {
    List<Duration> lags = new ArrayList<>();
    for (Fact fact : store.audit().latest(link, FACTS)) {
      int at = fact.action().equals("stock.pushed") ? fact.detail().lastIndexOf(READ_AT) : -1;
      if (at >= 0) {
        lag(fact, fact.detail().substring(at + READ_AT.length())).ifPresent(lags::add);
      }
    }
    return median(lags, ASSUMED_LAG);
  }

  private static Optional<Duration> lag(Fact fact, String readAt) {
    try {
      return Optional.of(Duration.between(Instant.parse(readAt), fact.at()))
          .filter(lag -> !lag.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty(); // written by somebody else
    }
  }

  private static Measured median(List<Duration> all, Duration otherwise) {
    if (all.size() < FEWEST_SAMPLES) {
      return new Measured(otherwise, 0);
    }
    List<Duration> sorted = all.stream().sorted().toList();
    return new Measured(sorted.get(sorted.size() / 2), sorted.size());
  }
}
