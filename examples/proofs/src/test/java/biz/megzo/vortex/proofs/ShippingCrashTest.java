package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process dies at every boundary around the courier call and around telling Cel.ro of a waybill.
 * The boundaries are recorded, not chosen; those that leave the same world share one death. The
 * plain build tries one story a day on H2, and of its deaths those around the write.
 */
class ShippingCrashTest {
  @TempDir Path folder;

  private final List<String> bad = new ArrayList<>();
  private int deaths;
  private int worlds;

  @Test
  void a_process_that_dies_around_a_waybill_leaves_exactly_one() throws Exception {
    long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    List<ShippingStory> writing = new ArrayList<>(List.of(ShippingStory.values()));
    writing.remove(ShippingStory.LOOKED_FOR); // its pass sends nothing
    ShippingStory story = writing.get((int) Math.floorMod(today, (long) writing.size()));
    try (Database h2 = Database.h2(folder)) {
      matrix(h2, story, true);
    }
    assertThat(bad).isEmpty();
    assertThat(deaths).isPositive();
  }

  @Tag("soak")
  @Test
  void a_process_may_die_anywhere_around_a_waybill() throws Exception {
    try (Database h2 = Database.h2(folder);
        Database postgresql = Database.postgresql()) {
      for (Database database : List.of(h2, postgresql)) {
        for (ShippingStory story : ShippingStory.values()) {
          matrix(database, story, false);
        }
      }
    }
    System.out.println(deaths + " deaths around a waybill, " + bad.size() + " not recovered");
    assertThat(bad).isEmpty();
  }

  /** All deaths of a story, or only those around its write. */
  private void matrix(Database database, ShippingStory story, boolean slice) throws IOException {
    Path shared = Path.of("target", "shipping-children").toAbsolutePath();
    Children children = new Children(shared, ShippingChild.class);
    List<List<Boundary>> groups = new ArrayList<>();
    inWorld(
        database,
        children,
        story,
        (scene, log) -> {
          Children.Ended ended = scene.childDiesAt(0, log);
          assertThat(ended.code()).as("see %s", log).isZero();
          groups.addAll(Boundary.alike(ended.points()));
          bad.addAll(scene.recover());
        });
    for (List<Boundary> alike : groups) {
      Boundary last = alike.get(alike.size() - 1);
      if (!slice || alike.stream().anyMatch(ShippingCrashTest::isNearWrite)) {
        inWorld(database, children, story, (scene, log) -> dies(scene, story, last, log));
      }
    }
  }

  private static boolean isNearWrite(Boundary boundary) {
    return boundary.name().contains("generateAwb");
  }

  private void dies(ShippingScene scene, ShippingStory story, Boundary boundary, Path log)
      throws IOException {
    Children.Ended ended = scene.childDiesAt(boundary.number(), log);
    assertThat(ended.code()).as("see %s", log).isEqualTo(Boundaries.HALTED);
    deaths++;
    for (String fault : scene.recover()) {
      bad.add(
          story.title() + ", died at " + boundary.number() + " " + boundary.name() + ": " + fault);
    }
  }

  private void inWorld(Database database, Children children, ShippingStory story, Dying dying)
      throws IOException {
    String name = "shipping" + ++worlds;
    Path log = folder.resolve(database.title().replace(' ', '-') + "-" + name + ".log");
    try (ShippingScene scene = new ShippingScene(database.fresh(name), children, story)) {
      dying.in(scene, log);
    }
    database.drop(name);
  }

  /** What happens in a world. */
  private interface Dying {
    void in(ShippingScene scene, Path log) throws IOException;
  }
}
