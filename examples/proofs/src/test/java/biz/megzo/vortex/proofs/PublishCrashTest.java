package biz.megzo.vortex.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with the real heartbeat dies at every boundary while it publishes products, prices and
 * stock. What stands at Cel.ro in the end is what the formula says, nothing was published twice,
 * and at no moment was more set than was free. The plain build tries one story a day on H2, and of
 * its deaths those around the write. {@code -Dpublish.step=n} takes one world of n, {@code
 * -Dpublish.story=NAME} one story.
 */
class PublishCrashTest {
  @TempDir Path folder;

  @Test
  void a_process_that_dies_around_a_push_leaves_what_the_formula_says() throws Exception {
    List<PublishStory> writing =
        List.of(
            PublishStory.IMPORTED,
            PublishStory.FIRST_PUSH,
            PublishStory.FELL,
            PublishStory.PRICED,
            PublishStory.JOINED,
            PublishStory.PUSH_ANSWER_LOST);
    long today = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    PublishStory story = writing.get((int) Math.floorMod(today, (long) writing.size()));
    Deaths deaths = deaths();
    try (Database h2 = Database.h2(folder)) {
      add(deaths, h2, story, PublishCrashTest::writes);
    }
    assertThat(deaths.bad()).isEmpty();
    assertThat(deaths.count()).isPositive();
  }

  @Tag("soak")
  @Test
  void a_process_may_die_anywhere_while_it_publishes() throws Exception {
    String only = System.getProperty("publish.story", "");
    int step = Integer.getInteger("publish.step", 1);
    AtomicInteger number = new AtomicInteger();
    Deaths deaths = deaths();
    try (Database h2 = Database.h2(folder);
        Database postgresql = Database.postgresql()) {
      for (Database database : List.of(h2, postgresql)) {
        for (PublishStory story : PublishStory.values()) {
          if (only.isEmpty() || story.name().equals(only)) {
            add(deaths, database, story, alike -> number.getAndIncrement() % step == 0);
          }
        }
      }
    }
    System.out.println("publishing: " + deaths);
    assertThat(deaths.bad()).isEmpty();
  }

  private Deaths deaths() throws IOException {
    return new Deaths(folder, "publish-children", PublishChild.class);
  }

  private static boolean writes(List<Boundary> alike) {
    return alike.stream()
        .anyMatch(boundary -> PublishCheck.WRITES.stream().anyMatch(boundary.name()::contains));
  }

  private static void add(
      Deaths deaths, Database database, PublishStory story, Predicate<List<Boundary>> wanted)
      throws IOException {
    deaths.of(
        database, story.title(), (url, children) -> new PublishScene(url, children, story), wanted);
  }
}
