package biz.megzo.vortex.testkit;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.internal.order.Catalogue;
import biz.megzo.vortex.internal.order.OrderIntake;
import biz.megzo.vortex.internal.order.OrderPass;
import biz.megzo.vortex.internal.order.OrderRecording;
import biz.megzo.vortex.internal.order.OrderSetup;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The order engine of one link between a fake channel and a fake ERP. */
public final class OrderScene {
  public static final LinkId LINK = LinkId.of("shop");

  public final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  public final FakeRecorder erp = new FakeRecorder();
  public final FakeChannel channel = new FakeChannel(clock);
  public final SimpleRules rules = new SimpleRules();
  public final VortexStore store = new InMemoryStore(clock);
  public OrderSettings settings = OrderSettings.ofDefaults();
  public VortexListener listener = VortexListener.NONE;
  public Function<Sku, Map<Sku, Integer>> kits = sku -> Map.of();
  public Catalogue catalogue = Catalogue.NONE;

  public static OrderKey key(long orderId) {
    return OrderKey.of(LINK, Long.toString(orderId));
  }

  /** A sample order: two lamps and transport, 319.80 lei. */
  public static Orders lamps(long orderId) {
    return Orders.sample(key(orderId)).line("LAMP", 2, "149.90").transport("20.00");
  }

  public OrderSetup setup() {
    return new OrderSetup(
        LINK,
        "node-1",
        store,
        new OrderSetup.Remotes(channel, channel, erp, erp),
        rules,
        settings,
        new OrderSetup.Surroundings(clock, listener, kits));
  }

  public OrderPass poll() {
    return new OrderIntake(setup()).poll(clock.instant().plus(Duration.ofMinutes(5)));
  }

  public OrderPass record() {
    return new OrderRecording(setup()).run(clock.instant().plus(Duration.ofMinutes(5)), catalogue);
  }

  /** Places or changes an order, polls and records. */
  public OrderPass pass(Orders... orders) {
    for (Orders order : orders) {
      channel.put(order.channel());
    }
    poll();
    return record();
  }

  /** Lets time pass, polls and records. */
  public OrderPass passAfter(Duration time) {
    clock.advance(time);
    return pass();
  }

  public TrackedOrder order(long orderId) {
    return store.orders().find(key(orderId)).orElseThrow();
  }

  /** Records of an order, all revisions, that are not cancelled. */
  public List<FakeRecorder.Document> live(long orderId) {
    return java.util.stream.IntStream.rangeClosed(0, order(orderId).recording().revision())
        .mapToObj(revision -> erp.live(Marker.of(key(orderId), revision)))
        .flatMap(List::stream)
        .toList();
  }
}
