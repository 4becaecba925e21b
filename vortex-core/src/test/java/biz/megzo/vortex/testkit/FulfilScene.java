package biz.megzo.vortex.testkit;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.fulfil.ShipmentSettings;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.util.List;

/** One link whose recorded orders are invoiced by hand, and followed to their end. */
public final class FulfilScene {
  public static final LinkId LINK = LinkId.of("shop");

  public final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  public final FakeRecorder recorder = new FakeRecorder();
  public final FakeInvoices invoices = new FakeInvoices();
  public final FakeChannel channel = new FakeChannel(clock);
  public final FakeFulfilment shop = new FakeFulfilment(clock, channel);
  public final Boundaries boundaries = new Boundaries();
  public VortexStore store = new InMemoryStore(clock);
  public InvoiceSink sink = shop;
  public InvoiceSettings settings = InvoiceSettings.ofDefaults();
  public FulfilSettings steps = FulfilSettings.ofDefaults();
  public OrderSettings orders = OrderSettings.ofDefaults();
  public VortexListener listener = VortexListener.NONE;
  public List<CourierConnector> couriers = List.of();
  public ShipmentSettings shipments = ShipmentSettings.ofDefaults();

  /** All steps, the last ones behind the invoice. */
  public FulfilScene allSteps() {
    steps = FulfilSettings.builder().linesReady(true).readyForDelivery(true).finish(true).build();
    orders = OrderSettings.builder().confirm(true).build();
    return this;
  }

  /** A node over the store as it is. */
  public Vortex node() {
    Link.Builder link =
        Link.builder(LINK.value())
            .erp(
                context ->
                    Joined.of("erp", boundaries.<Object>of(Object.class, invoices), recorder))
            .channel(
                context ->
                    Joined.of(
                        "shop",
                        boundaries.<Object>of(Object.class, sink),
                        boundaries.<Object>of(Object.class, shop),
                        channel))
            .orders(orders)
            .invoices(settings)
            .fulfil(steps)
            .shipments(shipments);
    couriers.forEach(one -> link.courier((context, side) -> one));
    return Vortex.create(boundaries.store(store))
        .clock(clock)
        .rules(new SimpleRules())
        .listener(listener)
        .link(link.build())
        .build();
  }

  public static OrderKey key(long orderId) {
    return OrderKey.of(LINK, Long.toString(orderId));
  }

  /** Places an order of 319.80 lei and records it. */
  public RecordRef recorded(long orderId) {
    channel.put(OrderScene.lamps(orderId).channel());
    node().heartbeat(LINK);
    return record(orderId);
  }

  public RecordRef record(long orderId) {
    return recorder.live(Marker.of(key(orderId), 0)).get(0).ref();
  }

  /** Time passes, then a heartbeat. */
  public HeartbeatReport after(Duration time) {
    clock.advance(time);
    return node().heartbeat(LINK);
  }

  /** Five minutes pass, then a heartbeat; its report on invoices. */
  public FlowReport beat() {
    return after(Duration.ofMinutes(5)).flow(Flow.INVOICES).orElseThrow();
  }

  public void beats(int times) {
    for (int i = 0; i < times; i++) {
      beat();
    }
  }

  public FollowUp row(long orderId) {
    return store.followUps().find(key(orderId)).orElseThrow();
  }

  public Attachment attachment(long orderId, InvoiceRef invoice) {
    return row(orderId).attachment(invoice).orElseThrow();
  }

  /** Why things of an order wait. */
  public List<FollowHoldReason> holds(long orderId) {
    return row(orderId).holds().stream().map(hold -> hold.reason()).toList();
  }
}
