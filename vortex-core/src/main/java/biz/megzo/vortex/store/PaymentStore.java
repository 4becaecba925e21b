package biz.megzo.vortex.store;

import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was last learned of the payments of orders. The last writer wins: it asked last. */
public interface PaymentStore {
  Optional<KnownPayment> find(OrderKey order);

  /** Inserts or replaces. */
  void write(KnownPayment payment);

  /** Orders whose payment is to be asked for again, oldest due first. */
  List<OrderKey> due(LinkId link, Instant now, int limit);

  /** Recorded orders of which nothing was learned yet, by order id. */
  List<OrderKey> unopened(LinkId link, int limit);

  /**
   * One page by order id.
   *
   * @param state null for all
   * @param after the order of the last one of the page before; null for the first page
   */
  List<KnownPayment> list(
      LinkId link, Payment.@Nullable State state, @Nullable OrderKey after, int limit);
}
