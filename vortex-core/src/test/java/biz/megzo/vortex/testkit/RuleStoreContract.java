package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RuleStore.Activation;
import biz.megzo.vortex.store.RuleStore.Draft;
import biz.megzo.vortex.store.RuleStore.Table;
import biz.megzo.vortex.store.RuleStore.Version;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises of rule sets, drafts and lookup tables. */
public abstract class RuleStoreContract extends StoreContract {
  private RuleStore rules() {
    return store().rules();
  }

  private Version publish(String text, Instant at) {
    return rules().publish(link, Profile.ORDER, text, "ana", "why", at);
  }

  private static Activation activation(int sequence, int number) {
    return new Activation(sequence, number, 0, 0, "ana", "new ș", NOW.plusSeconds(sequence));
  }

  private boolean activate(int sequence, int number) {
    return activate(activation(sequence, number));
  }

  private boolean activate(Activation next) {
    return rules().activate(link, Profile.ORDER, next, fact("number " + next.number()));
  }

  private static Fact fact(String detail) {
    return new Fact(NOW, "ana", "rules", "changed", detail);
  }

  private List<String> audited() {
    return store().audit().latest(link, 100).stream().map(Fact::detail).toList();
  }

  @Test
  void published_rules_are_numbered_and_stay() {
    Version first = publish("{\"a\":\"ș🎁\"}", NOW);
    Version second = publish("x".repeat(300_000), NOW.plusSeconds(1));
    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(rules().version(link, Profile.ORDER, 1)).contains(first);
    assertThat(rules().version(link, Profile.ORDER, 2)).contains(second);
    assertThat(rules().version(link, Profile.ORDER, 3)).isEmpty();
    assertThat(rules().version(link, Profile.PRICE, 1)).isEmpty();
    assertThat(rules().versions(link, Profile.ORDER))
        .containsExactly(
            new Version(2, "", "ana", "why", NOW.plusSeconds(1)),
            new Version(1, "", "ana", "why", NOW));
    assertThat(rules().active(link, Profile.ORDER)).isEmpty();
  }

  @Test
  void rules_are_activated_only_by_who_knows_the_newest_activation() {
    publish("one", NOW);
    publish("two", NOW);
    assertThat(activate(2, 1)).isFalse();
    assertThat(activate(1, 1)).isTrue();
    assertThat(activate(1, 2)).isFalse();
    assertThat(rules().active(link, Profile.ORDER)).contains(1);
    assertThat(activate(2, 2)).isTrue();
    assertThat(rules().activation(link, Profile.ORDER)).contains(activation(2, 2));
    assertThat(rules().active(otherLink, Profile.ORDER)).isEmpty();
    assertThat(rules().active(link, Profile.PRICE)).isEmpty();
  }

  @Test
  void a_version_that_was_never_published_is_not_activated() {
    publish("one", NOW);
    assertThat(activate(1, 2)).isFalse();
    assertThat(activate(new Activation(1, 1, 2, 5, "ana", "", NOW))).isFalse();
    assertThat(rules().activation(link, Profile.ORDER)).isEmpty();
  }

  @Test
  void the_built_in_rules_can_be_activated_again() {
    publish("one", NOW);
    activate(1, 1);
    assertThat(activate(2, 0)).isTrue();
    assertThat(rules().active(link, Profile.ORDER)).isEmpty();
  }

  @Test
  void activations_come_newest_first() {
    publish("one", NOW);
    for (int i = 1; i <= 4; i++) {
      activate(i, i % 2);
    }
    assertThat(rules().activations(link, Profile.ORDER, 3))
        .containsExactly(activation(4, 0), activation(3, 1), activation(2, 0));
  }

  @Test
  void of_two_saves_of_a_draft_the_second_loses() {
    Draft first = new Draft(1, "{\"ș\":1}", "ana", NOW);
    Draft second = new Draft(2, "b", "bob", NOW.plusSeconds(1));
    assertThat(rules().draft(link, Profile.PRICE)).isEmpty();
    assertThat(rules().saveDraft(link, Profile.PRICE, second)).isFalse();
    assertThat(rules().saveDraft(link, Profile.PRICE, first)).isTrue();
    assertThat(rules().saveDraft(link, Profile.PRICE, first)).isFalse();
    assertThat(rules().saveDraft(link, Profile.PRICE, second)).isTrue();
    assertThat(rules().saveDraft(link, Profile.PRICE, new Draft(2, "c", "eve", NOW))).isFalse();
    assertThat(rules().draft(link, Profile.PRICE)).contains(second);
    assertThat(rules().draft(link, Profile.ORDER)).isEmpty();
  }

  @Test
  void tables_are_numbered_and_stay() {
    Table one = new Table("units", 1, "from,to\nș,buc\n", "ana", "first", NOW);
    Table two = new Table("units", 2, "x".repeat(300_000), "bob", "", NOW.plusSeconds(1));
    Table other = new Table("categories", 1, "a", "ana", "", NOW);
    assertThat(rules().publishTable(link, two, fact(two.name()))).isFalse();
    assertThat(rules().publishTable(link, one, fact(one.name()))).isTrue();
    assertThat(rules().publishTable(link, one, fact(one.name()))).isFalse();
    assertThat(rules().publishTable(link, two, fact(two.name()))).isTrue();
    assertThat(rules().publishTable(link, other, fact(other.name()))).isTrue();
    assertThat(rules().table(link, "units", 1)).contains(one);
    assertThat(rules().table(link, "units", 2)).contains(two);
    assertThat(rules().table(link, "units", 3)).isEmpty();
    assertThat(rules().table(otherLink, "units", 1)).isEmpty();
    assertThat(rules().tables(link))
        .containsExactly(
            new Table("categories", 1, "", "ana", "", NOW),
            new Table("units", 2, "", "bob", "", NOW.plusSeconds(1)));
  }

  @Test
  void what_is_activated_or_imported_is_in_the_audit_log_and_what_lost_is_not() {
    publish("one", NOW);
    activate(1, 1);
    activate(1, 0);
    activate(2, 7);
    rules().publishTable(link, new Table("units", 1, "a", "ana", "", NOW), fact("units 1"));
    rules().publishTable(link, new Table("units", 1, "b", "bob", "", NOW), fact("units again"));
    assertThat(audited()).containsExactly("units 1", "number 1");
    assertThat(store().audit().verify(link)).isEmpty();
  }

  @Test
  void of_many_who_activate_at_once_exactly_one_wins() throws Exception {
    publish("one", NOW);
    assertThat(race(() -> activate(1, 1))).isEqualTo(1);
    assertThat(audited()).hasSize(1);
    assertThat(store().audit().verify(link)).isEmpty();
    assertThat(rules().activations(link, Profile.ORDER, 9)).hasSize(1);
  }

  @Test
  void of_many_who_save_a_draft_at_once_exactly_one_wins() throws Exception {
    Draft draft = new Draft(1, "text", "ana", NOW);
    assertThat(race(() -> rules().saveDraft(link, Profile.ORDER, draft))).isEqualTo(1);
    Draft next = new Draft(2, "text", "ana", NOW);
    assertThat(race(() -> rules().saveDraft(link, Profile.ORDER, next))).isEqualTo(1);
  }

  private static long race(Callable<Boolean> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> all = IntStream.range(0, 16).mapToObj(i -> work).toList();
      long won = 0;
      for (Future<Boolean> each : threads.invokeAll(all)) {
        won += each.get() ? 1 : 0;
      }
      return won;
    } finally {
      threads.shutdown();
    }
  }
}
