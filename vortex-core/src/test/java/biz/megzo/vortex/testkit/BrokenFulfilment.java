package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.store.FollowUpStore;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.VortexStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/**
 * The engine that attaches invoices with one safeguard taken away, to see that the matrix of
 * crashes and lost answers notices. The engine's code is the real one.
 */
public enum BrokenFulfilment {
  /** Nothing is taken away. */
  SOUND,
  /** An upload whose answer is lost is sent again at once. */
  REPEATED_BLINDLY,
  /** The upload is sent although its intent was not written. */
  INTENT_NOT_COMMITTED,
  /** What is there is not read before an upload. */
  NOT_READ_BEFORE,
  /** What became of an upload is read at once. */
  NO_QUIET_PERIOD,
  /** A node does not ask whether it still holds the order before it sends. */
  RENEWED_BLINDLY;

  /** Breaks a scene. */
  public void breakIn(FulfilScene scene) {
    switch (this) {
      case REPEATED_BLINDLY, NOT_READ_BEFORE -> scene.sink = new Sink(scene.shop);
      case RENEWED_BLINDLY -> scene.store = renewing(scene.store);
      case INTENT_NOT_COMMITTED -> scene.store = forgetful(scene.store);
      case NO_QUIET_PERIOD ->
          scene.settings =
              InvoiceSettings.builder()
                  .quietPeriod(Duration.ofMillis(1))
                  .sendTimeout(scene.settings.sendTimeout())
                  .build();
      case SOUND -> {}
    }
  }

  private static VortexStore forgetful(VortexStore store) {
    return BrokenEngine.instead(
        VortexStore.class,
        store,
        (name, args, call) ->
            name.equals("followUps") ? forgetful((FollowUpStore) call.get()) : call.get());
  }

  private static VortexStore renewing(VortexStore store) {
    return BrokenEngine.instead(
        VortexStore.class,
        store,
        (name, args, call) ->
            name.equals("orders")
                ? BrokenEngine.instead(
                    OrderStore.class,
                    (OrderStore) call.get(),
                    (method, given, inner) -> method.equals("renew") ? Boolean.TRUE : inner.get())
                : call.get());
  }

  private static FollowUpStore forgetful(FollowUpStore store) {
    return (FollowUpStore)
        Proxy.newProxyInstance(
            BrokenFulfilment.class.getClassLoader(),
            new Class<?>[] {FollowUpStore.class},
            (proxy, method, args) ->
                method.getName().equals("write") && sends((FollowUp) args[1])
                    ? Boolean.TRUE
                    : BrokenEngine.invoke(method, store, args));
  }

  private static boolean sends(FollowUp row) {
    return row.attachments().stream().anyMatch(each -> each.state() == AttachmentState.SENDING);
  }

  private final class Sink implements InvoiceSink {
    private final InvoiceSink shop;
    private boolean sent;

    Sink(InvoiceSink shop) {
      this.shop = shop;
    }

    @Override
    public List<InvoiceRef> attached(String orderId) {
      List<InvoiceRef> there = shop.attached(orderId);
      boolean blind = BrokenFulfilment.this == NOT_READ_BEFORE && !sent;
      sent = false;
      return blind ? List.of() : there;
    }

    @Override
    public Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
      Done done = shop.attach(orderId, invoice, pdf);
      sent = done instanceof Done.Ok;
      boolean again = BrokenFulfilment.this == REPEATED_BLINDLY && done instanceof Done.Unknown;
      return again ? shop.attach(orderId, invoice, pdf) : done;
    }

    @Override
    public Done detach(String orderId, InvoiceRef invoice) {
      return shop.detach(orderId, invoice);
    }
  }
}
