package biz.megzo.vortex.fulfil;

import java.time.Duration;
import java.util.Objects;

/** Settings of the invoice flow of one link. Immutable. */
public final class InvoiceSettings {
  private static final InvoiceSettings DEFAULTS = new Builder().build();

  private final boolean attach;
  private final boolean otherTotals;
  private final PdfChecks checks;
  private final Polling polling;
  private final int ordersPerPass;
  private final Duration quietPeriod;
  private final Duration sendTimeout;
  private final InvoiceCopies copies;

  private InvoiceSettings(Builder builder) {
    this.attach = builder.attach;
    this.otherTotals = builder.otherTotals;
    this.checks = builder.checks;
    this.polling = builder.polling;
    this.ordersPerPass = builder.ordersPerPass;
    this.quietPeriod = builder.quietPeriod;
    this.sendTimeout = builder.sendTimeout;
    this.copies = builder.copies;
  }

  public static InvoiceSettings ofDefaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether invoices are attached to the channel's orders. */
  public boolean attach() {
    return attach;
  }

  /** Whether invoices are attached that do not sum to the order's total. */
  public boolean otherTotals() {
    return otherTotals;
  }

  public PdfChecks checks() {
    return checks;
  }

  public Polling polling() {
    return polling;
  }

  /** How many orders one pass asks the ERP for, and how many it works on. */
  public int ordersPerPass() {
    return ordersPerPass;
  }

  /** How long an upload or a step whose answer was given up may still take effect. */
  public Duration quietPeriod() {
    return quietPeriod;
  }

  /** The longest time one write to the channel can take on our side. */
  public Duration sendTimeout() {
    return sendTimeout;
  }

  public InvoiceCopies copies() {
    return copies;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private boolean attach = true;
    private boolean otherTotals;
    private PdfChecks checks = PdfChecks.ofDefaults();
    private Polling polling = Polling.ofDefaults();
    private int ordersPerPass = 60;
    private Duration quietPeriod = Duration.ofMinutes(2);
    private Duration sendTimeout = Duration.ofMinutes(1);
    private InvoiceCopies copies = InvoiceCopies.NONE;

    private Builder() {}

    /** Default true; without it invoices only close reservations. */
    public Builder attach(boolean yes) {
      this.attach = yes;
      return this;
    }

    /** Default false: such an invoice is held. */
    public Builder otherTotals(boolean yes) {
      this.otherTotals = yes;
      return this;
    }

    /** Default {@link PdfChecks#ofDefaults()}. */
    public Builder checks(PdfChecks value) {
      this.checks = Objects.requireNonNull(value, "checks");
      return this;
    }

    /** Default {@link Polling#ofDefaults()}. */
    public Builder polling(Polling value) {
      this.polling = Objects.requireNonNull(value, "polling");
      return this;
    }

    /** Default 60. */
    public Builder ordersPerPass(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("ordersPerPass must be >= 1, was " + most);
      }
      this.ordersPerPass = most;
      return this;
    }

    /** Default 2 minutes, counted from when the answer was given up; above zero. */
    public Builder quietPeriod(Duration period) {
      this.quietPeriod = positive("quietPeriod", period);
      return this;
    }

    /** Default 1 minute; at least the channel connector's own time-out. */
    public Builder sendTimeout(Duration timeout) {
      this.sendTimeout = positive("sendTimeout", timeout);
      return this;
    }

    /** Default {@link InvoiceCopies#NONE}: of a file only its hash is kept. */
    public Builder copies(InvoiceCopies value) {
      this.copies = Objects.requireNonNull(value, "copies");
      return this;
    }

    public InvoiceSettings build() {
      return new InvoiceSettings(this);
    }

    private static Duration positive(String name, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + " must be above zero, was " + value);
      }
      return value;
    }
  }
}
