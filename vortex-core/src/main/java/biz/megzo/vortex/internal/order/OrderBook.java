package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.event.OrderCancelled;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens orders for writing, and tells the world what was written. */
final class OrderBook {
  static final String VORTEX = "vortex";

  private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);

  private final OrderSetup setup;

  OrderBook(OrderSetup setup) {
    this.setup = setup;
  }

  /** Locks an order; empty when somebody else works on it. */
  Optional<OpenOrder> open(OrderKey key) {
    Instant since = setup.now();
    Optional<OrderLock> lock =
        setup.store().orders().lock(key, setup.node(), setup.settings().leaseTime());
    return lock.map(held -> new OpenOrder(setup, this, held, since));
  }

  /** Called after a step is committed. */
  void told(TrackedOrder before, Step step, TrackedOrder after, String detail) {
    OrderKey key = after.key();
    LOG.debug("Order {}: {} to {} by {}", key, before.state(), after.state(), step);
    RecordRef record = after.recording().record();
    if (after.state() == OrderState.RECORDED && before.state() != OrderState.RECORDED) {
      if (record != null && step != Step.DISMISSED) {
        boolean adopted = step != Step.CREATED;
        tell(l -> l.orderRecorded(new OrderRecorded(key, record, adopted, setup.now())));
      }
      audit(VORTEX, key, "order." + step.word(), record == null ? detail : record + " " + detail);
    }
    if (after.state() == OrderState.CANCELLED && before.state() != OrderState.CANCELLED) {
      tell(l -> l.orderCancelled(new OrderCancelled(key, setup.now())));
      audit(VORTEX, key, "order.cancelled", detail);
    }
    Hold hold = after.hold();
    if (hold != null && !hold.equals(before.hold())) {
      LOG.warn("Order {} waits for a person: {}; {}", key, hold.reason(), hold.reason().remedy());
      tell(l -> l.orderHeld(new OrderHeld(key, hold, setup.now())));
    }
  }

  /** Tells the listener; one that throws is ignored. */
  void tell(Consumer<VortexListener> event) {
    try {
      event.accept(setup.surroundings().listener());
    } catch (RuntimeException e) {
      LOG.warn("A listener failed and is ignored", e);
    }
  }

  void audit(String actor, OrderKey key, String action, String detail) {
    Fact fact = new Fact(setup.now(), actor, "order:" + key.orderId(), action, detail.strip());
    setup.store().audit().append(setup.link(), List.of(fact));
  }
}
