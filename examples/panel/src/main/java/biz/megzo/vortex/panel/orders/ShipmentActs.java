package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentAnswer;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.List;

/** What people do with an order's shipment. */
final class ShipmentActs {
  private static final int LONGEST_COURIER = 40;
  private static final int LONGEST_NUMBER = 64;

  private final Shops shops;

  ShipmentActs(Shops shops) {
    this.shops = shops;
  }

  Answer act(Visit visit) {
    String id = visit.path("id");
    if (Known.order(shops, visit).isEmpty()) {
      return Answer.notFound();
    }
    ShipmentDesk desk = shops.vortex().shipments(visit.link());
    Form form = visit.form();
    String who = visit.who();
    try {
      switch (form.value("act")) {
        case "create" -> create(visit, desk, form);
        case "report" -> report(visit, desk, form);
        case "resolve" -> {
          String number = form.text("number", LONGEST_NUMBER);
          if (form.good()) {
            tell(visit, desk.resolveAs(id, number, who));
          }
        }
        case "retry" -> tell(visit, desk.retry(id, who));
        case "absent" -> tell(visit, desk.resolveAbsent(id, who));
        case "dismiss" -> tell(visit, desk.dismiss(id, who));
        case "cancel" -> tell(visit, desk.cancel(id, who));
        default -> {
          return Answer.notFound();
        }
      }
    } catch (ConnectorException e) {
      visit.failed(visit.say("orders.remote", visit.view().trouble(e)));
    }
    form.errors().values().stream().findFirst().ifPresent(visit::failed);
    return Answer.to(visit.href(Known.page(id)));
  }

  private Answer audited(Visit visit, String id, String number, byte[] pdf) {
    Fact fact =
        new Fact(shops.clock().instant(), visit.who(), "order:" + id, "order.label-shown", number);
    shops.store().audit().append(visit.link(), List.of(fact));
    return Answer.file("application/pdf", pdf, number + ".pdf");
  }

  private static void create(Visit visit, ShipmentDesk desk, Form form) {
    String courier = form.value("courier");
    if (!courier.isEmpty() && !desk.couriers().contains(courier)) {
      form.error("courier", visit.say("panel.form.choice"));
      return;
    }
    tell(visit, desk.create(visit.path("id"), ShipmentWish.by(courier), visit.who()));
  }

  private static void report(Visit visit, ShipmentDesk desk, Form form) {
    String courier = form.text("courier", LONGEST_COURIER);
    String number = form.text("number", LONGEST_NUMBER);
    if (form.good()) {
      tell(visit, desk.report(visit.path("id"), courier, number, visit.who()));
    }
  }

  private static void tell(Visit visit, ShipmentAnswer answer) {
    if (answer instanceof ShipmentAnswer.Done done) {
      String state = visit.view().word("orders.parcel", done.shipment().state());
      visit.done(visit.say("orders.shipment.done", state));
    } else if (answer instanceof ShipmentAnswer.Refused no) {
      visit.failed(visit.view().language().of(no.english(), no.romanian()));
    } else {
      visit.failed(visit.say("orders.busy", visit.path("id")));
    }
  }

  /** The label holds the buyer's address: for those who work with it, and audited. */
  Answer label(Visit visit) {
    String id = visit.path("id");
    if (Known.order(shops, visit).isEmpty()) {
      return Answer.notFound();
    }
    ShipmentDesk desk = shops.vortex().shipments(visit.link());
    try {
      String number = desk.find(id).map(Shipment::number).orElse(id);
      return desk.label(id)
          .map(pdf -> audited(visit, id, number, pdf))
          .orElseGet(
              () -> {
                visit.failed(visit.say("orders.shipment.nolabel"));
                return Answer.to(visit.href(Known.page(id)));
              });
    } catch (ConnectorException e) {
      visit.failed(visit.say("orders.remote", visit.view().trouble(e)));
      return Answer.to(visit.href(Known.page(id)));
    }
  }
}
