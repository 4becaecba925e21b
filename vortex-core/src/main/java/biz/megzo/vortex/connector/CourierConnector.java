package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plug-in: a courier. What a courier can do beyond making a shipment shows in its type: {@link
 * Labels}, {@link Tracking}, {@link Cancelling}.
 */
public interface CourierConnector extends Connector {
  /** Makes one shipment: exactly one write at the courier, never retried, never throws for it. */
  Shipped ship(ShipmentRequest request);

  /** Couriers whose label can be fetched. */
  interface Labels {
    /**
     * The label as a PDF.
     *
     * @throws ConnectorException when it can not be read
     */
    byte[] label(String number);
  }

  /** Couriers whose parcels can be followed. */
  interface Tracking {
    /**
     * Where the parcel is.
     *
     * @throws ConnectorException when it can not be read
     */
    Track track(String number);
  }

  /** Couriers whose shipments can be cancelled. */
  interface Cancelling {
    /** Cancels; idempotent. */
    Done cancel(String number);
  }

  /**
   * A shipment to be made.
   *
   * @param reference printed on the label, and what a duplicate is recognised by
   * @param recipient the name; buyer data
   * @param cashOnDelivery what the courier collects; zero when paid
   */
  record ShipmentRequest(
      OrderKey order,
      String reference,
      String recipient,
      @Nullable String phone,
      Address to,
      Parcels parcels,
      Money cashOnDelivery) {
    /** Prints no buyer data. */
    @Override
    public String toString() {
      return "ShipmentRequest[" + order + "]";
    }
  }

  /**
   * What is sent.
   *
   * @param count parcels, 0 when only envelopes
   * @param envelopes envelopes, 0 when only parcels
   * @param weightKg of all together, above 0
   */
  record Parcels(int count, int envelopes, BigDecimal weightKg) {}

  /** What became of a shipment. */
  sealed interface Shipped {
    <T> T fold(
        Function<? super Created, ? extends T> created,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown);

    /** The shipment exists. */
    record Created(String number) implements Shipped {
      @Override
      public <T> T fold(
          Function<? super Created, ? extends T> created,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return created.apply(this);
      }
    }

    /** The shipment does not exist. */
    record Refused(String reason) implements Shipped {
      @Override
      public <T> T fold(
          Function<? super Created, ? extends T> created,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return refused.apply(this);
      }
    }

    /** Nobody knows. */
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

  /**
   * Where a parcel is.
   *
   * @param label the courier's words
   */
  record Track(Phase phase, String label) {
    /** How far. */
    public enum Phase {
      ANNOUNCED,
      PICKED_UP,
      IN_TRANSIT,
      OUT_FOR_DELIVERY,
      DELIVERED,
      REFUSED,
      RETURNED,
      LOST,
      UNKNOWN
    }
  }
}
