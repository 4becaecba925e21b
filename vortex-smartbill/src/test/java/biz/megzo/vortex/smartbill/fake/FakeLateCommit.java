package biz.megzo.vortex.smartbill.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests whose answer was lost while the server was still at work: they take effect later. */
public final class FakeLateCommit {
  private static final long PATIENCE_SECONDS = 20;
  private final Deque<Serving> parked = new ArrayDeque<>();
  private final Semaphore arrived = new Semaphore(0);

  FakeLateCommit() {}

  synchronized void park(Serving serving) {
    parked.add(serving);
    arrived.release();
  }

  /** Waits until one more request has been parked; fails after 20 seconds. */
  public void awaitArrival() {
    try {
      if (!arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no request arrived to be committed late");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a request", e);
    }
  }

  /** Requests that have not taken effect yet. */
  public synchronized int waiting() {
    return parked.size();
  }

  /** Lets everything parked take effect now. Returns the statuses that nobody will read. */
  public List<Integer> commitLate() {
    List<Serving> now;
    synchronized (this) {
      now = new ArrayList<>(parked);
      parked.clear();
    }
    return now.stream().map(serving -> serving.answer().status()).toList();
  }
}
