package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.internal.heartbeat.LeaseLostException;
import biz.megzo.vortex.internal.order.OrderPass.Ending;
import biz.megzo.vortex.internal.order.OrderPass.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings orders to their record: works changes in, finds out what became of creates in doubt, makes
 * the records that are due, and audits the series. Thread-safe; safe from any number of nodes: the
 * series lease lets one at a time do it.
 */
public final class OrderRecording {
  private static final Logger LOG = LoggerFactory.getLogger(OrderRecording.class);
  private static final int BATCH = 50;
  private static final Duration AUDIT_EVERY = Duration.ofHours(1);

  private final OrderSetup setup;
  private final OrderRecorder recorder;
  private final OrderBook book;

  /**
   * Calls nothing yet.
   *
   * @throws NullPointerException when the setup has no recorder
   */
  public OrderRecording(OrderSetup setup) {
    this.setup = setup;
    this.recorder = Objects.requireNonNull(setup.remotes().recorder(), "recorder");
    this.book = new OrderBook(setup);
  }

  /**
   * Does what is due, order by order, until it is done or the deadline comes. An order under way at
   * the deadline is finished.
   *
   * @throws StoreException when the store fails; whatever was under way is taken up by a later run
   */
  public OrderPass run(Instant deadline, Catalogue catalogue) {
    return run(deadline, catalogue, () -> {});
  }

  /**
   * As {@link #run(Instant, Catalogue)}, within a pass that holds more than the series.
   *
   * @param keep makes the pass's own lease last; asked before each order and each write, and
   *     whatever it throws ends the run
   */
  public OrderPass run(Instant deadline, Catalogue catalogue, Runnable keep) {
    String name = "orders/" + setup.link() + "/series/" + recorder.series();
    Optional<Lease> lease =
        setup.store().leases().acquire(name, setup.node(), setup.settings().leaseTime());
    if (lease.isEmpty()) {
      return new Tally().end(Ending.BUSY);
    }
    try {
      return run(
          new Run(setup, book, recorder, lease.get(), catalogue, new Run.Time(deadline, keep)));
    } finally {
      setup.store().leases().release(lease.get());
    }
  }

  /**
   * Notes that nothing is expected of a recorded order any more: it is invoiced and done.
   *
   * @return false when somebody works on the order now, or it is not recorded
   */
  public boolean close(OrderKey key, String why) {
    Optional<OpenOrder> opened = book.open(key);
    if (opened.isEmpty()) {
      return false;
    }
    try (OpenOrder order = opened.get()) {
      return order.row().state() == OrderState.RECORDED
          && order.row().pending() == null
          && order.move(Step.CLOSED, Rows.resting(order.row(), OrderState.CLOSED), why);
    }
  }

  private OrderPass run(Run run) {
    try {
      new Pass(run).go();
      return run.tally.end(run.inTime() ? Ending.DONE : Ending.OUT_OF_TIME);
    } catch (ConnectorException e) {
      LOG.debug("The recording run of {} ends early", setup.link(), e);
      boolean person = !e.retryable();
      if (person) {
        run.tally.noteForPerson("orders", String.valueOf(e.getMessage()));
      } else {
        run.tally.note("orders", String.valueOf(e.getMessage()));
      }
      return run.tally.end(Ending.FAILED);
    }
  }

  /** The steps of one run. */
  private static final class Pass {
    private final Run run;
    private final SeriesBook series;
    private final SeriesAudit audit;
    private final Amender amender;
    private final Aftercare aftercare;
    private final Resolver resolver;
    private final Sender sender;
    private final Retrial retrial;
    private boolean mayRecord = true;

    Pass(Run run) {
      this.run = run;
      this.series = new SeriesBook(run.setup.store().cursors(), run.setup.link(), run.series);
      Surplus surplus = new Surplus(run);
      MarkerProof proof = new MarkerProof(run, series);
      this.aftercare = new Aftercare(run);
      this.audit = new SeriesAudit(run, series, surplus);
      this.amender = new Amender(run, aftercare);
      this.resolver = new Resolver(run, series, audit, proof, surplus, aftercare);
      this.sender = new Sender(run, series, audit, proof, surplus, aftercare);
      this.retrial = new Retrial(run);
    }

    void go() {
      each(this::changed, order -> change(order));
      each(() -> due(OrderState.SENDING), order -> does(() -> resolver.abandoned(order)));
      each(() -> due(OrderState.UNCERTAIN), order -> does(() -> resolver.resolve(order)));
      each(() -> due(OrderState.CANCELLED), order -> does(() -> cancelled(order)));
      each(() -> due(OrderState.RECORDED), order -> does(() -> aftercare.confirmAgain(order)));
      if (clear()) {
        List<OrderKey> mappable = retrial.mappable();
        each(() -> mappable, order -> does(() -> retrial.takeUp(order)));
        each(() -> due(OrderState.NEW), this::record);
      }
      if (mayRecord && run.inTime() && auditDue()) {
        audit.whole(recorderTicket());
      }
    }

    private OrderRecorder.Ticket recorderTicket() {
      return run.recorder.open(run.series);
    }

    private boolean change(OpenOrder order) {
      amender.amend(order);
      return true;
    }

    private static boolean does(Runnable step) {
      step.run();
      return true;
    }

    private void cancelled(OpenOrder order) {
      if (order.row().state() == OrderState.CANCELLED && order.row().pending() == null) {
        aftercare.cancelled(order);
      }
    }

    /** News that came while the order was in doubt, or since the run began, are worked in first. */
    private boolean record(OpenOrder order) {
      amender.amend(order);
      mayRecord = sender.record(order) == Sender.Next.GO_ON;
      return mayRecord;
    }

    /** Whether no create is under way or in doubt: one at a time keeps the counter meaningful. */
    private boolean clear() {
      mayRecord = none(OrderState.SENDING) && none(OrderState.UNCERTAIN);
      return mayRecord;
    }

    private boolean none(OrderState state) {
      return run.setup.store().orders().list(run.setup.link(), state, null, 1).isEmpty();
    }

    private boolean auditDue() {
      return run.setup.now().isAfter(series.auditedAt().plus(AUDIT_EVERY));
    }

    private List<OrderKey> changed() {
      return run.setup.store().orders().withPending(run.setup.link(), BATCH * 4);
    }

    private List<OrderKey> due(OrderState state) {
      Instant now = run.setup.now();
      return run.setup.store().orders().due(run.setup.link(), state, now, BATCH);
    }

    /** Takes each order once, batch by batch, while there are new ones and time. */
    private void each(Supplier<List<OrderKey>> batch, Function<OpenOrder, Boolean> step) {
      Set<OrderKey> seen = new HashSet<>();
      boolean more = true;
      while (more) {
        more = false;
        for (OrderKey key : batch.get()) {
          if (seen.add(key)) {
            more = true;
            if (!run.inTime() || !run.keepSeries() || !guarded(key, step)) {
              return;
            }
          }
        }
      }
    }

    /** One bad order never ends a run. */
    private boolean guarded(OrderKey key, Function<OpenOrder, Boolean> step) {
      Optional<OpenOrder> opened = run.book.open(key);
      if (opened.isEmpty()) {
        return true;
      }
      try (OpenOrder order = opened.get()) {
        return step.apply(order);
      } catch (ConnectorException | StoreException | LeaseLostException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("Order {} could not be worked on; it stays as it is", key, e);
        run.tally.noteForPerson("order " + key.orderId(), "failed: " + e.getClass().getName());
        return true;
      }
    }
  }
}
