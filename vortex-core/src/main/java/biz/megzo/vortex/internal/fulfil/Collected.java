package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.Optional;

/**
 * That a courier collects another amount than its order asks for by now.
 *
 * @param due what the order asks for
 * @param why both amounts, for people
 */
record Collected(Money due, String why) {

  /** Empty when it is right, not known, or a person gave an amount of their own. */
  static Optional<Collected> otherwise(ShipmentSetup setup, Shipment row, TrackedOrder order) {
    Money asked = row.making().cashOnDelivery();
    if (asked == null || row.wish().cashOnDelivery() != null) {
      return Optional.empty();
    }
    ChannelOrder newest = order.pending() == null ? order.channel() : order.pending();
    Money due = setup.payments().knownToCollect(newest.order()).amount();
    Payment.Method method = newest.order().payment().method();
    if (due == null) {
      boolean elsewhere = method == Payment.Method.CARD || method == Payment.Method.BANK_TRANSFER;
      return elsewhere && !asked.isZero()
          ? Optional.of(
              new Collected(
                  Money.zero(),
                  "the courier collects " + asked + ", the order is to be paid by " + method))
          : Optional.empty();
    }
    return due.sameToTheBan(asked)
        ? Optional.empty()
        : Optional.of(
            new Collected(due, "the courier collects " + asked + ", the order asks for " + due));
  }
}
