package biz.megzo.vortex.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.store.AuditLog.Fact;
import org.junit.jupiter.api.Test;

/** A link that a person stopped. */
class PauseTest {
  private final Scene scene = new Scene().listed(3, "10");

  @Test
  void a_paused_link_does_nothing_on_any_node_and_says_who_paused_it() {
    assertThat(scene.vortex.pause(Scene.LINK, "ana", "inventar")).isTrue();
    int pushes = scene.channel.pushes().size();
    scene.erp.stock("P1", "4");
    scene.vortex = scene.over(scene.store, PublishSettings.ofDefaults());
    HeartbeatReport report = scene.beat();
    assertThat(scene.channel.pushes()).hasSize(pushes);
    assertThat(report.result()).isEqualTo(HeartbeatReport.Result.HELD);
    assertThat(report.flow(Flow.STOCK).orElseThrow().state()).isEqualTo(FlowReport.State.SKIPPED);
    assertThat(report.flow(Flow.STOCK).orElseThrow().notices().get(0).message())
        .contains("ana")
        .contains("inventar");
  }

  @Test
  void hints_of_a_paused_link_wait_until_it_is_resumed() {
    scene.vortex.pause(Scene.LINK, "ana", "");
    scene.vortex.wake(Scene.LINK, Flow.STOCK);
    scene.vortex.runPending(Scene.LINK);
    assertThat(scene.vortex.pending(Scene.LINK)).hasSize(1);
    assertThat(scene.vortex.resume(Scene.LINK, "ion")).isTrue();
    scene.vortex.runPending(Scene.LINK);
    assertThat(scene.vortex.pending(Scene.LINK)).isEmpty();
  }

  @Test
  void pausing_twice_is_pausing_once_and_the_audit_log_names_who_did_it() {
    assertThat(scene.vortex.paused(Scene.LINK)).isEmpty();
    assertThat(scene.vortex.resume(Scene.LINK, "ion")).isFalse();
    assertThat(scene.vortex.pause(Scene.LINK, "ana", "why")).isTrue();
    assertThat(scene.vortex.pause(Scene.LINK, "ion", "")).isFalse();
    assertThat(scene.vortex.paused(Scene.LINK).orElseThrow().by()).isEqualTo("ana");
    assertThat(scene.vortex.resume(Scene.LINK, "ion")).isTrue();
    assertThat(scene.vortex.pause(Scene.LINK, "ana", "again")).isTrue();
    assertThat(scene.store.audit().latest(Scene.LINK, 3))
        .extracting(Fact::actor, Fact::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ana", "link.paused"),
            org.assertj.core.groups.Tuple.tuple("ion", "link.resumed"),
            org.assertj.core.groups.Tuple.tuple("ana", "link.paused"));
    assertThatThrownBy(() -> scene.vortex.pause(Scene.LINK, " ", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
