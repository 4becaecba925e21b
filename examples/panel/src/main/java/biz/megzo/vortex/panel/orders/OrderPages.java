package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import java.util.List;

/** Orders, their invoices, shipments and payments. */
public final class OrderPages implements Pages {
  static final String ORDERS = "/orders";
  static final String INVOICES = "/invoices";
  static final String SHIPMENTS = "/shipments";
  static final String PAYMENTS = "/payments";
  private static final String ONE = ORDERS + "/one/{id}";

  private final Shops shops;

  public OrderPages(Shops shops) {
    this.shops = shops;
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(
        NavEntry.link(30, "orders.nav", ORDERS),
        NavEntry.link(35, "orders.nav.invoices", INVOICES),
        NavEntry.link(40, "orders.nav.shipments", SHIPMENTS),
        NavEntry.link(45, "orders.nav.payments", PAYMENTS));
  }

  @Override
  public void addTo(Routes routes) {
    OrderLists lists = new OrderLists(shops);
    routes.get(ORDERS, Role.VIEWER, lists::list);
    routes.get(ORDERS + "/held", Role.VIEWER, lists::held);
    BackfillPage backfill = new BackfillPage(shops);
    routes.get(ORDERS + "/backfill", Role.OPERATOR, backfill::show);
    routes.post(ORDERS + "/backfill", Role.OPERATOR, backfill::run);
    OrderPage one = new OrderPage(shops);
    routes.get(ONE, Role.VIEWER, one::show);
    routes.get(ONE + "/why", Role.VIEWER, one::why);
    routes.get(ONE + "/look", Role.OPERATOR, one::look);
    routes.get(ONE + "/proforma/{number}", Role.OPERATOR, one::print);
    routes.post(ONE + "/buyer", Role.OPERATOR, one::reveal);
    OrderActs acts = new OrderActs(shops);
    routes.post(ONE + "/act", Role.OPERATOR, acts::act);
    routes.post(ONE + "/give-up", Role.OPERATOR, acts::giveUp);
    routes.post(ONE + "/resolve", Role.OPERATOR, acts::resolve);
    FollowActs follow = new FollowActs(shops);
    routes.post(ONE + "/invoice", Role.OPERATOR, follow::invoice);
    routes.post(ONE + "/payment", Role.OPERATOR, follow::payment);
    ShipmentActs shipments = new ShipmentActs(shops);
    routes.post(ONE + "/shipment", Role.OPERATOR, shipments::act);
    routes.get(ONE + "/label", Role.OPERATOR, shipments::label);
    FollowLists following = new FollowLists(shops);
    routes.get(INVOICES, Role.VIEWER, following::invoices);
    routes.get(SHIPMENTS, Role.VIEWER, following::shipments);
    routes.get(PAYMENTS, Role.VIEWER, following::payments);
  }
}
