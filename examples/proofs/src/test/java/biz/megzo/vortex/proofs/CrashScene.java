package biz.megzo.vortex.proofs;

import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.store.VortexStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One world, one database, one heartbeat that dies, and the look at what is left. */
final class CrashScene implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMinutes(5);

  private final ProofClock clock = new ProofClock(World.morning());
  private final World world = new World(clock).uncounted().products(6, 20);
  private final String database;
  private final Children children;

  CrashScene(String database, Children children) {
    this.database = database;
    this.children = children;
  }

  /** Plays everything up to the heartbeat of an act. */
  CrashScene playedTo(Story act) {
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      Node node = Node.of(world.remotes(), store.store(), clock);
      beat(node, BETWEEN);
      world.celRo.market().decideImports();
      beat(node, BETWEEN);
      for (Story before : act.before()) {
        before.happen(world);
        beat(node, BETWEEN);
      }
    }
    act.happen(world);
    clock.advance(BETWEEN);
    return this;
  }

  /** A process makes the heartbeat and dies at this boundary; 0 for none. */
  Children.Ended childDiesAt(int boundary, Path log) throws IOException {
    return children.run(database, clock.instant(), boundary, world.remotes(), log);
  }

  /** A process makes the heartbeat and is killed from outside after a while. */
  Children.Ended childKilledAfter(Duration time, Path log) throws IOException {
    return children.kill(database, clock.instant(), time, world.remotes(), log);
  }

  /**
   * Starts again and runs to quiet.
   *
   * @return what is wrong; empty when all is well
   */
  List<String> recover() {
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      store.endLeases();
      Node node = Node.of(world.remotes(), store.store(), clock);
      for (int minutes : new int[] {0, 5, 5, 70}) {
        beat(node, Duration.ofMinutes(minutes));
      }
      List<String> faults = new ArrayList<>(world.faults());
      faults.addAll(ledger(store.store()));
      faults.addAll(replay(node, store.store()));
      return faults;
    }
  }

  /** Nothing may be left half done, and nothing in this story asks for a person. */
  private List<String> ledger(VortexStore store) {
    List<String> faults = new ArrayList<>();
    Map<OrderState, Long> counts = store.orders().counts(Node.LINK);
    long known = counts.values().stream().mapToLong(Long::longValue).sum();
    if (known != world.orders.size()) {
      faults.add("the ledger has " + known + " of " + world.orders.size() + " orders");
    }
    counts.forEach(
        (state, count) -> {
          if (state != OrderState.RECORDED && state != OrderState.CANCELLED) {
            faults.add(count + " orders are " + state);
          }
        });
    return faults;
  }

  /** Everything is shown to Vortex once more, and nothing may come of it. */
  private List<String> replay(Node node, VortexStore store) {
    String before = world.print() + store.orders().counts(Node.LINK);
    int creates = creates();
    node.vortex()
        .backfill(Node.LINK, world.orders.values().stream().map(id -> Long.toString(id)).toList());
    node.vortex().backfill(Node.LINK, World.morning(), clock.instant());
    beat(node, BETWEEN);
    String after = world.print() + store.orders().counts(Node.LINK);
    return after.equals(before) && creates() == creates
        ? List.of()
        : List.of("a replay changed something");
  }

  private int creates() {
    return world.smartBill.calls(FakeCall.CREATE_ESTIMATE);
  }

  private void beat(Node node, Duration later) {
    clock.advance(later);
    node.heartbeat();
  }

  @Override
  public void close() {
    world.close();
  }
}
