package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of orders while one call in twenty goes wrong, rate blocks come and somebody else uses
 * the series: none lost, none twice, and the heap stays as it is.
 */
class SoakTest {
  private static final double FAULTS = 0.05;
  private static final int BACKLOG = 60;
  private static final long ROOM = 24L << 20;

  @TempDir Path folder;

  @Test
  void hundreds_of_orders_on_an_h2_file() throws Exception {
    try (Database database = Database.h2(folder)) {
      soak(database, 300);
    }
  }

  @Tag("soak")
  @Test
  void thousands_of_orders_on_an_h2_file() throws Exception {
    try (Database database = Database.h2(folder)) {
      soak(database, Integer.getInteger("soak.h2", 2000));
    }
  }

  @Tag("soak")
  @Test
  void twenty_thousand_orders_on_postgresql() throws Exception {
    try (Database database = Database.postgresql()) {
      soak(database, Integer.getInteger("soak.orders", 20_000));
    }
  }

  private void soak(Database database, int orders) throws IOException {
    ProofClock clock = new ProofClock(World.morning());
    long began = System.nanoTime();
    String url = database.fresh("soak");
    try (World world = new World(clock).uncounted().products(20, 1_000_000)) {
      SoakFaults faults;
      Run run;
      long early;
      long late;
      try (SoakNode node = new SoakNode(url, world.remotes(), folder)) {
        run = new Run(world, clock, node);
        run.publish();
        faults = new SoakFaults(world, FAULTS);
        run.place(orders / 4, faults);
        early = node.heap();
        run.place(orders, faults);
        late = node.heap();
        faults.clear();
        run.quiet();
      }
      tell(database, world, faults, run, began, early, late);
      assertThat(world.faults()).isEmpty();
      assertThat(states(url).keySet()).containsOnly(OrderState.RECORDED, OrderState.CANCELLED);
      assertThat(late).as("bytes in use, at a quarter %s", early).isLessThan(early + ROOM);
    }
  }

  private static Map<OrderState, Long> states(String url) {
    try (WatchedStore store = new WatchedStore(url, new Boundaries(0))) {
      return store.store().orders().counts(Node.LINK);
    }
  }

  private static void tell(
      Database database, World world, SoakFaults faults, Run run, long began, long early, long late)
      throws IOException {
    StringBuilder text = new StringBuilder("# Soak on " + database.title() + "\n\n");
    text.append("- orders: ").append(world.celRo.market().orders().size()).append('\n');
    text.append("- of these cancelled: ")
        .append(run.cancelled)
        .append(", changed after recording: ");
    text.append(run.changed).append(", invoiced: ").append(run.invoiced).append('\n');
    text.append("- live records of Vortex: ").append(world.liveOfOurs()).append('\n');
    text.append("- heartbeats: ").append(run.beats).append('\n');
    text.append("- time: ").append((System.nanoTime() - began) / 1_000_000_000L).append(" s\n");
    text.append("- heap after a collection: ").append(early >> 20).append(" MB at a quarter, ");
    text.append(late >> 20).append(" MB at the end\n\n");
    text.append("| fault | times |\n|---|---|\n");
    faults.counts().forEach((kind, times) -> text.append("| " + kind + " | " + times + " |\n"));
    String name = "soak-" + database.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    Files.writeString(Path.of("target", name + ".md"), text.toString());
    System.out.println(text);
  }

  /** Buyers, people and heartbeats. */
  private static final class Run {
    private final World world;
    private final ProofClock clock;
    private final SoakNode node;
    private final Random random = new Random(3);
    private int placed;
    private int beats;
    private int cancelled;
    private int changed;
    private int invoiced;

    Run(World world, ProofClock clock, SoakNode node) {
      this.world = world;
      this.clock = clock;
      this.node = node;
    }

    void publish() throws IOException {
      beat();
      world.celRo.market().decideImports();
      beat();
    }

    /** Places orders up to this number, and waits until most have their record. */
    void place(int orders, SoakFaults faults) throws IOException {
      Map<String, List<FakeEstimate>> live = world.byMarker();
      while (placed < orders || missing(live) > BACKLOG / 2) {
        for (int i = missing(live); i < BACKLOG && placed < orders; i++) {
          buy();
          people(live);
          if (placed % 700 == 300) {
            faults.foreignRecord();
          }
          if (placed % 1900 == 200) {
            faults.rateBlock();
          }
        }
        beat();
        faults.commitLate();
        live = world.byMarker();
      }
    }

    private int missing(Map<String, List<FakeEstimate>> live) {
      return placed - live.values().stream().mapToInt(List::size).sum() - cancelled;
    }

    private void buy() {
      String code = "P-" + (1 + random.nextInt(20));
      String other = "P-" + (1 + random.nextInt(20));
      var draft = world.celRo.market().order().line(code, 1 + random.nextInt(3));
      if (!other.equals(code)) {
        draft.line(other, 1);
      }
      world.buy("o" + placed, placed % 3 == 0 ? draft.transport("19.99") : draft);
      placed++;
    }

    /** Some orders that were placed a while ago are cancelled, changed or invoiced. */
    private void people(Map<String, List<FakeEstimate>> live) {
      if (placed < 2 * BACKLOG) {
        return;
      }
      String name = "o" + (placed - 2 * BACKLOG);
      int what = random.nextInt(100);
      if (what < 2) {
        world.cancel(name);
        cancelled++;
      } else if (what < 4) {
        world.addUnit(name);
        changed++;
      } else if (what < 40 && world.invoice(name, live)) {
        invoiced++;
      }
    }

    /** Two hours, then two days by hours: invoices of old orders are looked for every few hours. */
    void quiet() throws IOException {
      for (int i = 0; i < 72 && (i < 6 || !world.faults().isEmpty()); i++) {
        beat(i < 24 ? Duration.ofMinutes(5) : Duration.ofHours(1));
      }
    }

    private void beat() throws IOException {
      beat(Duration.ofMinutes(5));
    }

    private void beat(Duration after) throws IOException {
      beats++;
      clock.advance(after);
      Instant then = node.beat(clock.instant());
      clock.advance(Duration.between(clock.instant(), then));
      world.smartBill.forgetRequests();
      world.celRo.journal().clear();
    }
  }
}
