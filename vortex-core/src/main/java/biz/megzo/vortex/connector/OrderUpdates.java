package biz.megzo.vortex.connector;

import java.util.Map;

/**
 * Channel side: moving an order on. Each call sends exactly one write; read the order before doing
 * it again. None of the writes throws for what the remote or the network does.
 */
public interface OrderUpdates {
  /** Tells the channel that the merchant took the order. */
  Done confirm(String orderId);

  /** Tells the channel whether a line can be delivered. */
  Done markLine(String lineId, LineState state);

  /**
   * What the channel shows of an order's lines, by their ids; a line of which it says nothing is
   * absent. By default it says nothing.
   *
   * @throws ConnectorException when the remote can not be used
   */
  default Map<String, LineState> lineStates(String orderId) {
    return Map.of();
  }

  /** The parcel waits for the courier. */
  Done readyForDelivery(String orderId);

  /** The order is done. */
  Done finish(String orderId);

  /** Leaves a note on the order. */
  Done note(String orderId, String text);

  /** Whether a line can be delivered. */
  enum LineState {
    UNVERIFIED,
    OUT_OF_STOCK,
    READY
  }
}
