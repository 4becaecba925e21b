package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.testkit.OrderScene.lamps;
import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.Finding.Level;
import biz.megzo.vortex.testkit.OrderScene;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerExaminationTest {
  private final OrderScene scene = new OrderScene();

  private Finding finding() {
    List<Finding> findings = new MarkerExamination(scene.setup()).examine();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void a_reference_that_can_be_read_back_is_well() {
    scene.pass(lamps(1));

    assertThat(finding().level()).isEqualTo(Level.OK);
    assertThat(finding().message()).contains("can be read on record");
  }

  @Test
  void a_template_that_hides_it_is_a_problem_with_a_remedy() {
    scene.pass(lamps(1));
    scene.erp.markersVisible(false);

    assertThat(finding().level()).isEqualTo(Level.PROBLEM);
    assertThat(finding().remedy()).contains("mentions");
  }

  @Test
  void before_the_first_record_it_says_when_it_will_be_known() {
    assertThat(finding().level()).isEqualTo(Level.OK);
    scene.erp.madeByHand();
    assertThat(finding().message()).contains("the print of", "first record");
  }

  @Test
  void a_record_that_is_gone_proves_nothing() {
    scene.pass(lamps(1));
    scene.erp.deleteLast();

    assertThat(finding().message()).contains("first record");
  }
}
