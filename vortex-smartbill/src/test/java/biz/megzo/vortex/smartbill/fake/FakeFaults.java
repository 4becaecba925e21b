package biz.megzo.vortex.smartbill.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** The faults that are planned, in the order in which they were described. Thread-safe. */
public final class FakeFaults {
  /** One planned fault, and how often it may still strike. */
  static final class Planned {
    private final Set<FakeCall> calls;
    private final Predicate<FakeRequest> when;
    private final Fault fault;
    private int skip;
    private int left;

    Planned(Set<FakeCall> calls, Predicate<FakeRequest> when, int skip, int times, Fault fault) {
      this.calls = calls;
      this.when = when;
      this.skip = skip;
      this.left = times;
      this.fault = fault;
    }

    private boolean strikes(FakeCall call, FakeRequest request) {
      if (left == 0 || !calls.contains(call) || !when.test(request)) {
        return false;
      }
      if (skip > 0) {
        skip--;
        return false;
      }
      left -= left == Integer.MAX_VALUE ? 0 : 1;
      return true;
    }
  }

  private final ScheduledExecutorService timer;
  private final Function<FakeRequest, Reply> blocker;
  private final List<Planned> planned = new ArrayList<>();
  private final List<FakeHold> holds = new ArrayList<>();

  FakeFaults(ScheduledExecutorService timer, Function<FakeRequest, Reply> blocker) {
    this.timer = timer;
    this.blocker = blocker;
  }

  /** Starts a fault for these calls; for every call when none is named. */
  public FakeFaultRule on(FakeCall... calls) {
    return new FakeFaultRule(
        this, calls.length == 0 ? EnumSet.allOf(FakeCall.class) : EnumSet.copyOf(List.of(calls)));
  }

  /**
   * From now on, that share of the calls goes wrong, in ways picked by the seed: lost before or
   * after the work, cut off, 500 and 502 before or after it. For soak runs and demonstrations.
   *
   * @param rate from 0 to 1
   */
  public void random(long seed, double rate, FakeCall... calls) {
    var dice = new Random(seed);
    on(calls).when(any -> dice.nextDouble() < rate).always().randomly(dice);
  }

  /** Forgets every planned fault, and lets go what is held. */
  public synchronized void clear() {
    planned.clear();
    holds.forEach(FakeHold::release);
    holds.clear();
  }

  synchronized void add(Planned fault) {
    planned.add(fault);
  }

  synchronized FakeHold newHold() {
    var hold = new FakeHold();
    holds.add(hold);
    return hold;
  }

  synchronized Optional<Fault> strike(FakeCall call, FakeRequest request) {
    return planned.stream()
        .filter(one -> one.strikes(call, request))
        .findFirst()
        .map(one -> one.fault);
  }

  void later(Runnable work, Duration delay) {
    timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  Reply block(FakeRequest request) {
    return blocker.apply(request);
  }
}
