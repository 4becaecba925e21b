package biz.megzo.vortex.proofs;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process that holds nothing but the library, so that its heap is the library's. Reads commands
 * from its input: {@code beat INSTANT} makes a heartbeat and answers with its clock, {@code heap}
 * answers with the bytes in use after a collection. Arguments: database, remotes.
 */
public final class SoakChild {
  private SoakChild() {}

  /** Obeys until the input ends. */
  public static void main(String[] args) throws Exception {
    ProofClock clock = new ProofClock(World.morning());
    Remotes remotes = Remotes.of(List.of(args).subList(1, args.length));
    try (WatchedStore store = new WatchedStore(args[0], new Boundaries(0));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Node node = Node.of(remotes, store.store(), clock);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(line.equals("heap") ? "= " + heap() : "= " + beat(node, clock, line));
        System.out.flush();
      }
    }
  }

  private static Instant beat(Node node, ProofClock clock, String line) {
    Instant to = Instant.parse(line.substring("beat ".length()));
    if (to.isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), to));
    }
    node.heartbeat();
    return clock.instant();
  }

  private static long heap() {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
