package biz.megzo.vortex.mapping.rates;

import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpTransport;
import biz.megzo.vortex.http.HttpTransportBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference rates of the National Bank of Romania. {@link #rate} answers from what is known;
 * {@link #refresh} reads the day's file, then that of ten days, then that of a year, and no file
 * more often than every 15 minutes. Thread-safe.
 */
public final class BnrRates implements RateSource {
  /** Where BNR publishes. */
  public static final URI BASE = URI.create("https://curs.bnr.ro/");

  private static final Logger LOG = LoggerFactory.getLogger(BnrRates.class);
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  private static final LocalTime PUBLISHED = LocalTime.of(13, 15);
  private static final Duration PAUSE = Duration.ofMinutes(15);
  private static final Duration PAUSE_WITHOUT_NEWS = Duration.ofHours(2);
  private static final int FIRST_YEAR = 2005;

  private final HttpTransport http;
  private final InstantSource clock;
  private final BankingDay policy;
  private final int warnDays;
  private final int refuseDays;
  private final RateStock stock;
  private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Instant> notBefore = new ConcurrentHashMap<>();
  private volatile RateBook book = RateBook.empty();
  private volatile boolean loaded;
  private volatile String trouble = "the rates were not read yet";

  private BnrRates(Builder builder) {
    this.http = builder.http;
    this.clock = builder.clock;
    this.policy = builder.policy;
    this.warnDays = builder.warnDays;
    this.refuseDays = builder.refuseDays;
    this.stock = new RateStock(builder.cache);
  }

  /** Starts a source over a transport made with {@link #transport}. */
  public static Builder builder(HttpTransport http, InstantSource clock) {
    return new Builder(http, clock);
  }

  /** Starts a transport that may only read BNR's files. */
  public static HttpTransportBuilder transport(URI base) {
    AllowList files =
        AllowList.builder()
            .permit("GET", "nbrfxrates.xml")
            .permit("GET", "nbrfxrates10days.xml")
            .permit("GET", "files/xml/years/*")
            .build();
    return HttpTransport.builder("bnr", base, files).maxBody(16 * 1024 * 1024).retries(1);
  }

  @Override
  public RateAnswer rate(String currency, LocalDate day) {
    LocalDate limit = policy == BankingDay.PREVIOUS_BANKING_DAY ? day.minusDays(1) : day;
    RateBook known = book;
    Optional<Cube> found = known.latest(limit);
    boolean past = known.newest().map(limit::isBefore).orElse(false);
    if (found.isEmpty() || (past && !known.covers(found.get().day(), limit))) {
      want(limit);
      return new RateAnswer.NotAvailable(
          known.newest().isEmpty() ? trouble : "the rates of " + limit + " were not read yet");
    }
    Cube cube = found.get();
    long age = ChronoUnit.DAYS.between(cube.day(), day);
    if (age > refuseDays) {
      want(limit);
      return new RateAnswer.NotAvailable(
          "the latest rates before "
              + day
              + " are of "
              + cube.day()
              + ", older than "
              + refuseDays
              + " days");
    }
    BigDecimal rate = cube.leiPerUnit().get(currency);
    return rate == null
        ? new RateAnswer.NotQuoted(cube.day())
        : new RateAnswer.Quoted(rate, cube.day(), "BNR");
  }

  private void want(LocalDate day) {
    if (day.getYear() >= FIRST_YEAR && !day.isAfter(now().toLocalDate())) {
      wanted.add(day.getYear());
      if (day.getDayOfYear() <= refuseDays && day.getYear() > FIRST_YEAR) {
        wanted.add(day.getYear() - 1);
      }
    }
  }

  @Override
  public synchronized void refresh() {
    if (!loaded) {
      book = stock.recent(book);
      loaded = true;
    }
    LocalDate due = lastPublished(now());
    if (book.coveredTo().map(due::isAfter).orElse(true)) {
      recent();
    }
    for (int year : List.copyOf(wanted)) {
      year(year);
    }
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(ZONE);
  }

  /** The last weekday whose rates must be out by now. */
  private static LocalDate lastPublished(ZonedDateTime now) {
    LocalDate day = now.toLocalDate();
    if (now.toLocalTime().isBefore(PUBLISHED)) {
      day = day.minusDays(1);
    }
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return day;
  }

  private void recent() {
    RateBook before = book;
    @Nullable List<Cube> latest = fetch("nbrfxrates.xml");
    if (latest == null) {
      warnIfStale();
      return;
    }
    LocalDate newest = latest.get(latest.size() - 1).day();
    LocalDate known = before.newest().orElse(LocalDate.MIN);
    boolean joined = known.equals(newest) || (known.isBefore(newest) && adjacent(known, newest));
    @Nullable List<Cube> cubes = joined ? latest : fetch("nbrfxrates10days.xml");
    cubes = cubes == null ? latest : cubes;
    LocalDate from = joined ? known : first(cubes);
    LocalDate to = checkedTo(newest);
    book = before.with(latest, newest, newest).with(cubes, from, to);
    stock.keepRecent(book);
    if (!newest.isAfter(known)) {
      notBefore.put("nbrfxrates.xml", clock.instant().plus(PAUSE_WITHOUT_NEWS));
    }
    warnIfStale();
  }

  /** A file that was read just now shows every cube up to the last publication. */
  private LocalDate checkedTo(LocalDate newest) {
    LocalDate due = lastPublished(now()).minusDays(1);
    return newest.isAfter(due) ? newest : due;
  }

  private static LocalDate first(List<Cube> cubes) {
    return cubes.stream().map(Cube::day).min(LocalDate::compareTo).orElseThrow();
  }

  /** Whether no weekday lies between two days. */
  private static boolean adjacent(LocalDate from, LocalDate to) {
    if (ChronoUnit.DAYS.between(from, to) > 4) {
      return false;
    }
    for (LocalDate day = from.plusDays(1); day.isBefore(to); day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
        return false;
      }
    }
    return true;
  }

  private void year(int year) {
    LocalDate today = now().toLocalDate();
    boolean closed = year < today.getYear();
    List<Cube> kept = closed ? stock.year(year) : List.of();
    @Nullable List<Cube> cubes =
        kept.isEmpty() ? fetch("files/xml/years/nbrfxrates" + year + ".xml") : kept;
    if (cubes == null) {
      return;
    }
    if (closed && kept.isEmpty()) {
      stock.keepYear(year, cubes);
    }
    LocalDate last = cubes.get(cubes.size() - 1).day();
    LocalDate from = year == FIRST_YEAR ? first(cubes) : LocalDate.of(year, 1, 1);
    book = book.with(cubes, from, closed ? LocalDate.of(year, 12, 31) : last);
    wanted.remove(year);
  }

  private @Nullable List<Cube> fetch(String path) {
    Instant now = clock.instant();
    if (now.isBefore(notBefore.getOrDefault(path, Instant.MIN))) {
      return null;
    }
    notBefore.put(path, now.plus(PAUSE));
    try {
      List<Cube> cubes = BnrFile.read(body(http.send(HttpCall.get(path).build())));
      return cubes;
    } catch (BnrFile.Unreadable e) {
      trouble = String.valueOf(e.getMessage());
      LOG.warn("BNR rates, {}: {}; rates known before stay in use", path, trouble);
      return null;
    }
  }

  private static byte[] body(HttpAnswer answer) throws BnrFile.Unreadable {
    if (!(answer instanceof HttpAnswer.Answered answered)) {
      String why =
          answer instanceof HttpAnswer.Lost lost
              ? lost.cause()
              : ((HttpAnswer.NotSent) answer).cause();
      throw new BnrFile.Unreadable("the rate feed can not be reached: " + why);
    }
    if (answered.status() != 200) {
      throw new BnrFile.Unreadable("the rate feed answered HTTP " + answered.status());
    }
    boolean html = answered.header("content-type").orElse("").contains("html");
    if (html || answered.kind() != BodyKind.XML) {
      throw new BnrFile.Unreadable(
          "the rate feed is no XML but " + (html ? "HTML" : answered.kind().toString()));
    }
    return answered.body();
  }

  private void warnIfStale() {
    LocalDate today = now().toLocalDate();
    Optional<LocalDate> newest = book.newest();
    if (newest.isPresent() && ChronoUnit.DAYS.between(newest.get(), today) > warnDays) {
      LOG.warn(
          "the newest BNR rates are of {}; conversions stop {} days after it",
          newest.get(),
          refuseDays);
    }
  }

  /** Settings. Not thread-safe. */
  public static final class Builder {
    private final HttpTransport http;
    private final InstantSource clock;
    private BankingDay policy = BankingDay.PREVIOUS_BANKING_DAY;
    private RateCache cache = RateCache.none();
    private int warnDays = 5;
    private int refuseDays = 7;

    private Builder(HttpTransport http, InstantSource clock) {
      this.http = http;
      this.clock = clock;
    }

    /** Default: {@link BankingDay#PREVIOUS_BANKING_DAY}. */
    public Builder policy(BankingDay value) {
      this.policy = value;
      return this;
    }

    /** Where rates survive a restart. Default: nowhere. */
    public Builder cache(RateCache value) {
      this.cache = value;
      return this;
    }

    /**
     * How old a rate may be on the document's day.
     *
     * @param warn calendar days above which a warning is logged, default 5
     * @param refuse calendar days above which there is no rate, default 7
     */
    public Builder staleness(int warn, int refuse) {
      if (warn < 1 || refuse < warn) {
        throw new IllegalArgumentException(
            "staleness must be 1 <= warn <= refuse, was " + warn + " and " + refuse);
      }
      this.warnDays = warn;
      this.refuseDays = refuse;
      return this;
    }

    public BnrRates build() {
      return new BnrRates(this);
    }
  }
}
