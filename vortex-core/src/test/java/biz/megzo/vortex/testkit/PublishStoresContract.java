package biz.megzo.vortex.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Consent;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.PlanBase;
import biz.megzo.vortex.publish.PriceLimits;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.PlanStore.Head;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store promises of plans, guards and differences. */
public abstract class PublishStoresContract extends StoreContract {
  private static final PlanBase BASE = new PlanBase("l", "p", "s", "r", 3, -1);

  private static FieldRecord price(String amount) {
    return FieldRecord.builder().decimal("pretf", new BigDecimal(amount)).build();
  }

  private static Change change(String sku, String amount) {
    return new Change(
        Sku.of(sku), Facet.PRICE, price("1.10"), price(amount), 3, "reguli \u0000 🎁");
  }

  private Plan plan(int changes) {
    List<Change> all = new ArrayList<>();
    IntStream.range(0, changes).forEach(i -> all.add(change("S" + i, "2.50")));
    all.add(
        new Change(
            Sku.of("Ș 🎁"),
            Facet.CONTENT,
            null,
            FieldRecord.builder().text("d", "<p>\ud800").records("i", List.of(price("1"))).build(),
            -1,
            ""));
    return Plan.of(
        link,
        NOW,
        Set.of(Flow.PRICES, Flow.STOCK),
        BASE,
        all,
        List.of(
            new Withheld(Sku.of("W"), Facet.PRICE, Guard.PRICE_STEP, change("W", "99"), "too far"),
            new Withheld(Sku.of("X"), Facet.CONTENT, Guard.MAPPING, null, "name is missing")));
  }

  @Test
  void a_plan_comes_back_whole_by_its_id_or_the_beginning_of_it() {
    Plan plan = plan(2500);
    store().plans().save(plan, NOW.plusSeconds(60));
    for (String id : List.of(plan.id(), plan.shortId(), plan.id().substring(0, 8))) {
      Plan found = store().plans().find(link, id, NOW).orElseThrow();
      assertThat(found).isEqualTo(plan);
      assertThat(found.changes()).isEqualTo(plan.changes());
      assertThat(found.withheld()).isEqualTo(plan.withheld());
      assertThat(found.base()).isEqualTo(BASE);
      assertThat(found.flows()).isEqualTo(plan.flows());
    }
    assertThat(store().plans().find(link, plan.id().substring(0, 7), NOW)).isEmpty();
    assertThat(store().plans().find(otherLink, plan.id(), NOW)).isEmpty();
    assertThat(store().plans().find(link, "%%%%%%%%", NOW)).isEmpty();
  }

  @Test
  void a_plan_saved_again_lives_on_until_the_later_moment() {
    Plan plan = plan(1);
    store().plans().save(plan, NOW.plusSeconds(60));
    store().plans().save(plan, NOW.plusSeconds(30));
    assertThat(store().plans().find(link, plan.id(), NOW.plusSeconds(59))).contains(plan);
    assertThat(store().plans().find(link, plan.id(), NOW.plusSeconds(60))).isEmpty();
    store().plans().save(plan, NOW.plusSeconds(90));
    assertThat(store().plans().latest(link, NOW.plusSeconds(60), 9))
        .containsExactly(new Head(plan.id(), NOW, NOW.plusSeconds(90), 2, 2));
  }

  @Test
  void expired_plans_are_dropped_and_the_others_stay() {
    Plan old = plan(1);
    Plan fresh = plan(2);
    store().plans().save(old, NOW.minusSeconds(1_000_000));
    store().plans().save(fresh, NOW.plusSeconds(60));
    assertThat(store().plans().latest(link, NOW, 9)).extracting(Head::id).containsOnly(fresh.id());
    assertThat(store().plans().dropExpired(NOW.minusSeconds(999_999))).isPositive();
    assertThat(store().plans().find(link, old.id(), NOW.minusSeconds(2_000_000))).isEmpty();
    assertThat(store().plans().find(link, fresh.id(), NOW)).contains(fresh);
  }

  @Test
  void price_limits_are_kept_replaced_and_taken_away() {
    PriceLimits limits = new PriceLimits(new BigDecimal("1.50"), null, new BigDecimal("20"));
    store().guards().limit(link, Sku.of("a"), limits);
    store().guards().limit(link, Sku.of("A"), limits);
    store().guards().limit(link, Sku.of("A"), new PriceLimits(null, BigDecimal.TEN, null));
    assertThat(store().guards().limits(link))
        .containsOnlyKeys(Sku.of("a"), Sku.of("A"))
        .containsEntry(Sku.of("a"), limits)
        .containsEntry(Sku.of("A"), new PriceLimits(null, BigDecimal.TEN, null));
    store().guards().limit(link, Sku.of("a"), PriceLimits.none());
    assertThat(store().guards().limits(link)).containsOnlyKeys(Sku.of("A"));
    assertThat(store().guards().limits(otherLink)).isEmpty();
  }

  private static Consent consent(String sku, Facet facet, String amount, Duration life) {
    return new Consent(
        Sku.of(sku), facet, price(amount).fingerprint(), "ana", "agreed", NOW, NOW.plus(life));
  }

  @Test
  void consents_end_with_their_time_or_their_use() {
    Consent one = consent("A", Facet.PRICE, "1", Duration.ofSeconds(60));
    Consent two = consent("A", Facet.STOCK, "2", Duration.ofSeconds(60));
    Consent three = consent("B", Facet.PRICE, "3", Duration.ofSeconds(30));
    store().guards().consent(link, List.of(one, two, three));
    assertThat(store().guards().consents(link, NOW)).containsExactly(one, two, three);
    assertThat(store().guards().consents(link, NOW.plusSeconds(30))).containsExactly(one, two);
    store().guards().used(link, Facet.PRICE, List.of(Sku.of("A"), Sku.of("none")));
    assertThat(store().guards().consents(link, NOW)).containsExactly(two, three);
    store().guards().consent(link, List.of(consent("A", Facet.STOCK, "9", LONG)));
    assertThat(store().guards().consents(link, NOW))
        .containsExactly(consent("A", Facet.STOCK, "9", LONG), three);
    assertThat(store().guards().consents(otherLink, NOW)).isEmpty();
  }

  private static Drift drift(String sku, String field) {
    return new Drift(
        Sku.of(sku),
        field,
        Drift.State.NOT_APPLIED,
        "5",
        null,
        new Drift.Seen(NOW, NOW.plusSeconds(1), 2));
  }

  @Test
  void differences_are_replaced_by_sku_and_paged_in_order() {
    List<Drift> all =
        List.of(drift("A", "price"), drift("A", "stock"), drift("B", "stock"), drift("a", "stock"));
    store().drift().replace(link, List.of(), all);
    assertThat(store().drift().page(link, null, 9)).isEqualTo(all);
    assertThat(store().drift().page(link, null, 1)).isEqualTo(all.subList(0, 2));
    assertThat(store().drift().page(link, Sku.of("A"), 1)).isEqualTo(all.subList(2, 3));
    assertThat(store().drift().count(link)).isEqualTo(4);
    store()
        .drift()
        .replace(link, Stream.of("A", "B").map(Sku::of).toList(), List.of(drift("A", "stock")));
    assertThat(store().drift().find(link, List.of(Sku.of("A"), Sku.of("B"), Sku.of("x"))))
        .containsExactly(drift("A", "stock"));
    assertThat(store().drift().count(otherLink)).isZero();
  }
}
