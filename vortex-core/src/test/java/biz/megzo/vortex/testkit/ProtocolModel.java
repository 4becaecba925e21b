package biz.megzo.vortex.testkit;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Model checker of the order protocol: the real engine, two workers and two orders between a fake
 * channel and a fake ERP, each call of a worker to its store and its remotes a point where the
 * other worker may run or something may go wrong. Walks all runs within its bounds, depth first,
 * and skips states it has seen. Deterministic; no sleeps. Immutable.
 */
public final class ProtocolModel {
  /** What the link looks like when the workers start. */
  public enum Start {
    /** Two orders wait on the channel. */
    TWO_NEW_ORDERS,
    /** The first order is recorded and was changed since; the second is new. */
    ONE_CHANGED,
    /** The first order is recorded and was cancelled since; the second is new. */
    ONE_CANCELLED
  }

  /**
   * How far to look.
   *
   * @param faults at most so many faults in a run
   * @param preemptions a worker that could go on is stopped for the other at most so often
   * @param fine whether reads are points of choice too
   */
  public record Bounds(int faults, int preemptions, boolean fine) {}

  /**
   * What was found.
   *
   * @param runs how often the workers were run from the start
   * @param states distinct states at points of choice
   * @param quiescent runs that came to rest and were checked
   * @param counterexample the first run that broke an invariant
   */
  public record Verdict(
      long runs, long states, long quiescent, Optional<Counterexample> counterexample) {
    @Override
    public String toString() {
      return String.format(
          "%,d states, %,d runs, %,d checked at rest%s",
          states, runs, quiescent, counterexample.map(found -> "\n" + found).orElse(""));
    }
  }

  /** A run that broke an invariant. */
  public record Counterexample(String broken, List<String> steps) {
    @Override
    public String toString() {
      return "BROKEN " + broken + "\n  " + String.join("\n  ", steps);
    }
  }

  private final Start start;
  private final Bounds bounds;
  private final Set<ProtocolFault> faults;
  private final BrokenEngine broken;

  private ProtocolModel(
      Start start, Bounds bounds, Set<ProtocolFault> faults, BrokenEngine broken) {
    this.start = start;
    this.bounds = bounds;
    this.faults = faults;
    this.broken = broken;
  }

  /** The engine as it is, with every fault. */
  public static ProtocolModel of(Start start, Bounds bounds) {
    return new ProtocolModel(start, bounds, EnumSet.allOf(ProtocolFault.class), BrokenEngine.SOUND);
  }

  /** With these faults only. */
  public ProtocolModel with(ProtocolFault first, ProtocolFault... others) {
    return new ProtocolModel(start, bounds, EnumSet.of(first, others), broken);
  }

  /** With an engine that is broken on purpose. */
  public ProtocolModel breaking(BrokenEngine how) {
    return new ProtocolModel(start, bounds, faults, how);
  }

  /** Walks all runs, or up to the first that breaks an invariant. */
  public Verdict explore() {
    Choices choices = new Choices();
    Set<Long> seen = new HashSet<>();
    long runs = 0;
    long quiescent = 0;
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      do {
        choices.restart();
        ProtocolRun run = new ProtocolRun(start, bounds, faults, broken, choices, seen);
        Optional<Counterexample> found = run.go(threads);
        runs++;
        quiescent += run.cameToRest() ? 1 : 0;
        if (found.isPresent()) {
          return new Verdict(runs, seen.size(), quiescent, found);
        }
      } while (choices.next());
      return new Verdict(runs, seen.size(), quiescent, Optional.empty());
    } finally {
      threads.shutdown();
    }
  }
}
