package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSink;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FulfilSettings;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine that follows recorded orders works with.
 *
 * @param node who works, for people; unique per node
 */
public record FollowSetup(
    LinkId link,
    String node,
    VortexStore store,
    Remotes remotes,
    Settings settings,
    Surroundings surroundings) {
  static final String VORTEX = "vortex";

  /**
   * The two sides; what a connector can not do is null.
   *
   * @param invoices the ERP's invoices
   * @param sink takes invoices
   * @param orders shows orders
   * @param updates moves orders on
   */
  public record Remotes(
      @Nullable InvoiceSource invoices,
      @Nullable InvoiceSink sink,
      @Nullable OrderSource orders,
      @Nullable OrderUpdates updates) {}

  /** The link's settings. */
  public record Settings(InvoiceSettings invoices, FulfilSettings steps, OrderSettings orders) {}

  /** What surrounds the engine. */
  public record Surroundings(InstantSource clock, VortexListener listener) {}

  Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether invoices are attached at all. */
  boolean attaches() {
    return settings.invoices().attach() && remotes.sink() != null && remotes.invoices() != null;
  }

  /** Whether an order is ready, and finished, only once its invoice is attached. */
  public boolean invoiceFirst() {
    return attaches() && settings.steps().invoiceFirst();
  }

  /** The steps that come before an order's waybill. */
  public Set<ChannelStep> beforeWaybills() {
    Set<ChannelStep> before = EnumSet.noneOf(ChannelStep.class);
    if (remotes.updates() != null && settings.orders().confirm()) {
      before.add(ChannelStep.CONFIRM);
    }
    if (remotes.updates() != null && settings.steps().wants(ChannelStep.LINES_READY)) {
      before.add(ChannelStep.LINES_READY);
    }
    return before;
  }

  void audit(String actor, String orderId, String action, String detail) {
    Fact fact = new Fact(now(), actor, "order:" + orderId, action, detail);
    store.audit().append(link, List.of(fact));
  }
}
