package biz.megzo.vortex.courier.fan;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/** A FAN Courier account and how to use it. Immutable; {@link #toString()} shows no secret. */
public final class FanCourierConfig {
  /** Where FAN Courier listens. */
  public static final URI STANDARD = URI.create("https://api.fancourier.ro/");

  private final Builder set;

  private FanCourierConfig(Builder set) {
    this.set = set;
  }

  /** Starts a configuration with what is known from selfawb.ro. */
  public static Builder builder(String username, String password, long clientId) {
    return new Builder(username, password, clientId);
  }

  String username() {
    return set.username;
  }

  String password() {
    return set.password;
  }

  /** The branch that sends. */
  public long clientId() {
    return set.clientId;
  }

  public URI base() {
    return set.base;
  }

  /** The service of a shipment; with cash on delivery or without. */
  String service(boolean cashOnDelivery) {
    return cashOnDelivery ? set.cashService : set.service;
  }

  /** {@code sender} or {@code recipient}. */
  String payer() {
    return set.recipientPays ? "recipient" : "sender";
  }

  int[] dimensions() {
    return set.dimensions.clone();
  }

  String labelFormat() {
    return set.labelFormat;
  }

  Duration timeout() {
    return set.timeout;
  }

  /** The zone of the courier's dates. */
  ZoneId zone() {
    return ZoneId.of("Europe/Bucharest");
  }

  @Override
  public String toString() {
    return "FanCourierConfig[" + set.base + ", client " + set.clientId + "]";
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private final String username;
    private final String password;
    private final long clientId;
    private URI base = STANDARD;
    private String service = "Standard";
    private String cashService = "Cont Colector";
    private boolean recipientPays;
    private int[] dimensions = {30, 20, 10};
    private String labelFormat = "";
    private Duration timeout = Duration.ofSeconds(30);

    private Builder(String username, String password, long clientId) {
      if (username.isBlank() || password.isBlank() || clientId < 1) {
        throw new IllegalArgumentException(
            "FAN Courier needs user name, password and a client id above 0");
      }
      this.username = username;
      this.password = password;
      this.clientId = clientId;
    }

    /** Default {@link #STANDARD}. */
    public Builder base(URI uri) {
      this.base = uri;
      return this;
    }

    /** Default {@code Standard}. */
    public Builder service(String name) {
      this.service = name;
      return this;
    }

    /**
     * The service when something is to be collected; default {@code Cont Colector}, which pays into
     * a bank account.
     */
    public Builder cashService(String name) {
      this.cashService = name;
      return this;
    }

    /** Whether the recipient pays the transport; default the sender does. */
    public Builder recipientPays(boolean yes) {
      this.recipientPays = yes;
      return this;
    }

    /** The usual parcel in cm; default 30 x 20 x 10. */
    public Builder dimensions(int length, int width, int height) {
      if (length < 1 || width < 1 || height < 1) {
        throw new IllegalArgumentException("dimensions must be at least 1 cm");
      }
      this.dimensions = new int[] {length, width, height};
      return this;
    }

    /** {@code A4}, {@code A5} or {@code A6}; default the account's own. */
    public Builder labelFormat(String format) {
      this.labelFormat = format;
      return this;
    }

    /** How long to wait for an answer; default 30 seconds. */
    public Builder timeout(Duration time) {
      this.timeout = time;
      return this;
    }

    public FanCourierConfig build() {
      Builder copy = new Builder(username, password, clientId);
      copy.base = base;
      copy.service = service;
      copy.cashService = cashService;
      copy.recipientPays = recipientPays;
      copy.dimensions = dimensions.clone();
      copy.labelFormat = labelFormat;
      copy.timeout = timeout;
      return new FanCourierConfig(copy);
    }
  }
}
