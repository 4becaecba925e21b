package biz.megzo.vortex.smartbill.fake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that wait on the server until the test lets them go. Closing the fake releases them. */
public final class FakeHold {
  private static final long PATIENCE_SECONDS = 60;
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  FakeHold() {}

  /** Waits until one more request is being held; fails after a minute. */
  public void awaitArrival() {
    try {
      if (!arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no request arrived to be held");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a request", e);
    }
  }

  /** Lets those go that wait, and all that come later. */
  public void release() {
    released.countDown();
  }

  void await() throws InterruptedException {
    arrived.release();
    released.await();
  }

  void await(long millis) throws InterruptedException {
    arrived.release();
    if (released.await(millis, TimeUnit.MILLISECONDS)) {
      return;
    }
  }
}
