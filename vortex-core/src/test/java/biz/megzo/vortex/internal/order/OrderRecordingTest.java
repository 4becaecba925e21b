package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.testkit.FakeRecorder.Fault;
import biz.megzo.vortex.testkit.OrderScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderRecordingTest {
  private static final Duration QUIET = Duration.ofMinutes(2);

  private final OrderScene scene = new OrderScene();

  @Test
  void a_new_order_gets_one_record() {
    OrderPass pass = scene.pass(lamps(1));

    assertThat(pass.ending()).isEqualTo(OrderPass.Ending.DONE);
    assertThat(pass.count("recorded")).isEqualTo(1);
    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.order(1).recording().record()).isEqualTo(RecordRef.of("VX", "0001"));
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void from_seen_to_recorded_takes_at_most_four_calls() {
    scene.pass(lamps(1));
    int channelBefore = scene.channel.calls().size();
    int erpBefore = scene.erp.calls().size();

    scene.pass(lamps(2));

    long listing = 2;
    int channel = scene.channel.calls().size() - channelBefore;
    int erp = scene.erp.calls().size() - erpBefore;
    assertThat(erp).isEqualTo(2);
    assertThat(channel - listing).isLessThanOrEqualTo(2);
  }

  @Test
  void a_lost_answer_is_looked_for_after_the_quiet_period_and_adopted() {
    scene.erp.script(Fault.ANSWER_LOST);
    scene.pass(lamps(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.UNCERTAIN);

    scene.passAfter(QUIET.minusSeconds(1));
    assertThat(scene.order(1).state()).isEqualTo(OrderState.UNCERTAIN);
    scene.passAfter(Duration.ofSeconds(1));

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void a_create_that_never_arrived_is_sent_again() {
    scene.erp.script(Fault.NEVER_ARRIVED);
    scene.pass(lamps(1));
    scene.passAfter(QUIET);

    assertThat(scene.order(1).state()).isEqualTo(OrderState.RECORDED);
    assertThat(scene.live(1)).hasSize(1);
  }

  @Test
  void a_refusal_waits_for_a_person() {
    scene.erp.script(Fault.REFUSED);
    scene.pass(lamps(1));

    assertThat(scene.order(1).hold()).isNotNull();
    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.REFUSED_BY_ERP);
  }

  @Test
  void a_total_that_differs_by_one_ban_is_held() {
    scene.pass(lamps(1).total("319.79"));

    assertThat(scene.order(1).hold().reason()).isEqualTo(HoldReason.TOTAL_DIFFERS);
    assertThat(scene.erp.documents()).isEmpty();
  }
}
