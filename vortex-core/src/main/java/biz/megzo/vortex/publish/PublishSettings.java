package biz.megzo.vortex.publish;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How a link publishes. Immutable; start from {@link #ofDefaults()} or {@link #builder()}. */
public final class PublishSettings {
  private final int cataloguePages;
  private final int newOffers;
  private final int reconcilePages;
  private final PriceLimits priceLimits;
  private final BigDecimal priceJump;
  private final Set<String> notOurs;
  private final ForeignChange foreignPrice;
  private final ForeignChange foreignStock;
  private final Duration planLife;
  private final Duration settle;

  private PublishSettings(Builder builder) {
    this.cataloguePages = builder.cataloguePages;
    this.newOffers = builder.newOffers;
    this.reconcilePages = builder.reconcilePages;
    this.priceLimits = builder.priceLimits;
    this.priceJump = builder.priceJump;
    this.notOurs = Set.copyOf(builder.notOurs);
    this.foreignPrice = builder.foreignPrice;
    this.foreignStock = builder.foreignStock;
    this.planLife = builder.planLife;
    this.settle = builder.settle;
  }

  public static PublishSettings ofDefaults() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Pages of the ERP's catalogue read per heartbeat. */
  public int cataloguePages() {
    return cataloguePages;
  }

  /** Most products looked up on the channel, and published, per heartbeat. */
  public int newOffers() {
    return newOffers;
  }

  /** Pages of the channel's listing compared with the ledger per heartbeat, at least. */
  public int reconcilePages() {
    return reconcilePages;
  }

  /** What holds for every price without limits of its own. */
  public PriceLimits priceLimits() {
    return priceLimits;
  }

  /** A price that many times the last one, or that part of it, is held as a likely slip. */
  public BigDecimal priceJump() {
    return priceJump;
  }

  /** Target fields and facets that are left to the seller on listed offers. */
  public Set<String> notOurs() {
    return notOurs;
  }

  /** What becomes of a change of this facet that somebody else made on the channel. */
  public ForeignChange foreign(Facet facet) {
    return switch (facet) {
      case PRICE -> foreignPrice;
      case STOCK -> foreignStock;
      case CONTENT -> ForeignChange.ADOPT;
    };
  }

  /** How long a saved plan, and a consent, can be used. */
  public Duration planLife() {
    return planLife;
  }

  /** How long the channel may take to show what it took. */
  public Duration settle() {
    return settle;
  }

  /** Collects settings. Not thread-safe; a bad value throws at once. */
  public static final class Builder {
    private int cataloguePages = 10;
    private int newOffers = 1000;
    private int reconcilePages = 2;
    private PriceLimits priceLimits = PriceLimits.none();
    private BigDecimal priceJump = BigDecimal.TEN;
    private final Set<String> notOurs = new TreeSet<>();
    private ForeignChange foreignPrice = ForeignChange.REVERT;
    private ForeignChange foreignStock = ForeignChange.REVERT;
    private Duration planLife = Duration.ofDays(1);
    private Duration settle = Duration.ofMinutes(2);

    private Builder() {}

    /**
     * Pages of the ERP's catalogue read per heartbeat; reading goes on with the next heartbeat and
     * starts again when it is through. Default 10.
     */
    public Builder cataloguePages(int value) {
      this.cataloguePages = atLeast("cataloguePages", value, 1);
      return this;
    }

    /** Most products looked up on the channel, and published, per heartbeat. Default 1000. */
    public Builder newOffers(int value) {
      this.newOffers = atLeast("newOffers", value, 0);
      return this;
    }

    /**
     * Pages of the channel's listing compared with the ledger per heartbeat. More when the day
     * would end before the listing does; 0 turns reconciliation off. Default 2.
     */
    public Builder reconcilePages(int value) {
      this.reconcilePages = atLeast("reconcilePages", value, 0);
      return this;
    }

    /** What holds for every price without limits of its own. Default: no limits. */
    public Builder priceLimits(PriceLimits value) {
      this.priceLimits = Objects.requireNonNull(value, "priceLimits");
      return this;
    }

    /** A price that many times the last one, or that part of it, is held. Default 10. */
    public Builder priceJump(BigDecimal factor) {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("priceJump must be above 1, was " + factor);
      }
      this.priceJump = factor;
      return this;
    }

    /**
     * Leaves something of listed offers to the seller: it is not pushed and never counts as drift.
     *
     * @param fields facets ({@code content}, {@code price}, {@code stock}) or fields of the
     *     channel's content, for example {@code products_description}. A field that the channel
     *     demands with every change of content takes the whole content with it.
     */
    public Builder notOurs(String... fields) {
      notOurs.addAll(Set.of(fields));
      return this;
    }

    /** What becomes of prices that somebody else set on the channel. Default: set back. */
    public Builder foreignPrice(ForeignChange value) {
      this.foreignPrice = Objects.requireNonNull(value, "foreignPrice");
      return this;
    }

    /** What becomes of stock that somebody else lowered on the channel. Default: set back. */
    public Builder foreignStock(ForeignChange value) {
      this.foreignStock = Objects.requireNonNull(value, "foreignStock");
      return this;
    }

    /** How long a saved plan, and a consent, can be used. Default one day. */
    public Builder planLife(Duration value) {
      this.planLife = positive("planLife", value);
      return this;
    }

    /** How long the channel may take to show what it took. Default two minutes. */
    public Builder settle(Duration value) {
      this.settle = positive("settle", value);
      return this;
    }

    public PublishSettings build() {
      return new PublishSettings(this);
    }

    private static int atLeast(String name, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " must be >= " + least + ", was " + value);
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + " must be > 0, was " + value);
      }
      return value;
    }
  }
}
