package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeCall;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main scenario: 40 products, 14 orders, lost answers, two nodes over one database. */
class EndToEndTest {
  private static final int ORDERS = 14;

  @TempDir Path folder;

  @Test
  void two_nodes_on_an_h2_file() {
    scenario("jdbc:h2:file:" + folder.resolve("two"));
  }

  @Test
  void two_nodes_on_postgresql() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      scenario(postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void scenario(String url) {
    try (Rig rig = new Rig(Clocks.moving(), folder).products(40, 10).with(Key.STORE_URL, url)) {
      rig.published();
      assertThat(rig.celRo.market().listed()).hasSize(40);
      rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(2).times(1).commitThenDrop();
      rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(5).times(1).commitThenBadGateway();
      rig.smartBill.faults().on(FakeCall.CREATE_ESTIMATE).after(7).times(1).reset();
      Values values = Values.read(null, rig.environment);
      try (Shop one = Shop.open(values, VortexListener.NONE, rig.clock);
          Shop two = Shop.open(values, VortexListener.NONE, rig.clock)) {
        buy(rig, 0, ORDERS / 2);
        both(rig, one, two);
        buy(rig, ORDERS / 2, ORDERS);
        for (int round = 0; round < 5; round++) {
          both(rig, one, two);
        }
      }
      assertThat(rig.celRo.market().orders()).hasSize(ORDERS);
      rig.assertOneRecordEach();
      assertThat(rig.celRo.market().listed("P-1").stock()).isEqualTo(10 - ORDERS / 2 - 2);
      rig.celRo.market().sold().forEach((sku, units) -> assertThat(units).isLessThanOrEqualTo(10));
    }
  }

  /** Every order takes one of P-1 or P-2 and one of another product. */
  private static void buy(Rig rig, int from, int to) {
    for (int i = from; i < to; i++) {
      rig.celRo
          .market()
          .order()
          .line(i % 2 == 0 ? "P-1" : "P-2", 1)
          .line("P-" + (10 + i), 2)
          .transport(i % 3 == 0 ? "19.99" : "0")
          .tryPlace();
    }
  }

  private static void both(Rig rig, Shop one, Shop two) {
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    List<CompletableFuture<HeartbeatReport>> passes =
        List.of(
            CompletableFuture.supplyAsync(() -> one.vortex().heartbeat(one.link())),
            CompletableFuture.supplyAsync(() -> two.vortex().heartbeat(two.link())));
    passes.forEach(CompletableFuture::join);
  }
}
