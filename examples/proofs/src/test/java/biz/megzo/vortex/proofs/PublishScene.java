package biz.megzo.vortex.proofs;

import biz.megzo.vortex.celro.fake.Switch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Three listed products, one heartbeat that dies while it publishes, and what is left. */
final class PublishScene implements Deaths.Scene {
  private static final Duration BETWEEN = Duration.ofMinutes(5);

  private final ProofClock clock = new ProofClock(World.morning());
  private final World world = new World(clock).uncounted().products(3, 20);
  private final PublishCheck check;
  private final String database;
  private final Children children;

  PublishScene(String database, Children children, PublishStory story) {
    this.database = database;
    this.children = children;
    this.check = new PublishCheck(world, story);
    world.celRo.settings().off(Switch.APPROVAL_ROBOT);
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      Node node = node(store);
      beatAfter(node, any -> {});
      beatAfter(node, any -> any.celRo.market().decideImports());
      beatAfter(node, any -> {});
      story.before().forEach(one -> beatAfter(node, one));
    }
    happens(story::happen);
  }

  private Node node(WatchedStore store) {
    return Node.publishing(world.remotes(), store.store(), clock, erp -> erp, channel -> channel);
  }

  private void beatAfter(Node node, Consumer<World> act) {
    happens(act);
    node.heartbeat();
    world.celRo.faults().clear();
  }

  private void happens(Consumer<World> act) {
    clock.advance(BETWEEN);
    act.accept(world);
    check.truth(clock.instant());
  }

  @Override
  public Children.Ended childDiesAt(int boundary, Path log) throws IOException {
    return children.run(database, clock.instant(), boundary, world.remotes(), log);
  }

  @Override
  public List<String> recover() {
    world.celRo.faults().clear();
    try (WatchedStore store = new WatchedStore(database, new Boundaries(0))) {
      store.endLeases();
      Node node = node(store);
      node.heartbeat();
      for (int pass = 0; pass < 3; pass++) {
        beatAfter(node, any -> any.celRo.market().decideImports());
      }
      return check.faults(node, store.store(), () -> beatAfter(node, any -> {}));
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
