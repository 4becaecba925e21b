package biz.megzo.vortex.stock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plays a product's sales: 30 days, again and again, with buyers that come at random at the rate of
 * the past. Buyers are drawn once, so that every buffer and interval meets the same ones. Stock
 * comes in for about ten days, and anew a day after it ran out: what is oversold happens near its
 * end. Pure: the same seed gives the same.
 */
final class SalePlay {
  static final int DAYS = 30;
  private static final double STOCK_DAYS = 10;
  private static final int MOST_BUYERS = 400_000;

  /** A buyer; one elsewhere takes what is there. */
  private record Buyer(double at, boolean here, int units) {}

  /** What one way of playing it gave, in all months together. */
  record Outcome(long oversold, long turnedAway) {}

  private final List<List<Buyer>> months = new ArrayList<>();
  private final int delivery;

  /**
   * Draws the buyers.
   *
   * @param ordersPerDay on the channel
   * @param unitsPerOrder 1 or more
   * @param elsewherePerDay units taken elsewhere, one by one
   * @param most months to play
   */
  SalePlay(double ordersPerDay, double unitsPerOrder, double elsewherePerDay, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double perMonth = (ordersPerDay + elsewherePerDay) * DAYS;
    int count = (int) Math.max(1, Math.min(most, MOST_BUYERS / Math.max(1, perMonth)));
    this.delivery =
        (int)
            Math.max(
                Math.ceil(unitsPerOrder) + 1,
                Math.rint((ordersPerDay * unitsPerOrder + elsewherePerDay) * STOCK_DAYS));
    for (int month = 0; month < count; month++) {
      months.add(month(ordersPerDay, unitsPerOrder, elsewherePerDay, random));
    }
  }

  int months() {
    return months.size();
  }

  private static List<Buyer> month(
      double ordersPerDay, double unitsPerOrder, double elsewherePerDay, SplittableRandom random) {
    double all = ordersPerDay + elsewherePerDay;
    List<Buyer> buyers = new ArrayList<>();
    double at = 0;
    while (all > 0) {
      at -= Math.log(1 - random.nextDouble()) / all;
      if (at >= DAYS) {
        break;
      }
      boolean here = random.nextDouble() * all < ordersPerDay;
      int units = (int) Math.floor(unitsPerOrder);
      boolean oneMore = random.nextDouble() < unitsPerOrder - units;
      buyers.add(new Buyer(at, here, here ? units + (oneMore ? 1 : 0) : 1));
    }
    return buyers;
  }

  /** Plays all months. */
  Outcome play(int buffer, Duration interval, Duration lag) {
    long oversold = 0;
    long turnedAway = 0;
    for (List<Buyer> month : months) {
      Month played = new Month(buffer, days(interval), days(lag), delivery);
      month.forEach(played::comes);
      oversold += played.oversold;
      turnedAway += played.turnedAway;
    }
    return new Outcome(oversold, turnedAway);
  }

  private static double days(Duration time) {
    return time.toMillis() / (double) Duration.ofDays(1).toMillis();
  }

  /** One month as it goes on. */
  private static final class Month {
    private final int buffer;
    private final double interval;
    private final double lag;
    private final int delivery;
    private final List<double[]> freeSince = new ArrayList<>();
    private final List<double[]> soldHere = new ArrayList<>();
    private int seen;
    private int free;
    private double emptyAt = -1;
    private long oversold;
    private long turnedAway;

    Month(int buffer, double interval, double lag, int delivery) {
      this.buffer = buffer;
      this.interval = interval;
      this.lag = lag;
      this.delivery = delivery;
      become(0, delivery + buffer);
    }

    private void become(double at, int units) {
      free = units;
      freeSince.add(new double[] {at, units});
    }

    void comes(Buyer buyer) {
      if (emptyAt >= 0 && buyer.at() >= emptyAt + 1) {
        become(emptyAt + 1, free + delivery);
        emptyAt = -1;
      }
      if (buyer.here()) {
        here(buyer);
      } else if (free > 0) {
        become(buyer.at(), free - 1);
      }
      if (free <= buffer && emptyAt < 0) {
        emptyAt = buyer.at();
      }
    }

    private void here(Buyer buyer) {
      int shown = shown(buyer.at());
      if (shown < buyer.units()) {
        turnedAway += free >= buyer.units() ? 1 : 0;
        return;
      }
      int missing = Math.max(0, buyer.units() - Math.max(0, free));
      oversold += missing;
      soldHere.add(new double[] {buyer.at(), buyer.units()});
      become(buyer.at(), free - (buyer.units() - missing));
    }

    /** What the channel shows: the last push that it has taken, less what it sold since. */
    private int shown(double at) {
      double heartbeat = Math.floor(Math.max(0, at - lag) / interval) * interval;
      while (seen + 1 < freeSince.size() && freeSince.get(seen + 1)[0] <= heartbeat) {
        seen++;
      }
      double shown = Math.max(0, freeSince.get(seen)[1] - buffer);
      for (int i = soldHere.size() - 1; i >= 0 && soldHere.get(i)[0] > heartbeat; i--) {
        shown -= soldHere.get(i)[1];
      }
      return (int) shown;
    }
  }
}
