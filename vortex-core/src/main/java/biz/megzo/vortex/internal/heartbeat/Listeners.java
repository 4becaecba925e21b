package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.FollowHeld;
import biz.megzo.vortex.event.HeartbeatEnded;
import biz.megzo.vortex.event.InvoiceAttached;
import biz.megzo.vortex.event.OfferHeld;
import biz.megzo.vortex.event.OffersPushed;
import biz.megzo.vortex.event.OrderCancelled;
import biz.megzo.vortex.event.OrderClaimed;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.event.OrderMoved;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.PaymentChanged;
import biz.megzo.vortex.event.ShipmentHeld;
import biz.megzo.vortex.event.ShipmentMade;
import biz.megzo.vortex.event.VortexListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a host's listener from breaking a pass. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(VortexListener.class);

  private Listeners() {}

  static VortexListener safe(VortexListener listener) {
    return listener == VortexListener.NONE ? listener : new Safe(listener);
  }

  private record Safe(VortexListener listener) implements VortexListener {
    @Override
    public void orderClaimed(OrderClaimed event) {
      tell(l -> l.orderClaimed(event));
    }

    @Override
    public void orderRecorded(OrderRecorded event) {
      tell(l -> l.orderRecorded(event));
    }

    @Override
    public void orderHeld(OrderHeld event) {
      tell(l -> l.orderHeld(event));
    }

    @Override
    public void orderCancelled(OrderCancelled event) {
      tell(l -> l.orderCancelled(event));
    }

    @Override
    public void shipmentMade(ShipmentMade event) {
      tell(l -> l.shipmentMade(event));
    }

    @Override
    public void shipmentHeld(ShipmentHeld event) {
      tell(l -> l.shipmentHeld(event));
    }

    @Override
    public void paymentChanged(PaymentChanged event) {
      tell(l -> l.paymentChanged(event));
    }

    @Override
    public void invoiceAttached(InvoiceAttached event) {
      tell(l -> l.invoiceAttached(event));
    }

    @Override
    public void followHeld(FollowHeld event) {
      tell(l -> l.followHeld(event));
    }

    @Override
    public void orderMoved(OrderMoved event) {
      tell(l -> l.orderMoved(event));
    }

    @Override
    public void offersPushed(OffersPushed event) {
      tell(l -> l.offersPushed(event));
    }

    @Override
    public void offerHeld(OfferHeld event) {
      tell(l -> l.offerHeld(event));
    }

    @Override
    public void alarm(Alarm event) {
      tell(l -> l.alarm(event));
    }

    @Override
    public void heartbeatEnded(HeartbeatEnded event) {
      tell(l -> l.heartbeatEnded(event));
    }

    private void tell(Consumer<VortexListener> call) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed and was ignored; what it was told of stands", e);
      }
    }
  }
}
