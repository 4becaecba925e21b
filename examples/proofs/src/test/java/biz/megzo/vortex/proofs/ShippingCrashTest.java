package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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

  @Test
  void a_process_that_dies_around_a_waybill_leaves_exactly_one() throws Exception {
    long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    List<ShippingStory> writing = new ArrayList<>(List.of(ShippingStory.values()));
    writing.remove(ShippingStory.LOOKED_FOR); // its pass sends nothing
    ShippingStory story = writing.get((int) Math.floorMod(today, (long) writing.size()));
    Deaths deaths = deaths();
    try (Database h2 = Database.h2(folder)) {
      add(deaths, h2, story, ShippingCrashTest::writes);
    }
    assertThat(deaths.bad()).isEmpty();
    assertThat(deaths.count()).isPositive();
  }

  @Tag("soak")
  @Test
  void a_process_may_die_anywhere_around_a_waybill() throws Exception {
    Deaths deaths = deaths();
    try (Database h2 = Database.h2(folder);
        Database postgresql = Database.postgresql()) {
      for (Database database : List.of(h2, postgresql)) {
        for (ShippingStory story : ShippingStory.values()) {
          add(deaths, database, story, alike -> true);
        }
      }
    }
    System.out.println("around a waybill: " + deaths);
    assertThat(deaths.bad()).isEmpty();
  }

  private Deaths deaths() throws IOException {
    return new Deaths(folder, "shipping-children", ShippingChild.class);
  }

  private static boolean writes(List<Boundary> alike) {
    return alike.stream().anyMatch(boundary -> boundary.name().contains("generateAwb"));
  }

  private static void add(
      Deaths deaths, Database database, ShippingStory story, Predicate<List<Boundary>> wanted)
      throws IOException {
    deaths.of(
        database,
        story.title(),
        (url, children) -> new ShippingScene(url, children, story),
        wanted);
  }
}
