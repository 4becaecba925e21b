package biz.megzo.vortex.model;

/**
 * What is known of an order's payment.
 *
 * @param method how the buyer pays
 * @param state how far it is
 * @param label the channel's own words for the method; empty when it gives none
 */
public record Payment(Method method, State state, String label) {
  /** How the buyer pays. */
  public enum Method {
    CASH_ON_DELIVERY,
    CARD,
    BANK_TRANSFER,
    OTHER,
    UNKNOWN
  }

  /** How far the payment is. An order counts as paid only at {@link #PAID}. */
  public enum State {
    UNPAID,
    AUTHORISED,
    PAID,
    REFUNDED,
    UNKNOWN
  }

  public static Payment unknown() {
    return new Payment(Method.UNKNOWN, State.UNKNOWN, "");
  }
}
