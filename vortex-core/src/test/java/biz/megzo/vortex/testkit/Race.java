package biz.megzo.vortex.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same work in many threads that start at one moment. */
public final class Race {
  private static final long PATIENCE_SECONDS = 120;

  private Race() {}

  /** The work of one thread. */
  public interface Runner<T> {
    /**
     * Runs.
     *
     * @param number of the thread, from 0
     */
    T run(int number) throws Exception;
  }

  /** What each thread gave, in the order of their numbers; fails when one failed or hangs. */
  public static <T> List<T> of(int threads, Runner<? extends T> runner) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return runner.run(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a runner did not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
