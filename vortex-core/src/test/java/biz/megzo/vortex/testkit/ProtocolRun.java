package biz.megzo.vortex.testkit;

import biz.megzo.vortex.internal.order.OrderIntake;
import biz.megzo.vortex.internal.order.OrderRecording;
import biz.megzo.vortex.testkit.ProtocolModel.Bounds;
import biz.megzo.vortex.testkit.ProtocolModel.Counterexample;
import biz.megzo.vortex.testkit.ProtocolModel.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One run of the model: one worker at a time moves, from one point of choice to the next. */
final class ProtocolRun implements ProtocolWorld.Watcher {
  private static final Set<String> COARSE =
      Set.of(
          "orders.claim",
          "orders.lock",
          "orders.write",
          "leases.acquire",
          "recorder.open",
          "recorder.submit",
          "recorder.find",
          "recorder.read",
          "recorder.cancel",
          "recorder.restore",
          "source.orders",
          "cursors.put");
  private static final Set<String> NEAR_THE_SERIES =
      Set.of("recorder.open", "recorder.submit", "recorder.find", "orders.write");
  private static final Duration LONG = Duration.ofDays(1);

  private final Bounds bounds;
  private final Set<ProtocolFault> faults;
  private final Choices choices;
  private final Set<Long> seen;
  private final ProtocolWorld world;
  private final List<Worker> workers = List.of(new Worker("A", 0), new Worker("B", 1));
  private final Worker calm = new Worker("calm", 2);
  private final Semaphore ended = new Semaphore(0);
  private final List<String> steps = new ArrayList<>();
  private final EnumSet<ProtocolFault> happened = EnumSet.noneOf(ProtocolFault.class);
  private Worker running = calm;
  private int faultsLeft;
  private int preemptionsLeft;
  private boolean pruned;
  private boolean atRest;
  private @Nullable String broken;

  /** A node; only the one that holds the baton moves. */
  private static final class Worker {
    final String name;
    final int number;
    final Semaphore baton = new Semaphore(0);
    boolean done;
    boolean dead;
    boolean paused;
    long history = 17;

    Worker(String name, int number) {
      this.name = name;
      this.number = number;
    }
  }

  /** Ends a worker at once: nothing it does afterwards reaches anything. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("ended", null, false, false);
    }
  }

  ProtocolRun(
      Start start,
      Bounds bounds,
      Set<ProtocolFault> faults,
      BrokenEngine broken,
      Choices choices,
      Set<Long> seen) {
    this.bounds = bounds;
    this.faults = faults;
    this.choices = choices;
    this.seen = seen;
    this.faultsLeft = bounds.faults();
    this.preemptionsLeft = bounds.preemptions();
    this.world = new ProtocolWorld(start, broken, this);
  }

  boolean cameToRest() {
    return atRest;
  }

  Optional<Counterexample> go(ExecutorService threads) {
    world.prepare(this::pass);
    running = workers.get(0);
    for (Worker worker : workers) {
      threads.execute(() -> live(worker));
    }
    running.baton.release();
    ended.acquireUninterruptibly();
    running = calm;
    if (broken == null && !pruned) {
      rest();
    }
    String found = broken;
    return found == null
        ? Optional.empty()
        : Optional.of(new Counterexample(found, List.copyOf(steps)));
  }

  private void live(Worker worker) {
    worker.baton.acquireUninterruptibly();
    try {
      if (!over()) {
        pass();
        passBeside(other(worker));
      }
    } catch (Ended e) {
      // it died, or the run is over
    } catch (Throwable e) {
      broken = Objects.requireNonNullElse(broken, "the engine threw " + e);
    }
    worker.done = true;
    Worker other = other(worker);
    if (other.done) {
      ended.release();
    } else {
      running = other;
      other.baton.release();
    }
  }

  /** While the other worker stands still, time goes on and this one makes another pass. */
  private void passBeside(Worker other) {
    if (other.paused && !other.done) {
      world.advance(Duration.ofMinutes(4));
      workers.forEach(worker -> worker.paused = true);
      pass();
    }
  }

  private void pass() {
    var deadline = world.clock.instant().plus(LONG);
    new OrderIntake(world.setup()).poll(deadline);
    new OrderRecording(world.setup()).run(deadline, world.catalogue());
  }

  private void rest() {
    try {
      for (int minutes : new int[] {1, 4, 4, 70, 70}) {
        world.advance(Duration.ofMinutes(minutes));
        steps.add("-- " + minutes + " min later, nothing goes wrong any more");
        pass();
      }
      atRest = true;
      broken = world.brokenAtRest(happened).orElse(broken);
    } catch (Ended e) {
      // an invariant broke on the way
    } catch (RuntimeException e) {
      broken = "the engine threw " + e;
    }
  }

  private boolean over() {
    return pruned || broken != null;
  }

  private Worker other(Worker worker) {
    return workers.get(1 - worker.number);
  }

  @Override
  public void before(String call, Object[] args) {
    Worker me = running;
    if (me.dead || over()) {
      throw new Ended();
    }
    if (me != calm && (COARSE.contains(call) || (bounds.fine() && !call.startsWith("audit.")))) {
      choose(me, call);
    }
    if (call.equals("recorder.submit")) {
      Optional<String> wrong = world.wrongToSend(args, me.paused);
      if (wrong.isPresent()) {
        broken = wrong.get();
        steps.add(me.name + " " + call + " <- here");
        throw new Ended();
      }
    }
    if (me != calm || call.startsWith("recorder.")) {
      steps.add(me.name + " " + call);
    }
  }

  @Override
  public void after(String call, @Nullable Object result) {
    Worker me = running;
    me.history = me.history * 0x9E3779B97F4A7C15L + call.hashCode();
    me.history = me.history * 31 + Objects.hashCode(result);
    me.history = me.history * 31 + world.clock.instant().hashCode();
    if (call.equals("orders.renew") && Boolean.TRUE.equals(result)) {
      me.paused = false;
    }
  }

  /** Lets everything happen that can happen before a call. */
  private void choose(Worker me, String call) {
    while (true) {
      List<Runnable> turns = new ArrayList<>();
      boolean[] go = new boolean[1];
      turns.add(() -> go[0] = true);
      if (preemptionsLeft > 0 && !other(me).done) {
        turns.add(() -> preempt(me));
      }
      if (faultsLeft > 0) {
        faults.stream()
            .filter(fault -> possible(fault, call))
            .forEach(fault -> turns.add(() -> go[0] = happens(fault, me)));
      }
      if (turns.size() == 1) {
        return;
      }
      if (choices.onNewGround() && !seen.add(state(me))) {
        pruned = true;
        throw new Ended();
      }
      turns.get(choices.pick(turns.size())).run();
      if (over()) {
        throw new Ended();
      }
      if (go[0]) {
        return;
      }
    }
  }

  private boolean possible(ProtocolFault fault, String call) {
    return switch (fault) {
      case CRASH, PAUSED -> true;
      case ANSWER_LOST, NEVER_ARRIVED, LATE_COMMIT -> call.equals("recorder.submit");
      case FOREIGN_RECORD -> NEAR_THE_SERIES.contains(call);
      case LAST_DELETED -> NEAR_THE_SERIES.contains(call) && world.erp.counter() > 1;
      case ORDER_CANCELLED, ORDER_CHANGED ->
          call.equals("source.orders") && !happened.contains(fault);
    };
  }

  /** Whether the worker goes on with its call behind the fault. */
  private boolean happens(ProtocolFault fault, Worker me) {
    faultsLeft--;
    happened.add(fault);
    steps.add(me.name + " ** " + fault);
    switch (fault) {
      case CRASH -> {
        me.dead = true;
        throw new Ended();
      }
      case PAUSED -> {
        world.advance(world.leaseTime().plusSeconds(1));
        workers.forEach(worker -> worker.paused = true);
        if (!other(me).done) {
          hand(me);
        }
        return false;
      }
      default -> {
        world.happens(fault);
        return fault == ProtocolFault.ANSWER_LOST
            || fault == ProtocolFault.NEVER_ARRIVED
            || fault == ProtocolFault.LATE_COMMIT;
      }
    }
  }

  private void preempt(Worker me) {
    preemptionsLeft--;
    hand(me);
  }

  private void hand(Worker me) {
    Worker other = other(me);
    running = other;
    other.baton.release();
    me.baton.acquireUninterruptibly();
    running = me;
  }

  private long state(Worker me) {
    long hash = world.state();
    for (Worker worker : workers) {
      hash = hash * 0x9E3779B97F4A7C15L + worker.history;
      hash = hash * 31 + (worker.done ? 1 : 0) + (worker.dead ? 2 : 0) + (worker.paused ? 4 : 0);
    }
    hash = hash * 31 + me.number;
    hash = hash * 31 + faultsLeft;
    hash = hash * 31 + preemptionsLeft;
    long mask = 0;
    for (ProtocolFault fault : happened) {
      mask |= 1L << fault.ordinal();
    }
    return hash * 0x9E3779B97F4A7C15L + mask;
  }
}
