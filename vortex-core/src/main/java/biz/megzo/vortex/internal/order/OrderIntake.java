package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderSource.OrderPage;
import biz.megzo.vortex.connector.OrderSource.OrderQuery;
import biz.megzo.vortex.internal.order.OrderPass.Ending;
import biz.megzo.vortex.internal.order.OrderPass.Tally;
import biz.megzo.vortex.internal.order.PageIntake.Doubts;
import biz.megzo.vortex.internal.order.PageIntake.Why;
import biz.megzo.vortex.store.LeaseStore.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the channel's orders in: new ones are claimed with their reservations, changed ones are
 * kept as news for the next recording run. Thread-safe; safe from any number of nodes. An order
 * that the channel lists is never lost: one that can not be read is claimed as held and read again
 * with each poll.
 */
public final class OrderIntake {
  private static final Logger LOG = LoggerFactory.getLogger(OrderIntake.class);
  private static final int MOST_PAGES = 10_000;

  private final OrderSetup setup;
  private final PollCursor cursor;

  private final Runnable keep;

  /** Calls nothing yet. */
  public OrderIntake(OrderSetup setup) {
    this(setup, () -> {});
  }

  /**
   * Within a pass. Calls nothing yet.
   *
   * @param keep makes the pass's own lease last; asked before each order is read, and whatever it
   *     throws ends the intake
   */
  public OrderIntake(OrderSetup setup, Runnable keep) {
    this.setup = setup;
    this.keep = keep;
    this.cursor = new PollCursor(setup);
  }

  /**
   * Looks for new and changed orders until all are in or the deadline comes. What was in at the
   * deadline stays in; the next poll goes on there.
   *
   * @throws biz.megzo.vortex.store.StoreException when the store fails
   */
  public OrderPass poll(Instant deadline) {
    return poll(List.of(), deadline);
  }

  /**
   * As {@link #poll(Instant)}, and then looks at orders that a hint named. What the channel does
   * not know of these, or can not show, changes nothing.
   */
  public OrderPass poll(List<String> hinted, Instant deadline) {
    String name = "orders/" + setup.link() + "/intake";
    Optional<Lease> lease =
        setup.store().leases().acquire(name, setup.node(), setup.settings().leaseTime());
    if (lease.isEmpty()) {
      return new Tally().end(Ending.BUSY);
    }
    try {
      return run(
          deadline,
          this::readAgain,
          this::newOrders,
          this::changedOrders,
          intake -> hinted(intake, hinted));
    } finally {
      setup.store().leases().release(lease.get());
    }
  }

  /**
   * Takes in the orders that were placed within a time, both ends included, whatever the polls have
   * seen and however old they are. Safe beside polls and as often as one likes: what is known stays
   * as it is and costs no call, so that one that ran out of time goes on when it is called again.
   */
  public OrderPass backfill(Instant from, Instant to, Instant deadline) {
    OrderQuery query = new OrderQuery.Placed(from, to);
    return run(deadline, intake -> backfilled(intake, query));
  }

  /** Takes in these orders, whatever the polls have seen. Safe beside polls. */
  public OrderPass backfill(List<String> orderIds, Instant deadline) {
    return run(deadline, intake -> intake.take(orderIds, Why.NAMED, Doubts.NONE).goOn());
  }

  /** One part of a pass; false when the deadline came first. */
  private interface Part {
    boolean in(PageIntake intake);
  }

  private OrderPass run(Instant deadline, Part... parts) {
    PageIntake intake = new PageIntake(setup, deadline, keep);
    try {
      for (Part part : parts) {
        if (!part.in(intake)) {
          return intake.tally().end(Ending.OUT_OF_TIME);
        }
      }
      return intake.tally().end(Ending.DONE);
    } catch (ConnectorException e) {
      LOG.debug("The order poll of {} ends early", setup.link(), e);
      String message = String.valueOf(e.getMessage());
      if (e.retryable()) {
        intake.tally().note("orders", message);
      } else {
        intake.tally().noteForPerson("orders", message);
      }
      return intake.tally().end(Ending.FAILED);
    }
  }

  private boolean readAgain(PageIntake intake) {
    Set<String> again = cursor.unread();
    if (again.isEmpty()) {
      return true;
    }
    PageIntake.Taken taken = intake.take(List.copyOf(again), Why.CHANGED, Doubts.NONE);
    if (again.removeAll(taken.readable())) {
      cursor.unread(again);
    }
    return taken.goOn();
  }

  private boolean newOrders(PageIntake intake) {
    String after = cursor.after().orElse(null);
    Instant since = setup.settings().placedSince().orElse(null);
    OrderQuery query =
        after == null && since != null
            ? new OrderQuery.Placed(since, setup.now())
            : new OrderQuery.After(after);
    String highest = null;
    String page = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      OrderPage read = setup.remotes().source().orders(query, page);
      PageIntake.Taken taken = take(intake, read.orderIds(), Why.NEW);
      highest = PollCursor.highest(highest, taken.processed());
      if (after != null && highest != null) {
        cursor.after(highest);
      }
      if (!taken.goOn()) {
        return false;
      }
      page = read.next();
      if (page == null) {
        break;
      }
    }
    if (highest != null) {
      cursor.after(highest);
    }
    return true;
  }

  private boolean changedOrders(PageIntake intake) {
    Instant now = setup.now();
    Instant from = cursor.changesReadTo().orElse(now).minus(setup.settings().lookBack());
    OrderQuery query = new OrderQuery.Changed(from, now);
    if (!pages(query, ids -> take(intake, ids, Why.CHANGED))) {
      return false;
    }
    cursor.changesReadTo(now);
    return true;
  }

  /** The poll before it has seen all that the channel lists; a hint may fail without harm. */
  private static boolean hinted(PageIntake intake, List<String> orderIds) {
    PageIntake.Taken taken = intake.take(orderIds, Why.HINTED, Doubts.NONE);
    if (taken.failure() != null) {
      intake.tally().note("orders", "an order that a push named could not be read");
    }
    return taken.complete();
  }

  /** Leaves the cursors alone: another worker may hold the intake lease. */
  private boolean backfilled(PageIntake intake, OrderQuery query) {
    return pages(query, ids -> intake.take(ids, Why.PAST, Doubts.NONE));
  }

  private boolean pages(OrderQuery query, Function<List<String>, PageIntake.Taken> take) {
    String page = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      OrderPage read = setup.remotes().source().orders(query, page);
      if (!take.apply(read.orderIds()).goOn()) {
        return false;
      }
      page = read.next();
      if (page == null) {
        return true;
      }
    }
    return true;
  }

  /** Takes a page; what can not be read is noted first, so that a crash can not lose it. */
  private PageIntake.Taken take(PageIntake intake, List<String> orderIds, Why why) {
    return intake.take(orderIds, why, cursor);
  }
}
