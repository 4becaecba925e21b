package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.Sku;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the buffer adviser is asked. Immutable. */
public final class BufferQuestion {
  private final @Nullable Sku sku;
  private final @Nullable Duration interval;
  private final Duration history;
  private final BigDecimal elsewhere;
  private final BigDecimal mostOversold;
  private final long seed;
  private final int limit;

  private BufferQuestion(Builder builder) {
    this.sku = builder.sku;
    this.interval = builder.interval;
    this.history = builder.history;
    this.elsewhere = builder.elsewhere;
    this.mostOversold = builder.mostOversold;
    this.seed = builder.seed;
    this.limit = builder.limit;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The one product asked about; empty for those that sell most. */
  public Optional<Sku> sku() {
    return Optional.ofNullable(sku);
  }

  /** The pause between heartbeats; empty for what the run log shows. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  public Duration history() {
    return history;
  }

  public BigDecimal elsewhere() {
    return elsewhere;
  }

  public BigDecimal mostOversold() {
    return mostOversold;
  }

  public long seed() {
    return seed;
  }

  public int limit() {
    return limit;
  }

  /** Collects what is asked. Not thread-safe. */
  public static final class Builder {
    private @Nullable Sku sku;
    private @Nullable Duration interval;
    private Duration history = Duration.ofDays(60);
    private BigDecimal elsewhere = BigDecimal.ONE;
    private BigDecimal mostOversold = new BigDecimal("0.1");
    private long seed = 1;
    private int limit = 20;

    private Builder() {}

    /** Default: the products that sell most. */
    public Builder sku(Sku value) {
      this.sku = value;
      return this;
    }

    /** Default: the median of the run log. */
    public Builder interval(Duration value) {
      this.interval = positive(value, "interval");
      return this;
    }

    /** How far back sales count. Default 60 days. */
    public Builder history(Duration value) {
      this.history = positive(value, "history");
      return this;
    }

    /**
     * Units sold in the shop and on other channels for each unit sold here: Vortex does not see
     * those. 0 to 1000, default 1.
     */
    public Builder elsewhere(BigDecimal value) {
      if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(1000)) > 0) {
        throw new IllegalArgumentException("elsewhere must be 0 to 1000, was " + value);
      }
      this.elsewhere = value;
      return this;
    }

    /** Oversold units in 30 days that are borne. Default 0.1, one in ten months. */
    public Builder mostOversold(BigDecimal value) {
      if (value.signum() < 0) {
        throw new IllegalArgumentException("mostOversold must be >= 0, was " + value);
      }
      this.mostOversold = value;
      return this;
    }

    /** The same seed gives the same answer. Default 1. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** Most products to be told of. Default 20. */
    public Builder limit(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("limit must be >= 1, was " + value);
      }
      this.limit = value;
      return this;
    }

    public BufferQuestion build() {
      return new BufferQuestion(this);
    }

    private static Duration positive(Duration value, String name) {
      if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofDays(3650)) > 0) {
        throw new IllegalArgumentException(name + " must be > 0 and <= 10 years, was " + value);
      }
      return value;
    }
  }
}
