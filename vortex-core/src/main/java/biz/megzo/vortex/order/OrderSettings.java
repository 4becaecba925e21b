package biz.megzo.vortex.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of the order flow of one link. Immutable. */
public final class OrderSettings {
  private static final OrderSettings DEFAULTS = new Builder().build();

  private final Duration quietPeriod;
  private final Duration lookBack;
  private final Duration leaseTime;
  private final Duration writeTimeout;
  private final Amendments amendments;
  private final UnknownProducts unknownProducts;
  private final boolean confirm;
  private final @Nullable Instant placedSince;

  private OrderSettings(Builder builder) {
    this.quietPeriod = builder.quietPeriod;
    this.lookBack = builder.lookBack;
    this.leaseTime = builder.leaseTime;
    this.writeTimeout = builder.writeTimeout;
    this.amendments = builder.amendments;
    this.unknownProducts = builder.unknownProducts;
    this.confirm = builder.confirm;
    this.placedSince = builder.placedSince;
  }

  public static OrderSettings ofDefaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** How long a create whose answer was lost may still take effect. */
  public Duration quietPeriod() {
    return quietPeriod;
  }

  /** How far each look for changed orders reaches back behind the last one. */
  public Duration lookBack() {
    return lookBack;
  }

  /** How long an order or the series is held without a sign of life of the holder. */
  public Duration leaseTime() {
    return leaseTime;
  }

  /** The longest time one write to the ERP can take on our side. */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  public Amendments amendments() {
    return amendments;
  }

  public UnknownProducts unknownProducts() {
    return unknownProducts;
  }

  /** Whether an order is confirmed on the channel once it is recorded. */
  public boolean confirm() {
    return confirm;
  }

  /** Orders placed before are left to backfills; empty when every order is taken. */
  public Optional<Instant> placedSince() {
    return Optional.ofNullable(placedSince);
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private Duration quietPeriod = Duration.ofMinutes(2);
    private Duration lookBack = Duration.ofMinutes(15);
    private Duration leaseTime = Duration.ofMinutes(3);
    private Duration writeTimeout = Duration.ofMinutes(2);
    private Amendments amendments = Amendments.ofDefaults();
    private UnknownProducts unknownProducts = UnknownProducts.HOLD;
    private boolean confirm;
    private @Nullable Instant placedSince;

    private Builder() {}

    /** Default 2 minutes, counted from when the answer was given up; above zero. */
    public Builder quietPeriod(Duration period) {
      this.quietPeriod = positive("quietPeriod", period);
      return this;
    }

    /** Default 15 minutes; above zero. */
    public Builder lookBack(Duration reach) {
      this.lookBack = positive("lookBack", reach);
      return this;
    }

    /** Default 3 minutes; longer than {@link #writeTimeout}. */
    public Builder leaseTime(Duration time) {
      this.leaseTime = positive("leaseTime", time);
      return this;
    }

    /** Default 2 minutes; at least the connector's own time-out of a create. */
    public Builder writeTimeout(Duration timeout) {
      this.writeTimeout = positive("writeTimeout", timeout);
      return this;
    }

    /** Default {@link Amendments#ofDefaults()}. */
    public Builder amendments(Amendments policies) {
      this.amendments = Objects.requireNonNull(policies, "policies");
      return this;
    }

    /** Default {@link UnknownProducts#HOLD}. */
    public Builder unknownProducts(UnknownProducts policy) {
      this.unknownProducts = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /** Default false. */
    public Builder confirm(boolean yes) {
      this.confirm = yes;
      return this;
    }

    /**
     * Default: every order that the channel lists. Set it when Vortex joins an account with a
     * history, or the orders of years past become records.
     */
    public Builder placedSince(Instant moment) {
      this.placedSince = Objects.requireNonNull(moment, "moment");
      return this;
    }

    /**
     * Checks the settings against each other.
     *
     * @throws IllegalArgumentException when a lease could end while a write is under way
     */
    public OrderSettings build() {
      if (leaseTime.compareTo(writeTimeout) <= 0) {
        throw new IllegalArgumentException(
            "leaseTime must be longer than writeTimeout (" + writeTimeout + "), was " + leaseTime);
      }
      return new OrderSettings(this);
    }

    private static Duration positive(String name, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + " must be above zero, was " + value);
      }
      return value;
    }
  }
}
