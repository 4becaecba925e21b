package biz.megzo.vortex.smartbill;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one SmartBill company is reached and used. Immutable; prints no token. E-mail, token and CIF
 * stand in SmartBill Cloud under Contul meu, Integrari, API ({@code api/smartbill.md} 1.1).
 */
public final class SmartBillConfig {
  /** Where SmartBill lives. */
  public static final URI DEFAULT_BASE = URI.create("https://ws.smartbill.ro/SBORO/api");

  private static final Pattern CIF = Pattern.compile("[A-Za-z]{0,2}[0-9]{1,13}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String email;
  private final String token;
  private final String cif;
  private final URI base;
  private final @Nullable String series;
  private final List<String> warehouses;
  private final @Nullable String v3Token;
  private final Duration writeTimeout;
  private final Duration readTimeout;
  private final boolean productCodes;
  private final Map<BigDecimal, String> vatNames;

  private SmartBillConfig(Builder builder) {
    this.email = builder.email;
    this.token = builder.token;
    this.cif = builder.cif;
    this.base = builder.base;
    this.series = builder.series;
    this.warehouses = List.copyOf(builder.warehouses);
    this.v3Token = builder.v3Token;
    this.writeTimeout = builder.writeTimeout;
    this.readTimeout = builder.readTimeout;
    this.productCodes = builder.productCodes;
    this.vatNames = new TreeMap<>(builder.vatNames);
  }

  /**
   * Starts a configuration.
   *
   * @param email the user that the token belongs to
   * @param token the V1 token of that user
   * @param cif the company, exactly as SmartBill shows it, with or without {@code RO}
   */
  public static Builder builder(String email, String token, String cif) {
    return new Builder(email, token, cif);
  }

  String email() {
    return email;
  }

  String token() {
    return token;
  }

  /** The company this configuration is for. */
  public String cif() {
    return cif;
  }

  URI base() {
    return base;
  }

  Optional<String> series() {
    return Optional.ofNullable(series);
  }

  List<String> warehouses() {
    return warehouses;
  }

  Optional<String> v3Token() {
    return Optional.ofNullable(v3Token);
  }

  /** How long a create may take: the engine's leases have to outlast it. */
  public Duration writeTimeout() {
    return writeTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  boolean productCodes() {
    return productCodes;
  }

  Optional<String> vatName(BigDecimal percent) {
    return Optional.ofNullable(vatNames.get(percent));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SmartBillConfig[cif="
        + cif
        + ", base="
        + base
        + ", series="
        + series
        + ", warehouses="
        + warehouses
        + ", token=***, v3Token="
        + (v3Token == null ? "none" : "***")
        + ", writeTimeout="
        + writeTimeout
        + ", readTimeout="
        + readTimeout
        + ", productCodes="
        + productCodes
        + ", vatNames="
        + vatNames
        + "]";
  }

  /** Collects settings; each is checked as it is set. Not thread-safe. */
  public static final class Builder {
    private final String email;
    private final String token;
    private final String cif;
    private final Set<String> warehouses = new LinkedHashSet<>();
    private final Map<BigDecimal, String> vatNames = new TreeMap<>();
    private URI base = DEFAULT_BASE;
    private @Nullable String series;
    private @Nullable String v3Token;
    private Duration writeTimeout = Duration.ofMinutes(2);
    private Duration readTimeout = Duration.ofMinutes(1);
    private boolean productCodes = true;

    private Builder(String email, String token, String cif) {
      this.email = printable("email", email);
      if (!email.contains("@") || email.contains(":")) {
        throw new IllegalArgumentException(
            "email must be the e-mail address of the SmartBill user, without a colon");
      }
      this.token = printable("token", token);
      this.cif = printable("cif", cif);
      if (!CIF.matcher(cif).matches()) {
        throw new IllegalArgumentException(
            "cif must be the company's tax id as SmartBill shows it, for example RO12345678, was '"
                + cif
                + "'");
      }
    }

    /**
     * Where SmartBill lives. Default {@link SmartBillConfig#DEFAULT_BASE}. Plain HTTP is accepted
     * for loopback addresses only, because the token travels with each call.
     */
    public Builder baseUri(URI value) {
      String scheme = value.getScheme() == null ? "" : value.getScheme();
      String host = value.getHost() == null ? "" : value.getHost().toLowerCase(Locale.ROOT);
      boolean safe = scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
      if (host.isEmpty() || !safe) {
        throw new IllegalArgumentException(
            "baseUri must be an https address (http only on this machine), was " + value);
      }
      if (value.getRawUserInfo() != null
          || value.getRawQuery() != null
          || value.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "baseUri must hold neither user, query nor fragment, was host " + host);
      }
      this.base = value;
      return this;
    }

    /**
     * The proforma series that records are made in: exact spelling, used by nobody else. Without it
     * stock and catalogue can be read but no order recorded.
     */
    public Builder series(String value) {
      this.series = printable("series", value);
      return this;
    }

    /** The warehouses whose stock counts, exact spelling. Default: none named, which means all. */
    public Builder warehouses(List<String> values) {
      warehouses.clear();
      for (String value : values) {
        if (!warehouses.add(printable("warehouses", value))) {
          throw new IllegalArgumentException("warehouses must name each one once, twice: " + value);
        }
      }
      return this;
    }

    /**
     * The token of SmartBill's V3 API (beta), which gives prices and VAT rates of products ({@code
     * api/smartbill.md} 4.3). Default: none; the catalogue then comes from the stock list, without
     * prices.
     */
    public Builder v3Token(String value) {
      this.v3Token = printable("v3Token", value);
      return this;
    }

    /** How long to wait for a create. Default 120 s; a longer wait means fewer unknown outcomes. */
    public Builder writeTimeout(Duration value) {
      this.writeTimeout = positive("writeTimeout", value);
      return this;
    }

    /** How long to wait for a read. Default 60 s; a large stock list can be slow. */
    public Builder readTimeout(Duration value) {
      this.readTimeout = positive("readTimeout", value);
      return this;
    }

    /**
     * Whether the account setting "Foloseste cod produs" is on. Default true. When false a product
     * is known by its name alone ({@code api/smartbill.md} 2.2).
     */
    public Builder productCodes(boolean value) {
      this.productCodes = value;
      return this;
    }

    /**
     * The account's rate to take for a percentage when a line does not name one and several rates
     * share it, as several always do at 0 % ({@code api/smartbill.md} 8.2).
     *
     * @param percent 0 to 100
     * @param name exact spelling, for example {@code SDD}
     */
    public Builder vatName(BigDecimal percent, String name) {
      if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException("vatName percent must be 0 to 100, was " + percent);
      }
      vatNames.put(percent, printable("vatName", name));
      return this;
    }

    public SmartBillConfig build() {
      return new SmartBillConfig(this);
    }

    private static String printable(String setting, String value) {
      if (value.isBlank() || !value.equals(value.strip())) {
        throw new IllegalArgumentException(
            setting + " must be set and have no blanks at either end");
      }
      if (value.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(setting + " must not hold control characters");
      }
      return value;
    }

    private static Duration positive(String setting, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(setting + " must be > 0, was " + value);
      }
      return value;
    }
  }
}
