package biz.megzo.vortex.benchmarks;

/**
 * One of those measured side by side.
 *
 * @param perCall how many orders or leases one call does
 */
record StorePeer(String name, int perCall, Work work) {
  /** One call; the number is never given twice. */
  interface Work {
    void run(long number) throws Exception;
  }
}
