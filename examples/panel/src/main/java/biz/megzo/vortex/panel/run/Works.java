package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what people start, and heartbeats at their rate, on threads of the panel: one thing at a
 * time for each link. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what is scheduled logs its own failures
public final class Works implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Works.class);
  private static final String NOBODY = "vortex";

  private final Shops shops;
  private final @Nullable Duration every;
  private final ExecutorService threads = Executors.newCachedThreadPool(Works::thread);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Works::thread);
  private final Map<LinkId, Doing> doing = new ConcurrentHashMap<>();
  private final Map<LinkId, Done> done = new ConcurrentHashMap<>();
  private final Map<LinkId, Examined> examined = new ConcurrentHashMap<>();
  private final AtomicBoolean rung = new AtomicBoolean();

  /** What runs now. */
  public record Doing(Job job, String who, Instant since) {}

  /**
   * What ran last.
   *
   * @param outcome {@code done}, {@code held}, {@code failed} or {@code busy}
   */
  public record Done(Job job, String who, Instant since, Instant until, String outcome) {}

  /** What the last look at the accounts found. */
  public record Examined(Instant at, List<Finding> findings) {
    public Examined {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Nothing runs before {@link #begin}.
   *
   * @param every pause between heartbeats; null for none but those that people start
   */
  public Works(Shops shops, @Nullable Duration every) {
    this.shops = shops;
    this.every = every;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vortex-panel-work");
    thread.setDaemon(true);
    return thread;
  }

  /** Heartbeats run from now on, when there is a rate. */
  public void begin() {
    if (every != null) {
      long millis = every.toMillis();
      timer.scheduleWithFixedDelay(this::beat, 0, millis, TimeUnit.MILLISECONDS);
      timer.scheduleWithFixedDelay(this::look, 1, 24, TimeUnit.HOURS);
    }
  }

  private void beat() {
    shops.links().forEach(link -> start(link, Job.HEARTBEAT, NOBODY));
  }

  private void look() {
    shops.links().forEach(link -> start(link, Job.EXAMINE, NOBODY));
  }

  /** Something was pushed: what waits is seen to within a second or two, once for many rings. */
  public void ring() {
    if (every != null && rung.compareAndSet(false, true)) {
      timer.schedule(
          () -> {
            rung.set(false);
            shops.links().forEach(link -> threads.execute(() -> pending(link)));
          },
          1,
          TimeUnit.SECONDS);
    }
  }

  private void pending(LinkId link) {
    try {
      shops.vortex().runPending(link);
    } catch (RuntimeException e) {
      LOG.error("What was pushed for link {} could not be seen to", link, e);
    }
  }

  /** The pause between heartbeats; empty when the panel runs none by itself. */
  public Optional<Duration> every() {
    return Optional.ofNullable(every);
  }

  /** What runs for a link now. */
  public Optional<Doing> doing(LinkId link) {
    return Optional.ofNullable(doing.get(link));
  }

  /** What ran last for a link. */
  public Optional<Done> done(LinkId link) {
    return Optional.ofNullable(done.get(link));
  }

  /** What the last look at a link's accounts found. */
  public Optional<Examined> examined(LinkId link) {
    return Optional.ofNullable(examined.get(link));
  }

  /**
   * Starts a job.
   *
   * @return false when another one of the link runs
   */
  public boolean start(LinkId link, Job job, String who) {
    Doing mine = new Doing(job, who, shops.clock().instant());
    if (doing.putIfAbsent(link, mine) != null) {
      return false;
    }
    threads.execute(() -> run(link, mine));
    return true;
  }

  private void run(LinkId link, Doing mine) {
    String outcome = "failed";
    try {
      if (!mine.who().equals(NOBODY)) {
        audit(link, mine);
      }
      outcome = work(link, mine.job());
    } catch (RuntimeException e) {
      LOG.error("{} of link {} failed", mine.job(), link, e);
    } finally {
      Instant now = shops.clock().instant();
      done.put(link, new Done(mine.job(), mine.who(), mine.since(), now, outcome));
      doing.remove(link, mine);
    }
  }

  private void audit(LinkId link, Doing mine) {
    Fact fact =
        new Fact(
            mine.since(),
            mine.who(),
            "link:" + link,
            "run.started",
            mine.job().name().toLowerCase(Locale.ROOT));
    shops.store().audit().append(link, List.of(fact));
  }

  private String work(LinkId link, Job job) {
    Vortex vortex = shops.vortex();
    if (job == Job.EXAMINE) {
      examined.put(link, new Examined(shops.clock().instant(), vortex.examine(link)));
      return "done";
    }
    if (job == Job.RECONCILE) {
      return vortex.reconcile(link).map(report -> word(report.state())).orElse("busy");
    }
    HeartbeatReport report =
        job.flow().map(flow -> vortex.sync(link, flow)).orElseGet(() -> vortex.heartbeat(link));
    return word(report.result());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Lets what runs come to its end, for some seconds. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(8, TimeUnit.SECONDS)) {
        LOG.warn("Some work did not end in time; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
