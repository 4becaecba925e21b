package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How stock is offered where people set nothing else ({@link Stock#set}). Immutable; start from
 * {@link #ofDefaults()} or {@link #builder()}.
 */
public final class StockSettings {
  private final StockBuffer buffer;
  private final Map<Sku, StockBuffer> buffers;
  private final BigDecimal share;
  private final int cap;
  private final Duration fence;
  private final int readsToZero;
  private final BigDecimal blastShare;
  private final int blastUnits;

  private StockSettings(Builder builder) {
    this.buffer = builder.buffer;
    this.buffers = Map.copyOf(builder.buffers);
    this.share = builder.share;
    this.cap = builder.cap;
    this.fence = builder.fence;
    this.readsToZero = builder.readsToZero;
    this.blastShare = builder.blastShare;
    this.blastUnits = builder.blastUnits;
  }

  public static StockSettings ofDefaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** What is held back of one SKU. */
  public StockBuffer bufferOf(Sku sku) {
    return buffers.getOrDefault(sku, buffer);
  }

  /** What is held back of SKUs that have no buffer of their own here. */
  public StockBuffer buffer() {
    return buffer;
  }

  /** Whether a SKU has a buffer of its own here. */
  boolean hasBufferOf(Sku sku) {
    return buffers.containsKey(sku);
  }

  /** The part of the stock that this channel may offer, above 0 and at most 1. */
  public BigDecimal share() {
    return share;
  }

  /** Most units ever offered of one SKU. */
  public int cap() {
    return cap;
  }

  /** How old the last order poll may be when stock is pushed. */
  public Duration fence() {
    return fence;
  }

  /** How many complete reads in a row must miss a product before it counts as gone. */
  public int readsToZero() {
    return readsToZero;
  }

  /**
   * Whether taking so many offers to zero at once needs a person's consent.
   *
   * @param toZero offers that a pass would take to zero
   * @param live offers with stock listed before it
   */
  public boolean isBlast(long toZero, long live) {
    return toZero >= blastUnits
        && BigDecimal.valueOf(toZero).compareTo(blastShare.multiply(BigDecimal.valueOf(live))) > 0;
  }

  static void checkShare(BigDecimal value) {
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("share must be above 0 and at most 1, was " + value);
    }
  }

  static void checkCap(int units) {
    if (units < 0) {
      throw new IllegalArgumentException("cap must be >= 0, was " + units);
    }
  }

  /** Collects settings. Not thread-safe; a bad value throws at once. */
  public static final class Builder {
    private StockBuffer buffer = StockBuffer.units(2);
    private final Map<Sku, StockBuffer> buffers = new HashMap<>();
    private BigDecimal share = BigDecimal.ONE;
    private int cap = Integer.MAX_VALUE;
    private Duration fence = Duration.ofSeconds(10);
    private int readsToZero = 2;
    private BigDecimal blastShare = new BigDecimal("0.10");
    private int blastUnits = 20;

    private Builder() {}

    /** Units held back of every SKU without a buffer of its own. Default 2 units. */
    public Builder buffer(StockBuffer value) {
      this.buffer = value;
      return this;
    }

    /** Units held back of one SKU. */
    public Builder buffer(Sku sku, StockBuffer value) {
      buffers.put(sku, value);
      return this;
    }

    /** The part of the stock that this channel may offer. Default 1. */
    public Builder share(BigDecimal value) {
      checkShare(value);
      this.share = value;
      return this;
    }

    /** Most units ever offered of one SKU. Default: no limit. */
    public Builder cap(int units) {
      checkCap(units);
      this.cap = units;
      return this;
    }

    /** How old the last order poll may be when stock is pushed. Default 10 s. */
    public Builder fence(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("fence must be >= 0, was " + value);
      }
      this.fence = value;
      return this;
    }

    /** Complete reads in a row that must miss a product before it counts as gone. Default 2. */
    public Builder readsToZero(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("readsToZero must be >= 1, was " + value);
      }
      this.readsToZero = value;
      return this;
    }

    /**
     * When a pass that takes many offers to zero stops and asks.
     *
     * @param blastShare part of the live offers, 0 to 1; default 0.10
     * @param atLeast and at least so many offers; default 20
     */
    public Builder blastRadius(BigDecimal blastShare, int atLeast) {
      if (blastShare.signum() < 0 || blastShare.compareTo(BigDecimal.ONE) > 0 || atLeast < 1) {
        throw new IllegalArgumentException(
            "blast radius must be a part of 0 to 1 and at least 1 offer, was "
                + blastShare
                + " and "
                + atLeast);
      }
      this.blastShare = blastShare;
      this.blastUnits = atLeast;
      return this;
    }

    public StockSettings build() {
      return new StockSettings(this);
    }
  }
}
