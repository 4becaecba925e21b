package biz.megzo.vortex.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that the process is to end, and when the work at hand is over. Thread-safe. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

  /** Asks for an end. */
  void ask() {
    asked.countDown();
    waiting.forEach(Runnable::run);
  }

  /** Runs this when an end is asked for, at once when it was. */
  void whenAsked(Runnable what) {
    waiting.add(what);
    if (isAsked()) {
      what.run();
    }
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits; true when an end is asked for before that. */
  boolean within(Duration time) {
    return await(asked, time);
  }

  /** Nothing is under way any more. */
  void over() {
    over.countDown();
  }

  /** Waits for the work at hand; true when it is over. */
  boolean awaitOver(Duration time) {
    return await(over, time);
  }

  private static boolean await(CountDownLatch latch, Duration time) {
    try {
      return latch.await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
