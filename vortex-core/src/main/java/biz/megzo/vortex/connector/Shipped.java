package biz.megzo.vortex.connector;

import java.util.function.Function;

/** What became of {@link CourierConnector#ship}. */
public sealed interface Shipped {
  <T> T fold(
      Function<? super Created, ? extends T> created,
      Function<? super Refused, ? extends T> refused,
      Function<? super Unknown, ? extends T> unknown);

  /**
   * The shipment exists.
   *
   * @param number the courier's number of it (AWB) as it stands on the label: 1 to 64 characters,
   *     without white space around it
   */
  record Created(String number) implements Shipped {
    public Created {
      if (number.isBlank()) {
        throw new IllegalArgumentException("a shipment that exists has a number; say Unknown");
      }
    }

    @Override
    public <T> T fold(
        Function<? super Created, ? extends T> created,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return created.apply(this);
    }
  }

  /**
   * The shipment does not exist and will not appear.
   *
   * @param reason in the courier's words, free of buyer data ({@link
   *     ShipmentRequest.Recipient#struckFrom}); a person reads it
   * @param retryable whether the same request may work later (not sent at all, rate block), or a
   *     person must change something first
   */
  record Refused(String reason, boolean retryable) implements Shipped {
    @Override
    public <T> T fold(
        Function<? super Created, ? extends T> created,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return refused.apply(this);
    }
  }

  /** Nobody knows: the shipment may exist now, or appear within the quiet period. */
  record Unknown(String cause) implements Shipped {
    @Override
    public <T> T fold(
        Function<? super Created, ? extends T> created,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown) {
      return unknown.apply(this);
    }
  }
}
