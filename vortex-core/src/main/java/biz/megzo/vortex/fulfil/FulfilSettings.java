package biz.megzo.vortex.fulfil;

/**
 * What the channel is told of an order after it was recorded. All off by default: what happens to a
 * parcel only people and couriers know. Confirming is {@code OrderSettings.confirm}. Immutable.
 */
public final class FulfilSettings {
  private static final FulfilSettings DEFAULTS = new Builder().build();

  private final boolean linesReady;
  private final boolean readyForDelivery;
  private final boolean finish;
  private final boolean invoiceFirst;

  private FulfilSettings(Builder builder) {
    this.linesReady = builder.linesReady;
    this.readyForDelivery = builder.readyForDelivery;
    this.finish = builder.finish;
    this.invoiceFirst = builder.invoiceFirst;
  }

  public static FulfilSettings ofDefaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether a step is made. {@code CONFIRM} is not asked for here. */
  public boolean wants(ChannelStep step) {
    return switch (step) {
      case CONFIRM -> false;
      case LINES_READY -> linesReady;
      case READY_FOR_DELIVERY -> readyForDelivery;
      case FINISH -> finish;
    };
  }

  /**
   * Whether the order is ready, and finished, only once its invoice is attached, also where a
   * parcel says so ({@link ShipmentSettings#updateStatus}). Without effect where Vortex attaches no
   * invoices.
   */
  public boolean invoiceFirst() {
    return invoiceFirst;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private boolean linesReady;
    private boolean readyForDelivery;
    private boolean finish;
    private boolean invoiceFirst = true;

    private Builder() {}

    /** Default false. Lines that somebody set to out of stock stay so. */
    public Builder linesReady(boolean yes) {
      this.linesReady = yes;
      return this;
    }

    /** Default false. */
    public Builder readyForDelivery(boolean yes) {
      this.readyForDelivery = yes;
      return this;
    }

    /** Default false. */
    public Builder finish(boolean yes) {
      this.finish = yes;
      return this;
    }

    /** Default true. */
    public Builder invoiceFirst(boolean yes) {
      this.invoiceFirst = yes;
      return this;
    }

    public FulfilSettings build() {
      return new FulfilSettings(this);
    }
  }
}
