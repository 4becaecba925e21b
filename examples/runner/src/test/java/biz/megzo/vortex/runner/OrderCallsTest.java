package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.celro.fake.RecordedCall;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.runner.demo.Clocks;
import biz.megzo.vortex.smartbill.fake.FakeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an order costs of the two quotas, from the poll that shows it to its record. */
class OrderCallsTest {
  @TempDir Path folder;

  @Test
  void an_order_takes_at_most_four_remote_calls_from_seen_to_recorded() {
    try (Rig rig = new Rig(Clocks.moving(), folder).products(5, 100).published();
        Shop shop = Shop.open(Values.read(null, rig.environment), VortexListener.NONE, rig.clock)) {
      callsOfASync(rig, shop, 1); // what a process asks once: statuses, VAT names
      List<String> quiet = callsOfASync(rig, shop, 0);
      for (int orders : new int[] {1, 7}) {
        List<String> calls = callsOfASync(rig, shop, orders);
        List<String> toTheLastRecord = calls.subList(0, calls.lastIndexOf("/estimate/v2") + 1);
        assertThat(toTheLastRecord.size() - quiet.size())
            .as("%s beyond %s", calls, quiet)
            .isBetween(orders, 4 * orders);
        rig.assertOneRecordEach();
      }
    }
  }

  /** What both remotes were asked, first Cel.ro and then SmartBill, each in its order. */
  private static List<String> callsOfASync(Rig rig, Shop shop, int orders) {
    for (int i = 1; i <= orders; i++) {
      rig.celRo.market().order().line("P-1", 1).line("P-2", i).tryPlace();
    }
    Clocks.advance(rig.clock, Duration.ofMinutes(5));
    rig.celRo.journal().clear();
    rig.smartBill.forgetRequests();
    shop.vortex().sync(shop.link(), Flow.ORDERS);
    List<String> calls = new ArrayList<>();
    rig.celRo.journal().calls().stream().map(RecordedCall::action).forEach(calls::add);
    rig.smartBill.requests().stream().map(FakeRequest::path).forEach(calls::add);
    return calls;
  }
}
