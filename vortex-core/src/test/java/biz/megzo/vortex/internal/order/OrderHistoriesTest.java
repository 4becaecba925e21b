package biz.megzo.vortex.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.AmendmentPolicy;
import biz.megzo.vortex.order.Amendments;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.testkit.FakeRecorder.Document;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever buyers do to their orders, and whatever becomes of answers: once all is quiet each order
 * that stands has one live record of what it is now, and a cancelled one has none.
 */
class OrderHistoriesTest {
  private static final BigDecimal PRICE = new BigDecimal("149.90");
  private static final Sku LAMP = Sku.of("LAMP");
  private static final int ORDERS = 3;

  /** One step of a history. */
  private sealed interface Step {}

  /** An order is placed, changed, cancelled or stands again. */
  private record Put(long order, int units, OrderStatus status) implements Step {}

  /** A pass, and what becomes of the answers to its creates. */
  private record Pass(List<Fault> faults) implements Step {}

  /** A person has the held change of an order applied. */
  private record Apply(long order) implements Step {}

  private record Wait(int minutes) implements Step {}

  @Property(tries = 1500, seed = "7", edgeCases = EdgeCasesMode.NONE)
  void each_order_ends_with_one_record_of_what_it_is(
      @ForAll("histories") List<Step> history, @ForAll AmendmentPolicy policy) {
    new World(policy).live(history);
  }

  @Tag("soak")
  @Property(tries = 60_000, edgeCases = EdgeCasesMode.NONE)
  void in_many_more_histories_each_time_other_ones(
      @ForAll("histories") List<Step> history, @ForAll AmendmentPolicy policy) {
    new World(policy).live(history);
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Long> order = Arbitraries.longs().between(1, ORDERS);
    Arbitrary<OrderStatus> status =
        Arbitraries.frequency(
            Tuple.of(3, OrderStatus.NEW),
            Tuple.of(2, OrderStatus.CONFIRMED),
            Tuple.of(3, OrderStatus.CANCELLED));
    Arbitrary<Fault> fault =
        Arbitraries.frequency(
            Tuple.of(3, Fault.NONE),
            Tuple.of(1, Fault.PUT_OFF),
            Tuple.of(1, Fault.ANSWER_LOST),
            Tuple.of(1, Fault.NEVER_ARRIVED));
    Arbitrary<Step> put =
        Combinators.combine(order, Arbitraries.integers().between(1, 3), status).as(Put::new);
    Arbitrary<Step> pass = fault.list().ofMaxSize(2).map(Pass::new);
    return Arbitraries.frequencyOf(
            Tuple.of(5, put),
            Tuple.of(4, pass),
            Tuple.of(1, order.map(Apply::new)),
            Tuple.of(1, Arbitraries.integers().between(1, 30).map(Wait::new)))
        .list()
        .ofMaxSize(25);
  }

  /** One history and what must be true behind it. */
  private static final class World {
    private final OrderScene scene = new OrderScene();
    private final Map<Long, Put> placed = new TreeMap<>();

    World(AmendmentPolicy policy) {
      AmendmentPolicy lines = policy == AmendmentPolicy.APPLY ? AmendmentPolicy.REPLACE : policy;
      AmendmentPolicy back = policy == AmendmentPolicy.REPLACE ? AmendmentPolicy.APPLY : policy;
      scene.settings =
          OrderSettings.builder()
              .amendments(
                  Amendments.ofDefaults()
                      .with(ChangeKind.QUANTITY, lines)
                      .with(ChangeKind.REACTIVATED, back))
              .build();
    }

    void live(List<Step> history) {
      history.forEach(this::step);
      for (int i = 0; i < 10; i++) {
        placed.keySet().forEach(this::apply);
        scene.passAfter(Duration.ofMinutes(11));
      }
      placed.values().forEach(this::right);
    }

    private void step(Step step) {
      if (step instanceof Put put) {
        placed.put(put.order(), put);
        scene.clock.advance(Duration.ofSeconds(20));
        scene.channel.put(
            Orders.sample(OrderScene.key(put.order()))
                .line(LAMP.value(), put.units(), PRICE.toPlainString())
                .status(put.status())
                .channel());
      } else if (step instanceof Pass pass) {
        scene.erp.script(pass.faults().toArray(Fault[]::new));
        scene.passAfter(Duration.ofMinutes(1));
        scene.erp.unscript();
      } else if (step instanceof Apply apply) {
        apply(apply.order());
      } else if (step instanceof Wait wait) {
        scene.clock.advance(Duration.ofMinutes(wait.minutes()));
      }
    }

    private void apply(long order) {
      Optional<TrackedOrder> row = scene.store.orders().find(OrderScene.key(order));
      boolean waits =
          row.map(TrackedOrder::hold).filter(h -> h.reason() == HoldReason.CHANGED).isPresent();
      if (waits) {
        new Desk(scene.setup()).applyChange(Long.toString(order), "ana");
      }
    }

    private void right(Put last) {
      boolean stands = last.status() != OrderStatus.CANCELLED;
      TrackedOrder row = scene.order(last.order());
      assertThat(row.state())
          .as("order %s: %s", last.order(), row.hold())
          .isEqualTo(stands ? OrderState.RECORDED : OrderState.CANCELLED);
      Money total = Money.ron(PRICE.multiply(BigDecimal.valueOf(last.units())));
      assertThat(scene.live(last.order()))
          .as("live records of order %s", last.order())
          .extracting(Document::total)
          .containsExactlyElementsOf(stands ? List.of(total) : List.of());
      int reserved =
          scene.store.reservations().of(row.key()).stream()
              .filter(one -> one.closedAt() == null)
              .mapToInt(one -> one.units())
              .sum();
      assertThat(reserved)
          .as("units of order %s", last.order())
          .isEqualTo(stands ? last.units() : 0);
    }
  }
}
