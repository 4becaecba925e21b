package biz.megzo.vortex.celro.fake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request stopped on its way until it is let go. Closing the fake lets it go too. */
public final class Hold implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  Hold() {}

  /** Waits until the request stands here; {@code false} when it did not come in time. */
  public boolean awaitArrived(Duration atMost) {
    try {
      return arrived.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets the request go on. */
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
  }

  void pass(Closing closing) {
    arrived.countDown();
    try {
      while (!closing.isClosed() && !released.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        continue;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
