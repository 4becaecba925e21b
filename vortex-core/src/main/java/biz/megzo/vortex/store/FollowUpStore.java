package biz.megzo.vortex.store;

import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows recorded orders. A row begins, and is woken, with every {@link OrderStore#write} of
 * an order that has a record, in the same transaction; afterwards it is written only under the
 * order's lock, whose fence every write states.
 */
public interface FollowUpStore {
  Optional<FollowUp> find(OrderKey key);

  /**
   * Writes a row and its invoices. When the row was woken after it was read, what is due stays due
   * at the earlier of both moments, and a recheck that was asked for stays asked for.
   *
   * @return false when the lock is lost; nothing was written then
   */
  boolean write(OrderLock lock, FollowUp next);

  /**
   * Makes orders due now, ahead of all others, and asks for a recheck of their files. Orders
   * without a row stay without.
   *
   * @return how many there are
   */
  int wake(LinkId link, Collection<String> orderIds);

  /** Orders whose look is due, longest due first, not locked by anybody. */
  List<OrderKey> toLook(LinkId link, Instant now, int limit);

  /** Orders with work due, longest due first, not locked by anybody. */
  List<OrderKey> toWork(LinkId link, Instant now, int limit);

  /** Orders that have this invoice and for which it counts. */
  List<OrderKey> having(LinkId link, InvoiceRef invoice);

  /**
   * One page for people: last recorded first, those of one moment by descending id.
   *
   * @param stage null for all
   * @param after key of the last order of the page before; null for the first page
   */
  List<FollowUp> list(LinkId link, @Nullable Stage stage, @Nullable OrderKey after, int limit);

  /** How many orders are in each stage; stages without orders are left out. */
  Map<Stage, Long> counts(LinkId link);
}
