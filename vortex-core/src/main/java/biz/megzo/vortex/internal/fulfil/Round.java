package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.internal.fulfil.OpenFollow.LockLostException;
import biz.megzo.vortex.internal.heartbeat.LeaseLostException;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through orders, one lock at a time. An order that a remote fails on is put off, so that it
 * does not keep the others waiting, also where it is the only one that the remote will not speak
 * of; a remote that fails on several is left alone.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final int MOST_FAILURES = 3;
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  private final FollowSetup setup;
  private final Pass pass;
  private final Tally tally;

  Round(FollowSetup setup, Pass pass, Tally tally) {
    this.setup = setup;
    this.pass = pass;
    this.tally = tally;
  }

  /**
   * Does something to each order.
   *
   * @param later the row, due at another moment
   */
  void each(
      List<OrderKey> keys,
      Consumer<OpenFollow> work,
      BiFunction<FollowUp, Instant, FollowUp> later) {
    int failures = 0;
    for (OrderKey key : keys) {
      if (!pass.hasTime()) {
        tally.skipped("no time left for more orders; the next pass goes on");
        return;
      }
      pass.keep();
      Optional<ConnectorException> failed = one(key, work, later);
      if (failed.isPresent()) {
        ConnectorException e = failed.get();
        tally.failed("order " + key.orderId(), e.getMessage(), !e.retryable());
        failures++;
        if (failures == MOST_FAILURES || hopeless(e)) {
          return;
        }
      }
    }
  }

  private Optional<ConnectorException> one(
      OrderKey key, Consumer<OpenFollow> work, BiFunction<FollowUp, Instant, FollowUp> later) {
    Optional<OpenFollow> opened = OpenFollow.of(setup, key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (OpenFollow open = opened.get()) {
      try {
        work.accept(open);
      } catch (ConnectorException e) {
        open.write(later.apply(open.row(), setup.now().plus(PUT_OFF)));
        return Optional.of(e);
      } catch (StoreException | LeaseLostException | LockLostException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("Order {} failed; it is put off", key, e);
        String what = "an unexpected error (" + e.getClass().getSimpleName() + "); the log has it";
        tally.held("order " + key.orderId(), what);
        open.write(later.apply(open.row(), setup.now().plus(PUT_OFF)));
      }
    } catch (LockLostException e) {
      tally.note("order " + key.orderId(), "another node took the order over");
    }
    return Optional.empty();
  }

  /** Whether the next order would fare no better. */
  private static boolean hopeless(ConnectorException e) {
    return e.kind() == Kind.BLOCKED || e.kind() == Kind.REFUSED;
  }
}
