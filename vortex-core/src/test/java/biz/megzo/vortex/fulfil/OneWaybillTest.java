package biz.megzo.vortex.fulfil;

import static biz.megzo.vortex.testkit.ShipmentScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.CourierConnector.Cancelling;
import biz.megzo.vortex.connector.CourierConnector.Lookup;
import biz.megzo.vortex.connector.ShipmentSink;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.ShipmentStore.Written;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.FakeCourier;
import biz.megzo.vortex.testkit.FakeWaybills;
import biz.megzo.vortex.testkit.Joined;
import biz.megzo.vortex.testkit.Race;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Exactly one waybill per order, at the courier and on the channel: with a crash at every call to
 * the store or a remote, before and after it took effect, each with every kind of lost answer. The
 * same check, run over engines that leave one safeguard out, finds two.
 */
class OneWaybillTest {
  /** What goes wrong beside the crash. */
  private enum Trouble {
    NONE,
    ANSWER_OF_THE_COURIER_LOST,
    REQUEST_TO_THE_COURIER_LOST,
    ANSWER_OF_THE_CHANNEL_LOST,
    REQUEST_TO_THE_CHANNEL_LOST
  }

  private static void disturb(ShipmentScene scene, Trouble trouble) {
    switch (trouble) {
      case NONE -> {}
      case ANSWER_OF_THE_COURIER_LOST -> scene.courier.next(FakeCourier.Fault.LOST_ANSWER);
      case REQUEST_TO_THE_COURIER_LOST -> scene.courier.next(FakeCourier.Fault.LOST_REQUEST);
      case ANSWER_OF_THE_CHANNEL_LOST -> scene.channel.next(FakeWaybills.Fault.LOST_ANSWER);
      case REQUEST_TO_THE_CHANNEL_LOST -> scene.channel.next(FakeWaybills.Fault.LOST_REQUEST);
    }
  }

  private static ShipmentScene asked() {
    ShipmentScene scene = new ShipmentScene().placed(lamps(1));
    scene.desk().create("1", ShipmentWish.usual(), "ana");
    return scene;
  }

  /** A process that may crash, then others until all is quiet. */
  private static Boundary life(
      ShipmentScene scene, Boundary boundary, Consumer<ShipmentScene> how) {
    VortexStore real = scene.store;
    Connector channel = scene.joined;
    List<CourierConnector> couriers = scene.couriers;
    ShipmentStore shipments = boundary.around(ShipmentStore.class, real.shipments());
    scene.store = with(real, shipments);
    scene.joined = boundary.around(Connector.class, channel);
    scene.couriers =
        couriers.stream().map(one -> boundary.around(CourierConnector.class, one)).toList();
    try {
      how.accept(scene);
    } catch (Boundary.Crash e) {
      // the process is gone
    }
    scene.store = real;
    scene.joined = channel;
    scene.couriers = couriers;
    return boundary;
  }

  private static VortexStore with(VortexStore real, ShipmentStore shipments) {
    return (VortexStore)
        Proxy.newProxyInstance(
            OneWaybillTest.class.getClassLoader(),
            new Class<?>[] {VortexStore.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("shipments")
                    ? shipments
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void passes(ShipmentScene scene) {
    scene.ship();
    for (int i = 0; i < 6; i++) {
      scene.shipAfter(Duration.ofMinutes(11));
    }
  }

  private static void check(ShipmentScene scene, String when) {
    assertThat(scene.courier.numbers("1")).as("at the courier, " + when).hasSize(1);
    assertThat(scene.channel.numbers("1"))
        .as("on the channel, " + when)
        .isEqualTo(scene.courier.numbers("1"));
    assertThat(scene.shipment(1).state()).as(when).isEqualTo(ShipmentState.UNDERWAY);
  }

  @Test
  void a_crash_anywhere_with_any_lost_answer_leaves_exactly_one_waybill() {
    int lives = 0;
    for (Trouble trouble : Trouble.values()) {
      for (boolean after : new boolean[] {false, true}) {
        boolean crashed = true;
        for (int at = 0; crashed; at++) {
          ShipmentScene scene = asked();
          disturb(scene, trouble);
          Boundary boundary = life(scene, new Boundary(at, after), OneWaybillTest::passes);
          crashed = boundary.crashed();
          passes(scene);
          check(
              scene,
              "crash "
                  + (after ? "after" : "before")
                  + " call "
                  + at
                  + ", "
                  + trouble
                  + " "
                  + boundary.crossings());
          lives++;
        }
      }
    }
    assertThat(lives).isGreaterThan(150);
  }

  @Test
  void two_crashes_in_a_row_leave_exactly_one_waybill() {
    for (int first = 0; first < 16; first += 2) {
      for (int second = 0; second < 16; second += 3) {
        ShipmentScene scene = asked();
        disturb(scene, Trouble.ANSWER_OF_THE_COURIER_LOST);
        life(scene, new Boundary(first, true), OneWaybillTest::passes);
        scene.clock.advance(Duration.ofMinutes(11));
        life(scene, new Boundary(second, true), OneWaybillTest::passes);
        scene.clock.advance(Duration.ofMinutes(11));
        passes(scene);
        check(scene, "crashes after calls " + first + " and " + second);
      }
    }
  }

  @Test
  void nodes_that_work_at_once_make_exactly_one_waybill() {
    ShipmentScene scene = asked();
    Race.of(
        8,
        node -> {
          for (int i = 0; i < 3; i++) {
            scene.vortex().sync(ShipmentScene.LINK, Flow.SHIPMENTS);
          }
          return node;
        });
    passes(scene);
    check(scene, "eight nodes");
  }

  @Test
  void a_node_that_was_paused_in_its_write_sends_nothing_any_more() {
    ShipmentScene scene = asked();
    var stale =
        scene.store.shipments().lock(scene.shipment(1).order(), "old", Duration.ofMinutes(1));
    scene.clock.advance(Duration.ofMinutes(2));
    passes(scene);
    check(scene, "taken over");
    Shipment again =
        stale.orElseThrow().shipment().to(ShipmentState.PLANNED, scene.clock.instant());
    assertThat(scene.store.shipments().write(stale.orElseThrow(), again))
        .isEqualTo(Written.LOCK_LOST);
  }

  /** A courier whose node stands still right before its first send, while others do the work. */
  private static CourierConnector standingStill(ShipmentScene scene, Class<?>... can) {
    boolean[] stood = new boolean[1];
    return (CourierConnector)
        Proxy.newProxyInstance(
            OneWaybillTest.class.getClassLoader(),
            can,
            (proxy, called, arguments) -> {
              if (called.getName().equals("ship") && !stood[0]) {
                stood[0] = true;
                scene.clock.advance(Duration.ofHours(1));
                passes(scene);
              }
              try {
                return called.invoke(scene.courier, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<String> surplus(ShipmentScene scene) {
    return scene.real.audit().about(ShipmentScene.LINK, "shipment:1", null, 100).stream()
        .filter(fact -> fact.action().equals("shipment.surplus"))
        .map(Fact::detail)
        .toList();
  }

  @Test
  void a_waybill_made_by_a_node_that_lost_the_order_before_its_send_is_cancelled() {
    ShipmentScene scene = asked();
    scene.couriers =
        List.of(standingStill(scene, CourierConnector.class, Lookup.class, Cancelling.class));
    scene.vortex().sync(ShipmentScene.LINK, Flow.SHIPMENTS);
    scene.couriers = List.of(scene.courier);
    passes(scene);
    assertThat(scene.courier.sends()).isEqualTo(2);
    check(scene, "the late one is cancelled");
    assertThat(surplus(scene)).singleElement().asString().contains("2000000002");
  }

  @Test
  void one_that_its_courier_can_not_cancel_is_named_to_a_person() {
    ShipmentScene scene = asked();
    scene.couriers = List.of(standingStill(scene, CourierConnector.class, Lookup.class));
    scene.vortex().sync(ShipmentScene.LINK, Flow.SHIPMENTS);
    assertThat(scene.courier.numbers("1")).hasSize(2);
    assertThat(surplus(scene))
        .singleElement()
        .asString()
        .contains("2000000001", "2000000002", "cancel it at the courier");
  }

  // engines that leave a safeguard out

  /** How many waybills an order ends with, at most, over all crashes. */
  private static int worst(Trouble trouble, Consumer<ShipmentScene> broken) {
    int worst = 0;
    boolean crashed = true;
    for (int at = 0; crashed; at++) {
      ShipmentScene scene = asked();
      disturb(scene, trouble);
      broken.accept(scene);
      crashed = life(scene, new Boundary(at, true), OneWaybillTest::passes).crashed();
      passes(scene);
      worst = Math.max(worst, scene.courier.numbers("1").size());
      worst = Math.max(worst, scene.channel.numbers("1").size());
    }
    return worst;
  }

  @Test
  void the_same_check_over_the_whole_engine_finds_one() {
    assertThat(worst(Trouble.ANSWER_OF_THE_COURIER_LOST, scene -> {})).isEqualTo(1);
    assertThat(worst(Trouble.ANSWER_OF_THE_CHANNEL_LOST, scene -> {})).isEqualTo(1);
  }

  @Test
  void an_engine_that_repeats_without_looking_makes_two() {
    Consumer<ShipmentScene> blind =
        scene ->
            scene.couriers =
                List.of(
                    (CourierConnector)
                        replaced(scene.courier, CourierConnector.class, "find", List.of()));
    assertThat(worst(Trouble.ANSWER_OF_THE_COURIER_LOST, blind)).isGreaterThan(1);
  }

  @Test
  void an_engine_that_commits_no_intent_makes_two() {
    Consumer<ShipmentScene> careless =
        scene -> {
          ShipmentStore real = scene.real.shipments();
          scene.store = with(scene.real, forgetting(real, ShipmentState.MAKING));
        };
    assertThat(worst(Trouble.NONE, careless)).isGreaterThan(1);
  }

  @Test
  void an_engine_that_does_not_read_before_it_writes_tells_the_channel_twice() {
    Consumer<ShipmentScene> unread =
        scene ->
            scene.joined =
                Joined.of(
                    "channel",
                    replaced(scene.channel, ShipmentSink.class, "waybills", List.of()),
                    scene.orders);
    assertThat(worst(Trouble.ANSWER_OF_THE_CHANNEL_LOST, unread)).isGreaterThan(1);
  }

  /** A store that says it wrote an intent and did not. */
  private static ShipmentStore forgetting(ShipmentStore real, ShipmentState state) {
    return (ShipmentStore)
        Proxy.newProxyInstance(
            OneWaybillTest.class.getClassLoader(),
            new Class<?>[] {ShipmentStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("write") && ((Shipment) arguments[1]).state() == state) {
                return Written.WRITTEN;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The same object, with one method that always says the same. */
  private static Object replaced(Object inner, Class<?> type, String method, Object says) {
    List<Class<?>> types = new ArrayList<>(List.of(inner.getClass().getInterfaces()));
    if (!types.contains(type)) {
      types.add(type);
    }
    assertThat(inner).isInstanceOf(type == CourierConnector.class ? Lookup.class : type);
    return Proxy.newProxyInstance(
        OneWaybillTest.class.getClassLoader(),
        types.toArray(new Class<?>[0]),
        (proxy, called, arguments) -> {
          try {
            return called.getName().equals(method) ? says : called.invoke(inner, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
