package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.runner.Rig.Ran;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import biz.megzo.vortex.smartbill.fake.FakeHold;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is told to end, or killed, while SmartBill is at work. */
class ProcessTest {
  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void start() {
    rig =
        new Rig(InstantSource.system(), folder)
            .products(2, 50)
            .with(Key.SMARTBILL_WRITE_TIMEOUT, "PT5S")
            .with(Key.SMARTBILL_READ_TIMEOUT, "PT5S")
            .with(Key.CELRO_TIMEOUT, "PT5S")
            .with(Key.ORDERS_QUIET_PERIOD, "PT1S")
            .published();
    for (int i = 0; i < 3; i++) {
      rig.celRo.market().order().line("P-1", 1).place();
    }
  }

  @AfterEach
  void end() {
    rig.close();
  }

  private Process child(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(VortexRunner.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(rig.environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("child.log").toFile());
    return builder.start();
  }

  /** What the dead process held ends now, not after the time that is waited for. */
  private void endLeases() throws SQLException {
    String past = " = timestamp '2001-01-01 00:00:00'";
    try (Connection connection =
            DriverManager.getConnection(rig.environment.get("VORTEX_STORE_URL"));
        Statement statement = connection.createStatement()) {
      statement.execute("update vortex_lease set expires_at" + past);
      statement.execute(
          "update vortex_order set locked_until" + past + " where locked_until is not null");
    }
  }

  @Test
  void sigterm_lets_the_pass_finish_and_frees_the_link() throws Exception {
    FakeHold hold = rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(1).commitThenHold();
    Process child = child("heartbeat", "--every", "PT10M");
    hold.awaitArrival();
    child.destroy();
    hold.release();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    rig.assertOneRecordEach();
    Ran next = rig.run("heartbeat", "--once");
    assertThat(next.code()).as(next.all()).isZero();
    assertThat(next.out()).doesNotContain("waiting up to");
  }

  @Test
  void after_sigkill_the_next_start_goes_on() throws Exception {
    FakeHold hold = rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(1).commitThenHold();
    Process child = child("heartbeat", "--every", "PT10M");
    hold.awaitArrival();
    child.destroyForcibly();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    hold.release();
    Stop impatient = new Stop();
    impatient.ask();
    assertThat(rig.run(impatient, "heartbeat", "--once").out()).contains("waiting up to 37 s");
    endLeases();
    Instant latest = Instant.now().plusSeconds(60);
    Ran next = rig.run("heartbeat", "--once");
    while (rig.liveRecords() < 3 || !rig.run("orders", "list").out().contains("CEL0003")) {
      assertThat(Instant.now()).as(next.all()).isBefore(latest);
      new Stop().within(Duration.ofMillis(500));
      next = rig.run("heartbeat", "--once");
    }
    rig.assertOneRecordEach();
    assertThat(rig.run("orders", "list").out()).doesNotContain("uncertain", "sending");
  }
}
