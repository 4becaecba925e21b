package biz.megzo.vortex.celro;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderUpdates.LineState;

/** Moves orders on ({@code api/celro.md} 4.5). Each method sends exactly one write. */
final class OrderSteps {
  private static final int SHORTEST_REASON = 5;

  private final MarketApi api;

  OrderSteps(MarketApi api) {
    this.api = api;
  }

  Done confirm(String orderId) {
    return simple(Action.CONFIRM_ORDER, orderId);
  }

  Done ready(String orderId) {
    return simple(Action.READY_FOR_DELIVERY, orderId);
  }

  Done finish(String orderId) {
    return simple(Action.FINISH_ORDER, orderId);
  }

  Done reactivate(String orderId) {
    return simple(Action.REACTIVATE_ORDER, orderId);
  }

  Done note(String orderId, String text) {
    String note = text.strip();
    if (note.isEmpty()) {
      return new Done.Refused("an empty note was not sent");
    }
    return api.write(Action.NOTE_ORDER, Action.NOTE_ORDER.about(orderId).put("observations", note));
  }

  Done mark(String lineId, LineState state) {
    int status =
        switch (state) {
          case UNVERIFIED -> 0;
          case OUT_OF_STOCK -> 4;
          case READY -> 5;
        };
    if (!lineId.matches("\\d{1,18}")) {
      return new Done.Refused("the marketplace gave no id for line " + lineId);
    }
    Form form = new Form().put("orders_products_id", lineId).put("status", status);
    return api.write(Action.MARK_LINE, form);
  }

  /** Cancels with words of one's own: at least five characters, else an id is needed. */
  Done cancel(String orderId, String reason) {
    String words = reason.strip();
    if (words.length() < SHORTEST_REASON) {
      return new Done.Refused(
          "the marketplace wants a reason of at least " + SHORTEST_REASON + " characters");
    }
    return api.write(
        Action.CANCEL_ORDER, Action.CANCEL_ORDER.about(orderId).put("observatii", words));
  }

  /** Cancels with one of the marketplace's own reasons. */
  Done cancel(String orderId, int reasonId) {
    if (reasonId == 0) {
      return new Done.Refused("0 is not the id of a cancel reason");
    }
    return api.write(
        Action.CANCEL_ORDER, Action.CANCEL_ORDER.about(orderId).put("motiv", reasonId));
  }

  private Done simple(Action action, String orderId) {
    return api.write(action, action.about(orderId));
  }
}
