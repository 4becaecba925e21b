package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records the boundaries of a pass and lets it die at them, one after the other, each time in a
 * world of its own. Those that leave the same world outside share one death, at the last of them.
 */
final class Deaths {
  /** One world in which a pass dies. */
  interface Scene extends AutoCloseable {
    /** A process makes the pass and dies at this boundary; 0 for none. */
    Children.Ended childDiesAt(int boundary, Path log) throws IOException;

    /**
     * Starts again and runs to quiet.
     *
     * @return what is wrong; empty when all is well
     */
    List<String> recover();

    @Override
    void close();
  }

  /** Makes the world up to the pass that dies. */
  interface Maker {
    Scene make(String database, Children children);
  }

  private final Path folder;
  private final Children children;
  private final List<String> bad = new ArrayList<>();
  private int boundaries;
  private int deaths;
  private int worlds;

  /**
   * @param folder for databases and logs
   * @param shared for what the processes share, below {@code target}
   * @param main what each process runs
   */
  Deaths(Path folder, String shared, Class<?> main) throws IOException {
    this.folder = folder;
    this.children = new Children(Path.of("target", shared).toAbsolutePath(), main);
  }

  /** The wanted deaths of a story, and the same story without a death. */
  void of(Database database, String title, Maker maker, Predicate<List<Boundary>> wanted)
      throws IOException {
    List<List<Boundary>> groups = new ArrayList<>();
    inWorld(
        database,
        maker,
        (scene, log) -> {
          Children.Ended ended = scene.childDiesAt(0, log);
          assertThat(ended.code()).as("see %s", log).isZero();
          boundaries += ended.points().size();
          groups.addAll(Boundary.alike(ended.points()));
          scene.recover().forEach(fault -> bad(title + ", nobody died: " + fault));
        });
    for (List<Boundary> alike : groups) {
      Boundary last = alike.get(alike.size() - 1);
      if (wanted.test(alike)) {
        inWorld(database, maker, (scene, log) -> dies(scene, title, last, log));
      }
    }
  }

  private void dies(Scene scene, String title, Boundary boundary, Path log) throws IOException {
    Children.Ended ended = scene.childDiesAt(boundary.number(), log);
    assertThat(ended.code()).as("see %s", log).isEqualTo(Boundaries.HALTED);
    deaths++;
    for (String fault : scene.recover()) {
      bad(title + ", died at " + boundary.number() + " " + boundary.name() + ": " + fault);
    }
  }

  private void bad(String fault) {
    bad.add(fault);
    System.out.println(fault);
  }

  private void inWorld(Database database, Maker maker, Dying dying) throws IOException {
    String name = "world" + ++worlds;
    Path log = folder.resolve(database.title().replace(' ', '-') + "-" + name + ".log");
    try (Scene scene = maker.make(database.fresh(name), children)) {
      dying.in(scene, log);
    }
    database.drop(name);
  }

  /** What was wrong after any of them. */
  List<String> bad() {
    return List.copyOf(bad);
  }

  /** How many processes died. */
  int count() {
    return deaths;
  }

  @Override
  public String toString() {
    return boundaries + " boundaries, " + deaths + " deaths, " + bad.size() + " faults";
  }

  /** What happens in a world. */
  private interface Dying {
    void in(Scene scene, Path log) throws IOException;
  }
}
