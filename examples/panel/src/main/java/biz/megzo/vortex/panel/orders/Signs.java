package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.Candidate;
import biz.megzo.vortex.order.OrderState;

/** The colours of states: good, warn, bad or quiet. The word always stands beside it. */
public final class Signs {
  private Signs() {}

  public static String of(Candidate.Standing standing) {
    return switch (standing) {
      case READ -> "good";
      case ILLEGIBLE, UNKNOWN -> "warn";
      case ABSENT -> "quiet";
    };
  }

  public static String of(OrderState state) {
    return switch (state) {
      case HELD -> "bad";
      case UNCERTAIN -> "warn";
      case RECORDED, CLOSED -> "good";
      case NEW, SENDING, CANCELLED -> "quiet";
    };
  }

  public static String of(Stage stage) {
    return switch (stage) {
      case HELD -> "bad";
      case ATTACHED -> "good";
      case WAITING, WORKING -> "quiet";
    };
  }

  public static String of(ShipmentState state) {
    return switch (state) {
      case HELD -> "bad";
      case DONE, UNDERWAY -> "good";
      default -> "quiet";
    };
  }

  public static String of(Payment.State state) {
    return switch (state) {
      case PAID -> "good";
      case REFUNDED -> "warn";
      default -> "quiet";
    };
  }
}
