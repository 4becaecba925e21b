package biz.megzo.vortex.mapping.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.http.CallNotPermittedException;
import biz.megzo.vortex.http.HttpAnswer;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.mapping.rates.RateSource.RateAnswer;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.testkit.MutableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BnrRatesTest {
  private static final String LATEST = "nbrfxrates.xml";
  private static final String TEN_DAYS = "nbrfxrates10days.xml";

  /** A Friday afternoon, after publication. */
  private final MutableClock clock = MutableClock.at("2026-10-02T12:00:00Z");

  private final Feed feed =
      new Feed()
          .with(LATEST, "2026-10-02=5.25")
          .with(
              TEN_DAYS,
              "2026-09-28=5.20",
              "2026-09-29=5.21",
              "2026-09-30=5.22",
              "2026-10-01=5.24",
              "2026-10-02=5.25");

  private BnrRates rates(BankingDay policy) {
    return BnrRates.builder(feed, clock).policy(policy).build();
  }

  private static String print(RateAnswer answer) {
    return answer.fold(
        quoted -> quoted.leiPerUnit().toPlainString() + " of " + quoted.day(),
        notQuoted -> "not quoted",
        notAvailable -> "not available");
  }

  private static String eur(BnrRates rates, String day) {
    return print(rates.rate("EUR", LocalDate.parse(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "PREVIOUS_BANKING_DAY, 2026-10-04, 5.25 of 2026-10-02",
    "ON_OR_BEFORE,         2026-10-04, 5.25 of 2026-10-02",
    "PREVIOUS_BANKING_DAY, 2026-10-02, 5.24 of 2026-10-01",
    "ON_OR_BEFORE,         2026-10-02, 5.25 of 2026-10-02",
    "PREVIOUS_BANKING_DAY, 2026-10-10, not available"
  })
  void the_policy_says_which_day_counts(BankingDay policy, String day, String expected) {
    BnrRates rates = rates(policy);
    rates.refresh();
    assertThat(eur(rates, day)).isEqualTo(expected);
  }

  @Test
  void before_the_first_refresh_there_is_no_rate_and_no_call() {
    assertThat(eur(rates(BankingDay.ON_OR_BEFORE), "2026-10-02")).isEqualTo("not available");
    assertThat(feed.asked).isEmpty();
  }

  @Test
  void a_currency_that_bnr_does_not_quote_is_not_quoted_for_good() {
    BnrRates rates = rates(BankingDay.ON_OR_BEFORE);
    rates.refresh();
    assertThat(print(rates.rate("VND", LocalDate.of(2026, 10, 2)))).isEqualTo("not quoted");
  }

  @Test
  void a_day_with_all_rates_costs_two_calls_and_then_none() {
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofHours(9));
      rates.refresh();
    }
    assertThat(feed.asked).containsExactly(LATEST, TEN_DAYS);
  }

  @Test
  void the_next_banking_day_costs_one_call() {
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    feed.asked.clear();
    feed.with(LATEST, "2026-10-05=5.30");
    clock.advance(Duration.ofDays(3));
    rates.refresh();
    assertThat(feed.asked).containsExactly(LATEST);
    assertThat(eur(rates, "2026-10-05")).isEqualTo("5.25 of 2026-10-02");
    assertThat(eur(rates, "2026-10-06")).isEqualTo("5.3 of 2026-10-05");
  }

  @Test
  void an_old_day_is_read_from_its_year_after_it_was_asked_for() {
    feed.with("files/xml/years/nbrfxrates2024.xml", "2024-03-14=4.97", "2024-03-15=4.98");
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    assertThat(eur(rates, "2024-03-18")).isEqualTo("not available");
    rates.refresh();
    assertThat(eur(rates, "2024-03-18")).isEqualTo("4.98 of 2024-03-15");
  }

  @Test
  void a_gap_between_known_days_is_not_bridged_with_an_older_rate() {
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    clock.advance(Duration.ofDays(12));
    feed.with(LATEST, "2026-10-14=5.40").answer(TEN_DAYS, new HttpAnswer.Lost("cut"));
    rates.refresh();
    assertThat(eur(rates, "2026-10-07")).isEqualTo("not available");
    assertThat(eur(rates, "2026-10-15")).isEqualTo("5.4 of 2026-10-14");
  }

  @Test
  void a_dead_feed_stops_conversions_after_seven_days() {
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    feed.answer(LATEST, new HttpAnswer.Lost("cut"));
    clock.advance(Duration.ofDays(8));
    rates.refresh();
    assertThat(eur(rates, "2026-10-09")).isEqualTo("5.25 of 2026-10-02");
    assertThat(eur(rates, "2026-10-10")).isEqualTo("not available");
  }

  @Test
  void a_failed_file_is_not_asked_for_again_within_a_quarter_of_an_hour() {
    feed.answer(LATEST, new HttpAnswer.Answered(503, Map.of(), new byte[0]));
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    for (int i = 0; i < 4; i++) {
      rates.refresh();
      clock.advance(Duration.ofMinutes(4));
    }
    assertThat(feed.asked).hasSize(1);
    rates.refresh();
    assertThat(feed.asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "text/xml"})
  void a_page_instead_of_the_feed_keeps_what_was_known(String type) {
    BnrRates rates = rates(BankingDay.PREVIOUS_BANKING_DAY);
    rates.refresh();
    feed.body(LATEST, type, "<html><body>new site</body></html>");
    clock.advance(Duration.ofDays(3));
    rates.refresh();
    assertThat(eur(rates, "2026-10-05")).isEqualTo("5.25 of 2026-10-02");
  }

  @Test
  void a_restart_reads_what_is_kept_and_calls_nobody() {
    RateCache cache = RateCache.in(new InMemoryStore().cursors(), LinkId.of("shop"));
    BnrRates.builder(feed, clock).cache(cache).build().refresh();
    feed.asked.clear();
    BnrRates again = BnrRates.builder(feed, clock).cache(cache).build();
    again.refresh();
    assertThat(feed.asked).isEmpty();
    assertThat(eur(again, "2026-10-02")).isEqualTo("5.24 of 2026-10-01");
  }

  @Test
  void a_closed_year_is_read_once_for_ever() {
    RateCache cache = RateCache.in(new InMemoryStore().cursors(), LinkId.of("shop"));
    feed.with("files/xml/years/nbrfxrates2024.xml", "2024-03-14=4.97");
    for (int i = 0; i < 2; i++) {
      BnrRates rates = BnrRates.builder(feed, clock).cache(cache).build();
      eur(rates, "2024-03-15");
      rates.refresh();
      assertThat(eur(rates, "2024-03-15")).isEqualTo("4.97 of 2024-03-14");
    }
    assertThat(feed.asked).containsOnlyOnce("files/xml/years/nbrfxrates2024.xml");
  }

  @Test
  void pieces_of_two_writers_are_not_taken_for_one_text() {
    var cursors = new InMemoryStore().cursors();
    RateCache cache = RateCache.in(cursors, LinkId.of("shop"));
    cache.put("x", "a".repeat(9000));
    assertThat(cache.get("x")).hasValue("a".repeat(9000));
    cursors.put(LinkId.of("shop"), "x.1", "b".repeat(4000));
    assertThat(cache.get("x")).isEmpty();
  }

  @Test
  void only_bnr_s_files_may_be_read() {
    var transport = BnrRates.transport(BnrRates.BASE).clock(clock).build();
    assertThatThrownBy(() -> transport.send(HttpCall.get("anything-else.xml").build()))
        .isInstanceOf(CallNotPermittedException.class);
  }
}
