package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.internal.heartbeat.LeaseLostException;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.StoreException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the payments of recorded orders that are not paid: often while they are fresh. */
public final class PaymentFlow {
  private static final Logger LOG = LoggerFactory.getLogger(PaymentFlow.class);
  private static final int BATCH = 50;
  private static final int MOST_FAILURES = 3;

  private final Pass pass;
  private final PaymentBook book;
  private final Tally tally;
  private final Consumer<OrderKey> news;

  /**
   * Asks nothing yet.
   *
   * @param news told of each order whose payment is another than was known
   */
  public PaymentFlow(Pass pass, PaymentBook book, Tally tally, Consumer<OrderKey> news) {
    this.pass = pass;
    this.book = book;
    this.tally = tally;
    this.news = news;
  }

  /** What is due, at most so many questions; the next pass goes on. */
  public void run(int most) {
    Set<OrderKey> seen = new HashSet<>();
    int asked = 0;
    int failures = 0;
    while (asked < most && pass.hasTime()) {
      List<OrderKey> batch = batch(seen);
      if (batch.isEmpty()) {
        return;
      }
      for (OrderKey key : batch) {
        if (asked++ >= most || !pass.hasTime()) {
          return;
        }
        pass.keep();
        failures = answered(key) ? 0 : failures + 1;
        if (failures >= MOST_FAILURES) {
          return;
        }
      }
    }
  }

  /** One order that nobody answers for is put off, so that it does not keep others waiting. */
  private boolean answered(OrderKey key) {
    try {
      ask(key);
      return true;
    } catch (ConnectorException e) {
      tally.failed(e.connector(), String.valueOf(e.getMessage()), !e.retryable());
      if (e.kind() == Kind.UNREACHABLE || e.kind() == Kind.UNREADABLE) {
        book.putOff(key, onOrder(book.store().orders().find(key)));
      }
      return false;
    } catch (StoreException | LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The payment of order {} could not be asked for; it is put off", key, e);
      String what = "an unexpected error (" + e.getClass().getSimpleName() + "); the log has it";
      tally.held("order " + key.orderId(), what);
      book.putOff(key, onOrder(book.store().orders().find(key)));
      return false;
    }
  }

  private static Payment onOrder(Optional<TrackedOrder> order) {
    return order.map(one -> one.channel().order().payment()).orElseGet(Payment::unknown);
  }

  private List<OrderKey> batch(Set<OrderKey> seen) {
    List<OrderKey> fresh = book.store().payments().unopened(pass.link(), BATCH);
    List<OrderKey> keys =
        fresh.stream().anyMatch(key -> !seen.contains(key))
            ? fresh
            : book.store().payments().due(pass.link(), pass.now(), BATCH);
    return keys.stream().filter(seen::add).toList();
  }

  private void ask(OrderKey key) {
    Optional<TrackedOrder> order = book.store().orders().find(key);
    Optional<KnownPayment> before = book.store().payments().find(key);
    boolean gone = order.map(one -> one.state() == OrderState.CANCELLED).orElse(true);
    if (gone && before.isPresent()) {
      book.rest(before.get());
      return;
    }
    KnownPayment now = book.ask(key, onOrder(order));
    tally.count("asked", 1);
    if (before.map(known -> !known.payment().equals(now.payment())).orElse(true)) {
      tally.count(now.payment().state().name().toLowerCase(java.util.Locale.ROOT), 1);
      news.accept(key);
    }
  }
}
