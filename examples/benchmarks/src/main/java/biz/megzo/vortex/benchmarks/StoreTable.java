package biz.megzo.vortex.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Measures peers in turns, so that what else the machine does hits all alike, and prints the
 * medians of the clock on the wall per order or lease as ratios: the time goes to the database,
 * which is another process.
 */
final class StoreTable {
  private final int rounds;
  private final int callsPerRound;
  private long number;

  StoreTable(int rounds, int callsPerRound) {
    this.rounds = rounds;
    this.callsPerRound = callsPerRound;
  }

  /** One table; the first peer is the one that the others are compared with. */
  String measure(String title, List<StorePeer> peers) {
    List<List<Double>> micros = new ArrayList<>();
    peers.forEach(peer -> micros.add(new ArrayList<>()));
    peers.forEach(peer -> once(peer, callsPerRound)); // warms up, as many calls of each
    for (int round = 0; round < rounds; round++) {
      for (int peer = 0; peer < peers.size(); peer++) {
        micros.get(peer).add(once(peers.get(peer), callsPerRound / peers.get(peer).perCall()));
      }
    }
    micros.forEach(all -> all.sort(Comparator.naturalOrder()));
    double one = median(micros.get(0));
    StringBuilder table = new StringBuilder("\n## " + title + "\n\n| | ratio | from | to | us |\n");
    table.append("|---|---:|---:|---:|---:|\n");
    for (int peer = 0; peer < peers.size(); peer++) {
      List<Double> all = micros.get(peer);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.2f | %.0f |%n",
              peers.get(peer).name(),
              median(all) / one,
              all.get(0) / one,
              all.get(all.size() - 1) / one,
              median(all)));
    }
    return table.toString();
  }

  /** Microseconds for each order or lease. */
  private double once(StorePeer peer, int calls) {
    int made = Math.max(1, calls);
    long start = System.nanoTime();
    try {
      for (int call = 0; call < made; call++) {
        peer.work().run(++number);
      }
    } catch (Exception e) {
      throw new IllegalStateException(peer.name() + " failed", e);
    }
    return (System.nanoTime() - start) / 1e3 / made / peer.perCall();
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }
}
