package biz.megzo.vortex.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Who wants what and when, drawn once from a seed so that every engine meets the same buyers. */
final class SaleDemand {
  /** How steeply demand falls from the best seller on: the k-th is wanted k^-0.9 as often. */
  private static final double SKEW = 0.9;

  private static final int CHOICES = 60;
  private static final int PEAK_FROM = 20;
  private static final int PEAK_TO = 22;

  /**
   * How large the sale is.
   *
   * @param orders orders on the channel
   * @param elsewhere customers in the shop and on other channels
   */
  record Size(int skus, int orders, int elsewhere, Duration length) {
    /** A weekend of 500 SKUs and 3,000 orders. */
    static Size weekend() {
      return new Size(500, 3_000, 1_500, Duration.ofDays(2));
    }
  }

  /**
   * Somebody who wants something.
   *
   * @param onChannel on the channel, or else in the shop
   * @param choices SKUs in the order in which they are tried
   */
  record Buyer(Instant at, boolean onChannel, List<Integer> choices, int units) {}

  private final List<Buyer> buyers = new ArrayList<>();
  private final int[] stock;

  SaleDemand(Size size, Instant start, long seed) {
    Random random = new Random(seed);
    double[] upTo = new double[size.skus()];
    double sum = 0;
    for (int sku = 0; sku < upTo.length; sku++) {
      sum += Math.pow(sku + 1, -SKEW);
      upTo[sku] = sum;
    }
    stock = new int[size.skus()];
    int wanted = size.orders() + size.elsewhere();
    for (int sku = 0; sku < stock.length; sku++) {
      double expected = wanted * 1.1 * Math.pow(sku + 1, -SKEW) / sum;
      stock[sku] = 1 + (int) Math.round(expected * (0.6 + random.nextDouble()));
    }
    for (int n = 0; n < wanted; n++) {
      List<Integer> choices = new ArrayList<>(CHOICES);
      for (int choice = 0; choice < CHOICES; choice++) {
        choices.add(drawn(upTo, random.nextDouble() * sum));
      }
      int units = random.nextInt(10) == 0 ? 2 : 1;
      buyers.add(new Buyer(start.plus(moment(random, size)), n < size.orders(), choices, units));
    }
    buyers.sort(Comparator.comparing(Buyer::at));
  }

  private static int drawn(double[] upTo, double at) {
    int sku = 0;
    while (sku < upTo.length - 1 && upTo[sku] < at) {
      sku++;
    }
    return sku;
  }

  /** By day twice as many as by night, and from 20 to 22 o'clock three times as many as by day. */
  private static Duration moment(Random random, Size size) {
    while (true) {
      Duration at = Duration.ofMillis((long) (random.nextDouble() * size.length().toMillis()));
      int hour = at.toHoursPart();
      double busy = hour >= PEAK_FROM && hour < PEAK_TO ? 1 : hour >= 8 ? 1 / 3.0 : 1 / 6.0;
      if (random.nextDouble() < busy) {
        return at;
      }
    }
  }

  /** In the order of time. */
  List<Buyer> buyers() {
    return List.copyOf(buyers);
  }

  /** Units of a SKU at the start. */
  int stock(int sku) {
    return stock[sku];
  }
}
