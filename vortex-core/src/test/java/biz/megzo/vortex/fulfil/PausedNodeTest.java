package biz.megzo.vortex.fulfil;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.testkit.BrokenFulfilment;
import biz.megzo.vortex.testkit.FulfilScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A node that is not dead but stands still, between its last look at the channel and its upload,
 * until its locks are long over and others have done the work.
 */
class PausedNodeTest {
  /** Stands still behind a look at the channel, once. */
  private static final class StandingStill implements InvoiceSink {
    private final FulfilScene scene;
    private boolean stood;

    StandingStill(FulfilScene scene) {
      this.scene = scene;
    }

    @Override
    public List<InvoiceRef> attached(String orderId) {
      List<InvoiceRef> there = scene.shop.attached(orderId);
      boolean intended =
          scene.row(1).attachments().stream()
              .anyMatch(each -> each.state() == AttachmentState.SENDING);
      if (!stood && intended) {
        stood = true;
        scene.sink = scene.shop;
        for (int pass = 0; pass < 4; pass++) {
          scene.clock.advance(Duration.ofMinutes(10));
          scene.node().sync(FulfilScene.LINK, Flow.INVOICES);
        }
      }
      return there;
    }

    @Override
    public Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
      return scene.shop.attach(orderId, invoice, pdf);
    }

    @Override
    public Done detach(String orderId, InvoiceRef invoice) {
      return scene.shop.detach(orderId, invoice);
    }
  }

  private static FulfilScene stoodStill(BrokenFulfilment broken) {
    FulfilScene scene = new FulfilScene();
    scene.recorded(1);
    scene.invoices.issue(scene.record(1), "0107", "319.80");
    broken.breakIn(scene);
    scene.clock.advance(Duration.ofMinutes(5));
    scene.sink = new StandingStill(scene);
    scene.node().sync(FulfilScene.LINK, Flow.INVOICES);
    return scene;
  }

  @Test
  void a_node_that_stood_still_before_its_upload_sends_nothing_any_more() {
    FulfilScene scene = stoodStill(BrokenFulfilment.SOUND);
    assertThat(scene.shop.standing("1")).hasSize(1);
    assertThat(scene.attachment(1, new InvoiceRef("FCT", "0107")).state())
        .isEqualTo(AttachmentState.ATTACHED);
  }

  @Test
  void an_engine_that_does_not_ask_for_its_lock_before_the_upload_attaches_twice() {
    assertThat(stoodStill(BrokenFulfilment.RENEWED_BLINDLY).shop.standing("1")).hasSize(2);
  }
}
