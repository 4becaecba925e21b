package biz.megzo.vortex.celro.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Every request received, in order of arrival. Thread-safe; actions are compared without regard to
 * case.
 */
public final class Journal {
  private final List<RecordedCall> calls = new ArrayList<>();
  private int cleared;

  Journal() {}

  /** Everything recorded so far. */
  public synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** The requests for one action, such as {@code orders/getOrder}. */
  public synchronized List<RecordedCall> of(String action) {
    return calls.stream().filter(call -> call.isFor(action)).toList();
  }

  /** How many requests one action got, refused and failed ones included. */
  public int count(String action) {
    return of(action).size();
  }

  /** How many requests of one action took effect or were refused by its own rules. */
  public synchronized int handled(String action) {
    return (int) calls.stream().filter(call -> call.isFor(action) && call.handled()).count();
  }

  /** The latest request for an action. */
  public RecordedCall last(String action) {
    List<RecordedCall> found = of(action);
    if (found.isEmpty()) {
      throw new IllegalStateException("no request for " + action);
    }
    return found.get(found.size() - 1);
  }

  /** Forgets what was recorded. */
  public synchronized void clear() {
    cleared += calls.size();
    calls.clear();
  }

  synchronized RecordedCall open(IntFunction<RecordedCall> numbered) {
    RecordedCall call = numbered.apply(cleared + calls.size() + 1);
    calls.add(call);
    return call;
  }

  synchronized void update(int sequence, UnaryOperator<RecordedCall> change) {
    int index = sequence - cleared - 1;
    if (index >= 0 && index < calls.size()) {
      calls.set(index, change.apply(calls.get(index)));
    }
  }
}
