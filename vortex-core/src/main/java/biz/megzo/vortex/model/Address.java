package biz.megzo.vortex.model;

import org.jspecify.annotations.Nullable;

/** A postal address as the channel gave it; null where the channel gave nothing. Buyer data. */
public record Address(
    @Nullable String street,
    @Nullable String city,
    @Nullable String county,
    @Nullable String postalCode,
    @Nullable String country) {

  private static final Address NONE = new Address(null, null, null, null, null);

  public static Address none() {
    return NONE;
  }

  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "Address[***]";
  }
}
