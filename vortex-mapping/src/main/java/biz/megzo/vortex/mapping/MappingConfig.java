package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.rates.RateSource;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Profile;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Settings of the mapping. Immutable. */
public final class MappingConfig {
  private final Defaults defaults;
  private final RateSource rates;
  private final Map<Profile, Schemas> schemas;

  private MappingConfig(Builder builder) {
    this.defaults = builder.defaults;
    this.rates = builder.rates;
    this.schemas = new EnumMap<>(builder.schemas);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** All defaults. */
  public static MappingConfig standard() {
    return builder().build();
  }

  /** What the built-in rules were told. */
  public Defaults defaults() {
    return defaults;
  }

  /** Where currency rates come from. */
  public RateSource rates() {
    return rates;
  }

  /** The fields that rules of a profile read. */
  public FieldSchema source(Profile profile) {
    return Objects.requireNonNull(schemas.get(profile)).source();
  }

  /** The fields that rules of a profile write. */
  public FieldSchema target(Profile profile) {
    return Objects.requireNonNull(schemas.get(profile)).target();
  }

  private record Schemas(FieldSchema source, FieldSchema target) {}

  /** Collects settings. Not thread-safe. */
  public static final class Builder {
    private final Map<Profile, Schemas> schemas = new EnumMap<>(Profile.class);
    private Defaults defaults = Defaults.standard();
    private RateSource rates = RateSource.none();

    private Builder() {
      schemas(Profile.PRODUCT, StandardSchemas.PRODUCT, StandardSchemas.OFFER);
      schemas(Profile.PRICE, StandardSchemas.PRODUCT, StandardSchemas.PRICE);
      schemas(Profile.ORDER, StandardSchemas.ORDER, StandardSchemas.ESTIMATE);
    }

    /** Default: {@link Mapping#defaults()}. */
    public Builder defaults(Defaults value) {
      this.defaults = value;
      return this;
    }

    /** Default: none, so that every conversion is held. */
    public Builder rates(RateSource value) {
      this.rates = value;
      return this;
    }

    /**
     * The schemas that the connectors publish. Default: those of SmartBill and Cel.ro as {@code
     * docs/fields.md} lists them.
     */
    public Builder schemas(Profile profile, FieldSchema source, FieldSchema target) {
      schemas.put(profile, new Schemas(source, target));
      return this;
    }

    public MappingConfig build() {
      return new MappingConfig(this);
    }
  }
}
