package biz.megzo.vortex.proofs;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One recorded order, one pass over its shipment that dies, and the look at what is left. */
final class ShippingScene implements Deaths.Scene {
  private static final Duration LATER = Duration.ofMinutes(11);

  private final ProofClock clock = new ProofClock(World.morning());
  private final World world = new World(clock).uncounted().products(1, 20);
  private final String database;
  private final Children children;
  private final ShippingStory story;

  ShippingScene(String database, Children children, ShippingStory story) {
    this.database = database;
    this.children = children;
    this.story = story;
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      Node node = Node.shipping(world.remotes(), store.store(), clock);
      world.buy("one", world.celRo.market().order().line("P-1", 2).evenIfNotListed());
      node.heartbeat();
      clock.advance(LATER);
      story.happen(world, node, order());
    }
    clock.advance(LATER);
  }

  private String order() {
    return Long.toString(world.orders.get("one"));
  }

  @Override
  public Children.Ended childDiesAt(int boundary, Path log) throws IOException {
    return children.run(database, clock.instant(), boundary, world.remotes(), log);
  }

  @Override
  public List<String> recover() {
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      store.endLeases();
      Node node = Node.shipping(world.remotes(), store.store(), clock);
      for (int pass = 0; pass < 5; pass++) {
        node.vortex().sync(Node.LINK, Flow.SHIPMENTS);
        clock.advance(LATER);
      }
      return faults(node.vortex().shipments(Node.LINK).find(order()).orElseThrow());
    }
  }

  private List<String> faults(Shipment shipment) {
    PlacedOrder order = world.celRo.market().order(world.orders.get("one"));
    if (order.awbs().size() != 1) {
      return List.of("the order has " + order.awbs().size() + " waybills at Cel.ro");
    }
    List<String> faults = new ArrayList<>();
    PlacedOrder.Awb awb = order.awbs().get(0);
    if (shipment.state() != ShipmentState.UNDERWAY || !shipment.number().equals(awb.number())) {
      faults.add("Cel.ro has " + awb.number() + ", the shipment is " + shipment);
    }
    if (story.reported() != awb.manual()) {
      faults.add("made in the wrong way");
    }
    String collects = awb.sent().getOrDefault("repayment", order.total().toPlainString());
    if (order.total().compareTo(new java.math.BigDecimal(collects)) != 0) {
      faults.add("collects " + collects + " of " + order.total());
    }
    return faults;
  }

  @Override
  public void close() {
    world.close();
  }
}
