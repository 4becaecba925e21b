package biz.megzo.vortex.testkit;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A link with recorded orders between a fake channel and fake couriers, through the facade. */
public final class ShipmentScene {
  public static final LinkId LINK = LinkId.of("shop");

  public final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  public final FakeChannel orders = new FakeChannel(clock);
  public final FakeWaybills channel = new FakeWaybills(orders);
  public final FakeCourier courier = new FakeCourier();
  public final FakeRecorder erp = new FakeRecorder();
  public final List<PaymentConnector> payments = new ArrayList<>();
  public final VortexStore real = new InMemoryStore(clock);
  public VortexStore store = real;
  public List<CourierConnector> couriers = List.of(courier);
  public Connector joined = Joined.of("channel", channel, orders);
  public ShipmentSettings settings =
      ShipmentSettings.builder().channelId("fake-courier", "9").build();
  public VortexListener listener = VortexListener.NONE;

  /** The facade as it stands now; a new one is a new process. */
  public Vortex vortex() {
    Link.Builder link =
        Link.builder(LINK.value())
            .erp(context -> Joined.of("erp", erp))
            .channel(context -> joined)
            .shipments(settings);
    couriers.forEach(one -> link.courier((context, side) -> one));
    payments.forEach(one -> link.payments(context -> one));
    return Vortex.create(store)
        .clock(clock)
        .rules(new SimpleRules())
        .listener(listener)
        .link(link.build())
        .build();
  }

  public ShipmentDesk desk() {
    return vortex().shipments(LINK);
  }

  /** Places orders and has them recorded. */
  public ShipmentScene placed(Orders... placed) {
    for (Orders one : placed) {
      orders.put(one.channel());
    }
    vortex().sync(LINK, Flow.ORDERS);
    clock.advance(Duration.ofMinutes(1));
    return this;
  }

  /** An order of two lamps for 319.80 lei, cash on delivery. */
  public static Orders lamps(long id) {
    return OrderScene.lamps(id);
  }

  public FlowReport ship() {
    return vortex().sync(LINK, Flow.SHIPMENTS).flow(Flow.SHIPMENTS).orElseThrow();
  }

  /** Lets time pass, then a pass over the shipments. */
  public FlowReport shipAfter(Duration time) {
    clock.advance(time);
    return ship();
  }

  public Shipment shipment(long id) {
    return desk().find(Long.toString(id)).orElseThrow();
  }
}
