package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.demo.Clocks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {
  @TempDir Path folder;

  /** Two hundred hours of sales, as the store keeps them. */
  private static void history(Rig rig) throws SQLException {
    String url = rig.environment.get(Key.STORE_URL.variable());
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into vortex_reservation (link, order_id, sku, units, opened_at)"
                    + " values (?, ?, ?, 1, ?)")) {
      for (int i = 0; i < 400; i++) {
        insert.setString(1, Rig.LINK.value());
        insert.setString(2, Integer.toString(i + 1));
        insert.setString(3, i % 200 == 0 ? "SLOW" : "BUSY");
        insert.setObject(
            4, rig.clock.instant().minus(Duration.ofHours(i + 1)).atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Test
  void a_buffer_is_suggested_where_there_are_enough_sales_in_both_languages() throws SQLException {
    try (Rig rig = new Rig(Clocks.moving(), folder)) {
      assertThat(rig.run("advise", "buffer").out()).contains("no sales yet");
      history(rig);
      Rig.Ran ran = rig.run("advise", "buffer", "--interval", "PT2H");
      assertThat(ran.code()).as(ran.all()).isEqualTo(Exit.DONE);
      assertThat(ran.out())
          .contains("BUSY: sold 398", "suggested", "OVERSOLD/30 DAYS", "PT2H *", "as asked")
          .contains("SLOW: sold 2", "too few sales to say");
      assertThat(rig.run("advise", "buffer", "--interval", "PT2H").out()).isEqualTo(ran.out());
      assertThat(rig.run("advise", "buffer", "--lang", "ro", "--sku", "SLOW").out())
          .contains("prea puține vânzări pentru un sfat", "presupus")
          .doesNotContain("BUSY");
      assertThat(rig.run("advise", "buffer", "--interval", "PT0S").code()).isEqualTo(Exit.USAGE);
    }
  }
}
