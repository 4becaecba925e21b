package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.HintStore.Waiting;
import biz.megzo.vortex.wake.Hint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store promises of hints. */
public abstract class HintStoreContract extends StoreContract {
  private static final Hint STOCK = Hint.of(Flow.STOCK);
  private static final Hint ORDER = Hint.of(Flow.ORDERS, "1001");

  private HintStore hints() {
    return store().hints();
  }

  private List<Waiting> waiting() {
    return hints().waiting(link, 100);
  }

  @Test
  void one_hint_that_comes_again_is_one_entry() {
    hints().add(link, List.of(STOCK), NOW);
    hints().add(link, List.of(STOCK, ORDER, ORDER), NOW.plusSeconds(5));
    hints().add(link, List.of(STOCK), NOW.plusSeconds(3));
    assertThat(waiting()).extracting(Waiting::hint).containsExactly(STOCK, ORDER);
    assertThat(waiting()).extracting(Waiting::count).containsExactly(3L, 1L);
    assertThat(waiting().get(0).firstSeen()).isEqualTo(NOW);
    assertThat(waiting().get(0).lastSeen()).isEqualTo(NOW.plusSeconds(5));
    assertThat(hints().count(link)).isEqualTo(2);
  }

  @Test
  void those_that_wait_longest_come_first_up_to_the_limit() {
    hints().add(link, List.of(Hint.of(Flow.ORDERS, "late")), NOW.plusSeconds(9));
    hints().add(link, List.of(ORDER), NOW);
    hints().add(link, List.of(STOCK), NOW.plusSeconds(4));
    assertThat(hints().waiting(link, 2)).extracting(Waiting::hint).containsExactly(ORDER, STOCK);
  }

  @Test
  void links_and_flows_do_not_mix() {
    hints().add(link, List.of(Hint.of(Flow.STOCK, "A"), Hint.of(Flow.PRICES, "A")), NOW);
    hints().add(otherLink, List.of(STOCK), NOW);
    assertThat(hints().take(otherLink, waiting())).isZero();
    assertThat(hints().take(link, waiting().subList(0, 1))).isEqualTo(1);
    assertThat(waiting()).hasSize(1);
    assertThat(hints().count(otherLink)).isEqualTo(1);
  }

  @Test
  void what_comes_after_the_read_stays_whole() {
    hints().add(link, List.of(STOCK, ORDER), NOW);
    List<Waiting> read = waiting();
    hints().add(link, List.of(STOCK), NOW);
    assertThat(hints().take(link, read)).isEqualTo(1);
    assertThat(waiting()).extracting(Waiting::hint).containsExactly(STOCK);
    assertThat(waiting().get(0).count()).isEqualTo(2);
  }

  @Test
  void an_old_read_does_not_take_out_a_new_hint_that_looks_the_same() {
    hints().add(link, List.of(STOCK), NOW);
    List<Waiting> stale = waiting();
    assertThat(hints().take(link, waiting())).isEqualTo(1);
    hints().add(link, List.of(STOCK), NOW);
    assertThat(hints().take(link, stale)).isZero();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void any_subject_is_kept_as_it_is() {
    Hint odd = Hint.of(Flow.STOCK, "ș🎁' \u0000\ud800 %_");
    hints().add(link, List.of(odd, Hint.of(Flow.STOCK, "ș".repeat(255))), NOW);
    assertThat(waiting()).extracting(Waiting::hint).contains(odd).hasSize(2);
    assertThat(hints().take(link, waiting())).isEqualTo(2);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void nothing_is_added_or_taken_without_hints() {
    hints().add(link, List.of(), NOW);
    assertThat(hints().take(link, List.of())).isZero();
    assertThat(hints().count(link)).isZero();
  }
}
