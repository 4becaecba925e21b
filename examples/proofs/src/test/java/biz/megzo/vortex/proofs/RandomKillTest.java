package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.runner.VortexRunner;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import biz.megzo.vortex.store.OrderStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program is killed with SIGKILL at random moments for minutes, on the real clock, while
 * the remotes lose answers, answer nonsense, hang and commit late, and somebody else uses the
 * series. Then the live records of each order are counted in the remotes.
 */
@Tag("soak")
class RandomKillTest {
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("kill.seconds", 120));
  private static final long SETTLE_SECONDS = 240;

  @TempDir Path folder;
  private final Random random = new Random(5);
  private final Map<String, Integer> counts = new TreeMap<>();
  private int placed;

  @Test
  void on_an_h2_file() throws Exception {
    try (Database database = Database.h2(folder)) {
      kill(database);
    }
  }

  @Test
  void on_postgresql() throws Exception {
    try (Database database = Database.postgresql()) {
      kill(database);
    }
  }

  private void kill(Database database) throws Exception {
    String url = database.fresh("killed");
    try (World world = new World(InstantSource.system()).products(6, 10_000)) {
      publish(world, url);
      long end = System.nanoTime() + TIME.toNanos();
      while (System.nanoTime() < end) {
        trouble(world);
        Process program = start(world, url);
        program.waitFor(2500 + random.nextInt(6000), TimeUnit.MILLISECONDS);
        program.destroyForcibly().waitFor();
        count("SIGKILL");
        endLeases(url);
      }
      world.smartBill.faults().clear();
      settle(world, url);
      tell(database, world);
      assertThat(world.faults()).as(unfinished(world, url)).isEmpty();
      assertThat(states(url).keySet()).containsOnly(OrderState.RECORDED, OrderState.CANCELLED);
    }
  }

  /**
   * Everything is listed, and one order was recorded in peace: from then on it is known that the
   * merchant's template prints references. Before, a lost answer beside a foreign record is left to
   * a person.
   */
  private void publish(World world, String url) throws Exception {
    assertThat(once(world, url)).isZero();
    world.celRo.market().decideImports();
    assertThat(once(world, url)).isZero();
    world.buy("first", world.celRo.market().order().line("P-1", 1));
    assertThat(once(world, url)).isZero();
    assertThat(world.liveOfOurs()).isEqualTo(1);
  }

  private int once(World world, String url) throws Exception {
    return command(world, url, "heartbeat", "--once").start().waitFor();
  }

  private Process start(World world, String url) throws IOException {
    return command(world, url, "heartbeat", "--every", "PT0.5S").start();
  }

  /** New orders, something that goes wrong with a create, and now and then a person. */
  private void trouble(World world) {
    for (int i = 0; i < 3; i++) {
      world.buy("o" + placed++, world.celRo.market().order().line("P-" + (1 + placed % 6), 1));
    }
    fault(world);
    if (placed % 4 == 0) {
      world.company.foreignEstimate(Node.SERIES, "made by hand");
      count("foreign record");
    }
    if (placed > 12 && placed % 5 == 0) {
      world.cancel("o" + (placed - 12));
      count("cancelled");
    } else if (placed > 12 && placed % 5 == 2) {
      world.addUnit("o" + (placed - 12));
      count("changed");
    }
  }

  private void fault(World world) {
    var next = world.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(random.nextInt(2));
    switch (random.nextInt(6)) {
      case 0 -> {
        next.commitThenDrop();
        count("dropped after the work");
      }
      case 1 -> {
        next.commitThenBadGateway();
        count("502 after the work");
      }
      case 2 -> {
        next.commitThenTruncatedJson();
        count("JSON cut");
      }
      case 3 -> {
        next.commitThenHang(Duration.ofSeconds(8));
        count("hung after the work");
      }
      case 4 -> {
        next.commitLate(Duration.ofSeconds(2));
        count("done late");
      }
      default -> {
        next.reset();
        count("never arrived");
      }
    }
  }

  private void settle(World world, String url) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SETTLE_SECONDS).toNanos();
    Process program = start(world, url);
    while (System.nanoTime() < end && !world.faults().isEmpty()) {
      program.waitFor(1, TimeUnit.SECONDS);
    }
    program.waitFor(5, TimeUnit.SECONDS);
    program.destroy();
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Leases of the dead end by the database's clock: their ends are moved, to kill more often. */
  private static void endLeases(String url) {
    try (WatchedStore store = new WatchedStore(url, new Boundaries(0))) {
      store.endLeases();
    }
  }

  private static Map<OrderState, Long> states(String url) {
    try (WatchedStore store = new WatchedStore(url, new Boundaries(0))) {
      return store.store().orders().counts(Node.LINK);
    }
  }

  /** What became of the orders that are not where they should be, event by event. */
  private static String unfinished(World world, String url) {
    StringBuilder text = new StringBuilder();
    try (WatchedStore store = new WatchedStore(url, new Boundaries(0))) {
      OrderStore orders = store.store().orders();
      for (PlacedOrder placed : world.celRo.market().orders()) {
        OrderKey key = OrderKey.of(Node.LINK, Long.toString(placed.id()));
        TrackedOrder order = orders.find(key).orElse(null);
        if (order == null) {
          text.append(key).append(" was never seen\n");
        } else if (order.state() != OrderState.RECORDED && order.state() != OrderState.CANCELLED) {
          text.append(key + " " + order.state() + " " + order.hold() + ", due " + order.dueAt());
          orders.events(key).forEach(event -> text.append("\n  ").append(event));
          text.append('\n');
        }
      }
    }
    return text.toString();
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void tell(Database database, World world) throws IOException {
    String text =
        "# Killed at random on %s%n%n- orders: %d%n- live records of Vortex: %d%n- %s%n"
            .formatted(database.title(), world.orders.size(), world.liveOfOurs(), counts);
    Files.writeString(Path.of("target", "random-kill-" + database.title() + ".md"), text);
    System.out.println(text);
  }

  private ProcessBuilder command(World world, String url, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(VortexRunner.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    File log = folder.resolve("program.log").toFile();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    Remotes remotes = world.remotes();
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("VORTEX_STORE_URL", url),
                Map.entry("VORTEX_SMARTBILL_URL", remotes.smartBill().toString()),
                Map.entry("VORTEX_SMARTBILL_EMAIL", FakeSmartBill.EMAIL),
                Map.entry("VORTEX_SMARTBILL_TOKEN", FakeSmartBill.TOKEN),
                Map.entry("VORTEX_SMARTBILL_CIF", Node.CIF),
                Map.entry("VORTEX_SMARTBILL_SERIES", Node.SERIES),
                Map.entry("VORTEX_SMARTBILL_V3_TOKEN", Node.V3_TOKEN),
                Map.entry("VORTEX_SMARTBILL_WRITE_TIMEOUT", "PT5S"),
                Map.entry("VORTEX_SMARTBILL_READ_TIMEOUT", "PT5S"),
                Map.entry("VORTEX_CELRO_TIMEOUT", "PT5S"),
                Map.entry("VORTEX_ORDERS_QUIET_PERIOD", "PT10S"),
                Map.entry("VORTEX_CELRO_URL", remotes.celRo().toString()),
                Map.entry("VORTEX_CELRO_USERNAME", remotes.username()),
                Map.entry("VORTEX_CELRO_PASSWORD", remotes.password()),
                Map.entry("VORTEX_PUBLISH_CATEGORY", "100"),
                Map.entry("VORTEX_PUBLISH_MANUFACTURER", "Fara marca"),
                Map.entry("VORTEX_PUBLISH_IMAGE", "https://shop.example/{code}.jpg")));
    return builder;
  }
}
