package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Address;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shipment to be made.
 *
 * @param reference 10 to 18 ASCII letters and digits; unique per shipment, the same for every try
 *     of it, another for the next waybill of the same order. The courier must keep it, whole, where
 *     {@link CourierConnector.Lookup} finds it
 * @param cashOnDelivery what the courier collects; zero when nothing is to be collected. A courier
 *     that can not collect that amount, or its currency, refuses
 * @param declaredValue what it is insured for; zero for no insurance. A courier without insurance
 *     refuses others
 */
public record ShipmentRequest(
    OrderKey order,
    String reference,
    Recipient recipient,
    Parcels parcels,
    Money cashOnDelivery,
    Money declaredValue,
    Set<Option> options) {

  public ShipmentRequest {
    if (cashOnDelivery.amount().signum() < 0 || declaredValue.amount().signum() < 0) {
      throw new IllegalArgumentException(
          "amounts must be >= 0, were " + cashOnDelivery + " and " + declaredValue);
    }
    options = Set.copyOf(options);
  }

  /** Prints no buyer data. */
  @Override
  public String toString() {
    return "ShipmentRequest[" + order + ", " + reference + "]";
  }

  /**
   * What may be asked for beyond delivery. A courier that has no such thing refuses the request;
   * nothing that was asked for is left out in silence.
   */
  public enum Option {
    /** The recipient may open the parcel before taking it. */
    OPEN_ON_DELIVERY,
    /** Delivery on Saturday. */
    SATURDAY
  }

  /**
   * Who gets it. Buyer data.
   *
   * @param name the person, or the company
   * @param contact the person to ask for; the same as {@code name} for a person
   * @param phone as the buyer wrote it; an order may have none
   * @param address parts may be missing; a courier that needs them refuses, and says which
   */
  public record Recipient(
      String name,
      String contact,
      @Nullable String phone,
      @Nullable String email,
      Address address) {
    /**
     * A courier's words without who gets it: names, phone, e-mail and street become {@code ***},
     * whatever their case, diacritics and grouping. For reasons and messages: couriers like to
     * repeat what they were sent.
     */
    public String struckFrom(String words) {
      return Struck.from(words, this);
    }

    /** Prints no buyer data. */
    @Override
    public String toString() {
      return "Recipient[***]";
    }
  }

  /**
   * What is sent.
   *
   * @param count parcels, 0 when only envelopes
   * @param envelopes envelopes, 0 when only parcels
   * @param weightKg of all together, above 0
   */
  public record Parcels(int count, int envelopes, BigDecimal weightKg) {
    public Parcels {
      if (count < 0 || envelopes < 0 || count + envelopes == 0) {
        throw new IllegalArgumentException(
            "there must be a parcel or an envelope, were " + count + " and " + envelopes);
      }
      if (weightKg.signum() <= 0) {
        throw new IllegalArgumentException(
            "weight must be > 0 kg, was " + weightKg.toPlainString());
      }
    }

    /** One parcel of this weight. */
    public static Parcels one(String weightKg) {
      return new Parcels(1, 0, new BigDecimal(weightKg));
    }
  }
}
