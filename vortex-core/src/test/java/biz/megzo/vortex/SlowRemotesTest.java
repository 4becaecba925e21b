package biz.megzo.vortex;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.OrderScene;
import biz.megzo.vortex.testkit.ShipmentScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pass whose remotes take their time keeps its link. */
class SlowRemotesTest {
  @Test
  void a_pass_with_many_slow_records_keeps_its_lease_and_goes_on_to_the_other_flows() {
    ShipmentScene scene = new ShipmentScene();
    scene.listener =
        new VortexListener() {
          @Override
          public void orderRecorded(OrderRecorded event) {
            scene.clock.advance(Duration.ofSeconds(50)); // so long an order took
          }
        };
    for (long id = 1; id <= 4; id++) {
      scene.orders.put(OrderScene.lamps(id).channel());
    }
    HeartbeatReport report = scene.vortex().heartbeat(ShipmentScene.LINK);
    assertThat(report.flows())
        .as(report.toString())
        .noneMatch(flow -> flow.state() == FlowReport.State.FAILED);
    assertThat(scene.vortex().orders(ShipmentScene.LINK).counts())
        .containsEntry(OrderState.RECORDED, 4L);
  }
}
