package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.model.Money;
import java.util.List;
import java.util.Optional;

/**
 * Whether an order's invoices sum to its total. Several may share it; one that reverses another
 * (its total is below zero) does not make the others wrong, and an order that was reversed and
 * invoiced again is right too.
 */
final class InvoiceSums {
  private InvoiceSums() {}

  /**
   * What is wrong; empty when the sums are right, or not known.
   *
   * @param live the order's invoices that count
   */
  static Optional<String> wrong(Money orderTotal, List<Attachment> live) {
    Money invoiced = Money.of(java.math.BigDecimal.ZERO, orderTotal.currency());
    Money all = invoiced;
    for (Attachment each : live) {
      Money total = each.total();
      if (total == null) {
        return Optional.empty();
      }
      if (!total.currency().equals(orderTotal.currency())) {
        return Optional.of("invoice " + each.invoice() + " is in " + total.currency());
      }
      all = all.plus(total);
      invoiced = total.amount().signum() > 0 ? invoiced.plus(total) : invoiced;
    }
    if (all.sameToTheBan(orderTotal) || invoiced.sameToTheBan(orderTotal)) {
      return Optional.empty();
    }
    List<String> each = live.stream().map(one -> one.invoice() + " " + one.total()).toList();
    return Optional.of(
        "invoiced " + all + " (" + String.join(", ", each) + "), the order is " + orderTotal);
  }
}
