package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.connector.ShipmentRequest.Option;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of the shipments of one link. Immutable. */
public final class ShipmentSettings {
  private static final ShipmentSettings DEFAULTS = builder().build();

  /** Which orders get a waybill without anybody asking. */
  public enum Make {
    /** None: {@code ShipmentDesk.create} asks for each. */
    WHEN_ASKED,
    /** Every order once it is recorded in the ERP. */
    WHEN_RECORDED
  }

  private final Make make;
  private final boolean watch;
  private final @Nullable Instant placedSince;
  private final Parcels parcels;
  private final Set<Option> options;
  private final boolean insure;
  private final Map<String, String> channelIds;
  private final boolean updateStatus;
  private final Duration quietPeriod;
  private final Duration writeTimeout;
  private final Duration silence;

  private ShipmentSettings(Builder builder) {
    this.make = builder.make;
    this.watch = builder.watch;
    this.placedSince = builder.placedSince;
    this.parcels = builder.parcels;
    this.options = Set.copyOf(builder.options);
    this.insure = builder.insure;
    this.channelIds = Map.copyOf(builder.channelIds);
    this.updateStatus = builder.updateStatus;
    this.quietPeriod = builder.quietPeriod;
    this.writeTimeout = builder.writeTimeout;
    this.silence = builder.silence;
  }

  public static ShipmentSettings ofDefaults() {
    return DEFAULTS;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Make make() {
    return make;
  }

  /** Whether recorded orders are looked at for waybills made elsewhere. */
  public boolean watch() {
    return watch;
  }

  /** Orders placed before are left alone unless somebody asks; empty when none are. */
  public Optional<Instant> placedSince() {
    return Optional.ofNullable(placedSince);
  }

  /** What an order is sent in when neither it nor a wish says so. */
  public Parcels parcels() {
    return parcels;
  }

  public Set<Option> options() {
    return options;
  }

  /** Whether the order's total is declared as the parcel's value. */
  public boolean insure() {
    return insure;
  }

  /** The channel's id of a courier; the courier itself when none is set. */
  public String channelId(String courier) {
    return channelIds.getOrDefault(courier, courier);
  }

  /** Whether the channel is told when an order is ready for delivery, and when finished. */
  public boolean updateStatus() {
    return updateStatus;
  }

  /** How long a create whose answer was lost may still take effect. */
  public Duration quietPeriod() {
    return quietPeriod;
  }

  /** The longest time one write to a courier or to the channel can take on our side. */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  /** After how long without news of a parcel a person is asked. */
  public Duration silence() {
    return silence;
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private Make make = Make.WHEN_ASKED;
    private boolean watch;
    private @Nullable Instant placedSince;
    private Parcels parcels = Parcels.one("1");
    private final Set<Option> options = EnumSet.noneOf(Option.class);
    private boolean insure;
    private final Map<String, String> channelIds = new HashMap<>();
    private boolean updateStatus = true;
    private Duration quietPeriod = Duration.ofMinutes(5);
    private Duration writeTimeout = Duration.ofMinutes(2);
    private Duration silence = Duration.ofDays(14);

    private Builder() {}

    /** Default {@link Make#WHEN_ASKED}. */
    public Builder make(Make when) {
      this.make = Objects.requireNonNull(when, "when");
      return this;
    }

    /**
     * Default false. Looks for a month, ever more seldom, and each look reads the order and its
     * waybills; as long, the order is not moved on by its own steps ({@code FulfilSettings}). Not
     * needed for orders that Vortex makes the waybill of, which are always looked at before.
     */
    public Builder watch(boolean yes) {
      this.watch = yes;
      return this;
    }

    /**
     * Default: every recorded order. Set it when shipments are switched on for a link with a
     * history, or open orders of long ago get a waybill.
     */
    public Builder placedSince(Instant moment) {
      this.placedSince = Objects.requireNonNull(moment, "moment");
      return this;
    }

    /** Default one parcel of 1 kg. */
    public Builder parcels(Parcels usual) {
      this.parcels = Objects.requireNonNull(usual, "usual");
      return this;
    }

    /** Adds what every shipment asks for; default nothing. */
    public Builder option(Option option) {
      this.options.add(option);
      return this;
    }

    /** Default false. */
    public Builder insure(boolean yes) {
      this.insure = yes;
      return this;
    }

    /**
     * What the channel calls a courier, for example {@code channelId("fan-courier", "1")}.
     *
     * @param courier the courier's {@code name()}, or the word that reports use for it
     */
    public Builder channelId(String courier, String id) {
      if (courier.isBlank() || id.isBlank()) {
        throw new IllegalArgumentException("courier and id must not be blank");
      }
      this.channelIds.put(courier, id);
      return this;
    }

    /** Default true. */
    public Builder updateStatus(boolean yes) {
      this.updateStatus = yes;
      return this;
    }

    /** Default 5 minutes, counted from the end of the write's time-out; above zero. */
    public Builder quietPeriod(Duration period) {
      this.quietPeriod = positive("quietPeriod", period);
      return this;
    }

    /** Default 2 minutes; at least the connectors' own time-out of a write. */
    public Builder writeTimeout(Duration timeout) {
      this.writeTimeout = positive("writeTimeout", timeout);
      return this;
    }

    /** Default 14 days; above zero. */
    public Builder silence(Duration time) {
      this.silence = positive("silence", time);
      return this;
    }

    public ShipmentSettings build() {
      return new ShipmentSettings(this);
    }

    private static Duration positive(String name, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + " must be above zero, was " + value);
      }
      return value;
    }
  }
}
