package biz.megzo.vortex.panel.access;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.panel.PanelDatabase;
import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsersTest {
  private static final long HASH = 19L * 1024 * 1024;

  @Test
  void a_name_that_nobody_has_costs_as_much_as_a_wrong_password() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    try (HikariDataSource source = PanelDatabase.open(url, null, null)) {
      Users users = new Users(source, InstantSource.system());
      users.add("ana", Role.VIEWER, "patru cuvinte bune aici", false);
      users.add("dan", Role.VIEWER, "patru cuvinte bune aici", false);
      users.change("dan", Role.VIEWER, true);
      for (String name : new String[] {"ana", "dan", "nobody", "no name at all", ""}) {
        assertThat(memory(users, name))
            .as("memory for a hash, name " + name)
            .isBetween(HASH, 2 * HASH);
      }
      assertThat(users.authenticate("dan", "patru cuvinte bune aici")).isEmpty();
      assertThat(users.authenticate("ANA ", "patru cuvinte bune aici")).isPresent();
    }
  }

  /** The hash is the expensive part: most of its cost is memory, which can be counted. */
  private static long memory(Users users, String name) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(users.authenticate(name, "wrong")).isEmpty();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
