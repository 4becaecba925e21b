package biz.megzo.vortex.celro.fake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What will go wrong, and when. Queued faults are used up in the order queued, one per matching
 * request; lasting ones stay until {@link #clear()}; the random rate comes last. {@code "*"} stands
 * for every action. Thread-safe.
 */
public final class Faults {
  private static final class Queued {
    private final Predicate<RecordedCall> when;
    private final Fault fault;
    private int skip;
    private int left;

    private Queued(Predicate<RecordedCall> when, Fault fault, int skip, int left) {
      this.when = when;
      this.fault = fault;
      this.skip = skip;
      this.left = left;
    }
  }

  private final List<Queued> queue = new ArrayList<>();
  private Random random = new Random(0);
  private double rate;
  private List<Fault> kinds = List.of();
  private int fired;

  Faults() {}

  /** The next request for this action fails. */
  public Faults next(String action, Fault fault) {
    return times(1, action, fault);
  }

  /** The next {@code count} requests for this action fail. */
  public synchronized Faults times(int count, String action, Fault fault) {
    queue.add(new Queued(forAction(action), fault, 0, count));
    return this;
  }

  /** Counted from now, the {@code nth} request (1 is the next) for this action fails. */
  public synchronized Faults nth(int nth, String action, Fault fault) {
    queue.add(new Queued(forAction(action), fault, nth - 1, 1));
    return this;
  }

  /** Every request that matches fails until {@link #clear()}. */
  public synchronized Faults always(Predicate<RecordedCall> when, Fault fault) {
    queue.add(new Queued(when, fault, 0, Integer.MAX_VALUE));
    return this;
  }

  /** The next request that matches fails. */
  public synchronized Faults once(Predicate<RecordedCall> when, Fault fault) {
    queue.add(new Queued(when, fault, 0, 1));
    return this;
  }

  /** Stops the next request for this action before it runs. */
  public Hold hold(String action) {
    Hold hold = new Hold();
    next(action, Fault.hold(hold));
    return hold;
  }

  /** Stops the next request for this action after it ran, before its answer leaves. */
  public Hold holdAfterCommit(String action) {
    Hold hold = new Hold();
    next(action, Fault.hold(hold).afterCommit());
    return hold;
  }

  /**
   * Each request fails with this chance, by one of the kinds; the seed makes the draws repeatable
   * in order of arrival.
   */
  public synchronized Faults random(double chance, long seed, Fault... oneOf) {
    if (chance < 0 || chance > 1 || (chance > 0 && oneOf.length == 0)) {
      throw new IllegalArgumentException(
          "chance must be 0 to 1 with at least one kind, was " + chance);
    }
    random = new Random(seed);
    rate = chance;
    kinds = List.of(oneOf);
    return this;
  }

  /** Nothing goes wrong from now on. */
  public synchronized void clear() {
    queue.clear();
    rate = 0;
  }

  /** How many requests were made to fail so far. */
  public synchronized int fired() {
    return fired;
  }

  synchronized Optional<Fault> pick(RecordedCall call) {
    Optional<Fault> picked = queued(call).or(this::drawn);
    if (picked.isPresent()) {
      fired++;
    }
    return picked;
  }

  private Optional<Fault> queued(RecordedCall call) {
    for (Iterator<Queued> it = queue.iterator(); it.hasNext(); ) {
      Queued next = it.next();
      if (!next.when.test(call)) {
        continue;
      }
      if (next.skip > 0) {
        next.skip--;
        continue;
      }
      if (next.left != Integer.MAX_VALUE && --next.left == 0) {
        it.remove();
      }
      return Optional.of(next.fault);
    }
    return Optional.empty();
  }

  private Optional<Fault> drawn() {
    if (rate <= 0 || random.nextDouble() >= rate) {
      return Optional.empty();
    }
    return Optional.of(kinds.get(random.nextInt(kinds.size())));
  }

  private static Predicate<RecordedCall> forAction(String action) {
    return action.equals("*") ? call -> true : call -> call.isFor(action);
  }
}
