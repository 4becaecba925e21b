package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.proofs.CrashReport.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with the real heartbeat dies at every boundary of the order flow. The boundaries are
 * recorded, not chosen. Those between two changes of the world outside leave the same world and
 * share one death, at the last of them, when most is under way; {@code -Dmatrix.every=true} dies at
 * each. The plain build takes one of seventy-one, others each day.
 */
class CrashMatrixTest {
  private static final Path REPORT = Path.of("target", "crash-matrix.md");

  @TempDir Path folder;
  private final CrashReport report = new CrashReport(REPORT);

  @Test
  void a_process_may_die_anywhere() throws Exception {
    int step = Integer.getInteger("matrix.step", 71);
    long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    int offset = Integer.getInteger("matrix.offset", Math.floorMod(today, step));
    matrix(step, offset, Integer.getInteger("matrix.kills", 0));
  }

  @Tag("soak")
  @Test
  void a_process_may_die_everywhere() throws Exception {
    matrix(1, 0, 6);
  }

  private void matrix(int step, int offset, int kills) throws Exception {
    Children children = new Children(Path.of("target", "children").toAbsolutePath());
    ExecutorService workers = Executors.newFixedThreadPool(Integer.getInteger("matrix.workers", 2));
    try (Database h2 = Database.h2(folder);
        Database postgresql = Database.postgresql()) {
      List<Column> columns = new ArrayList<>();
      for (Database database : List.of(h2, postgresql)) {
        columns.add(new Column(database, children, workers));
      }
      List<Callable<Void>> deaths = new ArrayList<>();
      for (Column column : columns) {
        deaths.addAll(column.deaths(step, offset, kills));
      }
      Collections.shuffle(deaths, new Random(1));
      for (Future<Void> each : workers.invokeAll(deaths)) {
        each.get();
      }
    } finally {
      workers.shutdownNow();
      report.write();
    }
    assertThat(report.bad()).isEmpty();
  }

  /** All deaths on one database. */
  private final class Column {
    private final Database database;
    private final Children children;
    private final Random random = new Random(7);
    private final AtomicInteger worlds = new AtomicInteger();
    private final Map<Story, Future<List<List<Boundary>>>> recorded = new EnumMap<>(Story.class);

    Column(Database database, Children children, ExecutorService workers) {
      this.database = database;
      this.children = children;
      for (Story act : Story.values()) {
        recorded.put(act, workers.submit(() -> record(act)));
      }
    }

    List<Callable<Void>> deaths(int step, int offset, int kills) throws Exception {
      List<Callable<Void>> deaths = new ArrayList<>();
      int group = 0;
      for (Story act : Story.values()) {
        for (List<Boundary> alike : recorded.get(act).get()) {
          if (group++ % step == offset) {
            chosen(alike).forEach(boundary -> deaths.add(() -> halt(act, boundary, alike.size())));
          }
        }
        for (int i = 0; i < kills; i++) {
          Duration time = Duration.ofMillis(random.nextInt(1500));
          deaths.add(() -> kill(act, time));
        }
      }
      return deaths;
    }

    private List<Boundary> chosen(List<Boundary> alike) {
      boolean every = Boolean.getBoolean("matrix.every");
      return every ? alike : alike.subList(alike.size() - 1, alike.size());
    }

    private List<List<Boundary>> record(Story act) throws IOException {
      List<List<Boundary>> groups = new ArrayList<>();
      inWorld(
          act,
          (scene, log) -> {
            Children.Ended ended = scene.childDiesAt(0, log);
            assertThat(ended.code()).as("see %s", log).isZero();
            groups.addAll(Boundary.alike(ended.points()));
            report.found(database.title(), ended.points().size(), groups.size());
            add(new Row(database.title(), act, "-", 0, "did not", scene.recover()));
          });
      return groups;
    }

    private Void halt(Story act, Boundary boundary, int alike) throws IOException {
      inWorld(
          act,
          (scene, log) -> {
            Children.Ended ended = scene.childDiesAt(boundary.number(), log);
            assertThat(ended.code()).as("see %s", log).isEqualTo(Boundaries.HALTED);
            assertThat(ended.halt()).isEqualTo(boundary.name());
            String point = boundary.number() + " " + boundary.name();
            add(new Row(database.title(), act, point, alike, CrashReport.HALT, scene.recover()));
          });
      return null;
    }

    private Void kill(Story act, Duration time) throws IOException {
      inWorld(
          act,
          (scene, log) -> {
            Children.Ended ended = scene.childKilledAfter(time, log);
            String death = ended.code() == 0 ? "too late" : CrashReport.SIGKILL;
            String point = "after " + time.toMillis() + " ms";
            add(new Row(database.title(), act, point, 1, death, scene.recover()));
          });
      return null;
    }

    private void add(Row row) throws IOException {
      report.add(row);
      if (!row.faults().isEmpty()) {
        System.out.println(row);
      }
    }

    private void inWorld(Story act, Dying dying) throws IOException {
      String name = "world" + worlds.incrementAndGet();
      Path log = folder.resolve(database.title().replace(' ', '-') + "-" + name + ".log");
      try (CrashScene scene = new CrashScene(database.fresh(name), children)) {
        dying.in(scene.playedTo(act), log);
      }
      database.drop(name);
    }
  }

  /** What happens in a world. */
  private interface Dying {
    void in(CrashScene scene, Path log) throws IOException;
  }
}
