package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.store.AccountStore.Block;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RunLog.Run;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises of cursors, accounts, runs and the audit log. */
public abstract class SmallStoresContract extends StoreContract {
  private final String account = "celro/" + link;

  @Test
  void a_cursor_keeps_its_last_value() {
    assertThat(store().cursors().get(link, "orders")).isEmpty();
    store().cursors().put(link, "orders", "17");
    store().cursors().put(link, "orders", "ș🎁".repeat(1300));
    store().cursors().put(otherLink, "orders", "");
    assertThat(store().cursors().get(link, "orders")).contains("ș🎁".repeat(1300));
    assertThat(store().cursors().get(otherLink, "orders")).contains("");
    assertThatThrownBy(() -> store().cursors().put(link, "orders", "x".repeat(4001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4000");
  }

  @Test
  void a_session_token_is_dropped_only_while_it_is_the_one_named() {
    assertThat(store().accounts().token(account)).isEmpty();
    store().accounts().putToken(account, "one");
    store().accounts().putToken(account, "two");
    store().accounts().dropToken(account, "one");
    assertThat(store().accounts().token(account)).contains("two");
    store().accounts().dropToken(account, "two");
    assertThat(store().accounts().token(account)).isEmpty();
    assertThat(store().accounts().block(account)).isEmpty();
  }

  @Test
  void of_two_blocks_the_one_that_ends_later_stays() {
    store().accounts().block(account, new Block(NOW, "rate"));
    store().accounts().block(account, new Block(NOW.plusSeconds(9), "longer"));
    store().accounts().block(account, new Block(NOW.plusSeconds(5), "shorter"));
    assertThat(store().accounts().block(account)).contains(new Block(NOW.plusSeconds(9), "longer"));
    assertThat(store().accounts().token(account)).isEmpty();
    store().accounts().putToken(account, "one");
    assertThat(store().accounts().block(account)).isPresent();
  }

  @Test
  void runs_come_newest_first() {
    for (int i = 0; i < 4; i++) {
      store().runs().append(run(i));
    }
    assertThat(store().runs().latest(link, 3)).containsExactly(run(3), run(2), run(1));
    assertThat(store().runs().latest(otherLink, 3)).isEmpty();
  }

  private Run run(int second) {
    Instant start = NOW.plusSeconds(second);
    return new Run(link, "heartbeat", start, start.plusMillis(7), "done", "orders ș " + second);
  }

  private static Fact fact(int number, String subject) {
    return new Fact(NOW.plusSeconds(number), "vortex", subject, "stock.pushed", "3 → " + number);
  }

  @Test
  void facts_come_newest_first_by_subject_and_up_to_a_moment() {
    store().audit().append(link, List.of(fact(1, "sku:A"), fact(2, "sku:B"), fact(3, "sku:A")));
    store().audit().append(link, List.of(fact(4, "sku:A")));
    store().audit().append(link, List.of());
    store().audit().append(otherLink, List.of(fact(5, "sku:A")));

    assertThat(store().audit().about(link, "sku:A", null, 2))
        .containsExactly(fact(4, "sku:A"), fact(3, "sku:A"));
    assertThat(store().audit().about(link, "sku:A", NOW.plusSeconds(3), 9))
        .containsExactly(fact(3, "sku:A"), fact(1, "sku:A"));
    assertThat(store().audit().latest(link, 2)).containsExactly(fact(4, "sku:A"), fact(3, "sku:A"));
    assertThat(store().audit().about(link, "sku:C", null, 9)).isEmpty();
  }

  @Test
  void an_untouched_audit_log_is_whole() {
    assertThat(store().audit().verify(link)).isEmpty();
    store().audit().append(link, IntStream.range(0, 1500).mapToObj(i -> fact(i, "s")).toList());
    Fact odd = new Fact(NOW.plusNanos(999), "ana\u0000", "sku:🎁\ud800", "x", "\u2028");
    store().audit().append(link, List.of(odd));
    assertThat(store().audit().verify(link)).isEmpty();
    assertThat(store().audit().latest(link, 1)).containsExactly(odd.stored());
  }
}
