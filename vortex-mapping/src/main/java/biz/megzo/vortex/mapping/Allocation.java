package biz.megzo.vortex.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rounds parts so that they sum to a whole exactly: the largest remainders get the residue. */
public final class Allocation {
  private Allocation() {}

  /**
   * Rounds exact amounts to a scale so that they sum to the total: each goes to one of its two
   * neighbours of that scale, so none changes its sign. Equal remainders: the earlier one first.
   *
   * @return empty when that is not possible: the amounts do not sum to about the total
   */
  public static Optional<List<BigDecimal>> round(
      List<BigDecimal> amounts, BigDecimal total, int scale) {
    int size = amounts.size();
    BigDecimal[] parts = new BigDecimal[size];
    BigDecimal[] remainders = new BigDecimal[size];
    BigDecimal residue = total;
    for (int i = 0; i < size; i++) {
      parts[i] = amounts.get(i).setScale(scale, RoundingMode.FLOOR);
      remainders[i] = amounts.get(i).subtract(parts[i]);
      residue = residue.subtract(parts[i]);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal[] split = residue.divideAndRemainder(unit);
    if (split[1].signum() != 0
        || split[0].signum() < 0
        || split[0].compareTo(BigDecimal.valueOf(open(remainders))) > 0) {
      return Optional.empty();
    }
    Integer[] order = order(size, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; i < split[0].intValueExact(); i++) {
      parts[order[i]] = parts[order[i]].add(unit);
    }
    return Optional.of(Arrays.asList(parts));
  }

  /** How many amounts are between two neighbours and may go up. */
  private static int open(BigDecimal[] remainders) {
    int open = 0;
    for (BigDecimal remainder : remainders) {
      open += remainder.signum() > 0 ? 1 : 0;
    }
    return open;
  }

  /**
   * Splits a total in proportion to weights, exactly.
   *
   * @param total with at most {@code scale} decimals
   * @param weights none negative, at least one above zero
   */
  public static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, int scale) {
    int places = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    BigInteger units = total.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    BigInteger sum = BigInteger.ZERO;
    BigInteger[] shares = new BigInteger[weights.size()];
    for (int i = 0; i < shares.length; i++) {
      BigDecimal weight = weights.get(i);
      if (weight.signum() < 0) {
        throw new IllegalArgumentException("a weight must be >= 0, was " + weight);
      }
      shares[i] = weight.setScale(Math.max(places, 0)).unscaledValue();
      sum = sum.add(shares[i]);
    }
    if (sum.signum() == 0) {
      throw new IllegalArgumentException("at least one weight must be above zero");
    }
    return spread(units, shares, sum, scale);
  }

  private static List<BigDecimal> spread(
      BigInteger units, BigInteger[] weights, BigInteger sum, int scale) {
    BigInteger size = units.abs();
    BigInteger[] parts = new BigInteger[weights.length];
    BigInteger[] remainders = new BigInteger[weights.length];
    BigInteger left = size;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] split = size.multiply(weights[i]).divideAndRemainder(sum);
      parts[i] = split[0];
      remainders[i] = split[1];
      left = left.subtract(split[0]);
    }
    Integer[] order =
        order(weights.length, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    for (int i = 0; i < left.intValueExact(); i++) {
      parts[order[i]] = parts[order[i]].add(BigInteger.ONE);
    }
    boolean negative = units.signum() < 0;
    return Arrays.stream(parts)
        .map(part -> new BigDecimal(negative ? part.negate() : part, scale))
        .toList();
  }

  private static Integer[] order(int size, Comparator<Integer> by) {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, by);
    return order;
  }
}
