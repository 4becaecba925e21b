package biz.megzo.vortex.benchmarks;

import java.io.PrintStream;
import java.time.Duration;

/** A weekend of flash sale in simulated time: what buffers and reservations are worth. */
final class FlashSale {
  private static final long SEED = 20_261_003;
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private FlashSale() {}

  static void print(PrintStream out) {
    SaleDemand.Size size = SaleDemand.Size.weekend();
    SaleDemand demand = new SaleDemand(size, SaleWorld.START, SEED);
    out.println(
        "Flash sale: "
            + size.skus()
            + " SKUs, a heartbeat each "
            + INTERVAL.toMinutes()
            + " min\n");
    out.println(
        "| buffer | reservations | orders | oversold units | SKUs oversold | turned away |");
    out.println("|---:|---|---:|---:|---:|---:|");
    for (boolean reservations : new boolean[] {true, false}) {
      for (int buffer = 0; buffer <= 2; buffer++) {
        SaleWorld.Outcome outcome =
            new SaleWorld(size, demand, new SaleWorld.Engine(buffer, reservations, INTERVAL)).run();
        out.printf(
            "| %d | %s | %d | %d | %d | %d |%n",
            buffer,
            reservations ? "yes" : "no",
            outcome.orders(),
            outcome.oversold(),
            outcome.skus(),
            outcome.turnedAway());
      }
    }
  }
}
