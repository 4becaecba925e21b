package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.model.Buyer;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order with all that is told of it.
 *
 * @param buyer there only when somebody just asked for it
 */
public record OrderStory(
    TrackedOrder row,
    Choices choices,
    List<OrderEvent> history,
    News news,
    Follow follow,
    Optional<Buyer> buyer) {

  /**
   * What the channel changed since.
   *
   * @param kinds what kinds of change wait
   * @param fields field by field
   */
  public record News(Map<ChangeKind, String> kinds, List<Differences.Difference> fields) {}

  /** What follows the record. */
  public record Follow(
      Optional<FollowUp> invoices,
      Optional<Shipment> shipment,
      Optional<KnownPayment> payment,
      List<String> couriers) {}

  static OrderStory of(Shops shops, View view, TrackedOrder row, boolean reveal) {
    LinkId link = row.key().link();
    String id = row.key().orderId();
    OrderDesk desk = shops.vortex().orders(link);
    List<Differences.Difference> fields =
        row.pending() == null
            ? List.of()
            : Differences.of(view, row.channel().order(), row.pending().order(), reveal);
    return new OrderStory(
        row,
        Choices.of(row),
        desk.history(id),
        new News(desk.waitingChanges(id), fields),
        new Follow(
            shops.vortex().invoices(link).find(id),
            shops.vortex().shipments(link).find(id),
            shops.vortex().payments(link).known(id),
            shops.vortex().shipments(link).couriers()),
        reveal ? Optional.of(row.channel().order().buyer()) : Optional.empty());
  }

  /** Stands in every form of the page: an act on an order that moved since is refused. */
  public String seen() {
    return history.size() + "-" + row.state();
  }
}
