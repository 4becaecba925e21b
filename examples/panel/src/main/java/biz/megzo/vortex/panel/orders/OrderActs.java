package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import java.util.Map;
import java.util.Optional;

/** What people do with an order; each act under the visitor's name. */
final class OrderActs {
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_NUMBER = 20;

  private final Shops shops;

  OrderActs(Shops shops) {
    this.shops = shops;
  }

  /** One act on one order. */
  private interface Act {
    OrderDesk.Answer on(OrderDesk desk, String id, String actor);
  }

  private static final Map<String, Act> ACTS =
      Map.of(
          "retry", OrderDesk::retry,
          "release", OrderDesk::release,
          "apply", OrderDesk::applyChange,
          "dismiss", OrderDesk::dismiss);

  Answer act(Visit visit) {
    Act act = ACTS.get(visit.form().value("act"));
    return act == null ? Answer.notFound() : done(visit, act);
  }

  Answer giveUp(Visit visit) {
    if (!decides(visit)) {
      return refused();
    }
    Form form = visit.form();
    String why = form.text("reason", LONGEST_REASON);
    boolean keep = !form.ticked("free");
    return said(visit, form, (desk, id, actor) -> desk.giveUp(id, why, keep, actor));
  }

  /** A person looked: this proforma is the one, or none is. */
  Answer resolve(Visit visit) {
    if (!decides(visit)) {
      return refused();
    }
    Form form = visit.form();
    switch (form.value("found")) {
      case "this" -> {
        String number = form.text("number", LONGEST_NUMBER);
        return said(visit, form, (desk, id, actor) -> desk.resolveAs(id, number, actor));
      }
      case "none" -> {
        return done(visit, OrderDesk::resolveAbsent);
      }
      case "given-up" -> {
        String why = form.text("reason", LONGEST_REASON);
        boolean keep = !form.ticked("free");
        return said(visit, form, (desk, id, actor) -> desk.resolveGivenUp(id, why, keep, actor));
      }
      default -> {
        return Answer.notFound();
      }
    }
  }

  private boolean decides(Visit visit) {
    return !shops.secondPerson() || visit.view().approver();
  }

  private static Answer refused() {
    return new Answer.Page(403, "layout/error.jte", Map.of("key", "orders.second"));
  }

  private Answer said(Visit visit, Form form, Act act) {
    if (form.good()) {
      return done(visit, act);
    }
    visit.failed(form.errors().values().iterator().next());
    return Answer.to(visit.href(Known.page(visit.path("id"))));
  }

  private Answer done(Visit visit, Act act) {
    Optional<TrackedOrder> row = Known.order(shops, visit);
    if (row.isEmpty()) {
      return Answer.notFound();
    }
    String id = row.get().key().orderId();
    OrderDesk desk = Known.desk(shops, visit);
    String now = desk.history(id).size() + "-" + row.get().state();
    if (!visit.form().value("seen").equals(now)) {
      visit.failed(visit.say("orders.moved", id, state(visit, row.get())));
    } else {
      tell(visit, id, act.on(desk, id, visit.who()));
    }
    return Answer.to(visit.href(Known.page(id)));
  }

  private static void tell(Visit visit, String id, OrderDesk.Answer answer) {
    if (answer instanceof OrderDesk.Answer.Done done) {
      visit.done(visit.say("orders.done", id, state(visit, done.order())));
    } else if (answer instanceof OrderDesk.Answer.Refused no) {
      visit.failed(visit.view().language().of(no.english(), no.romanian()));
    } else {
      visit.failed(visit.say("orders.busy", id));
    }
  }

  private static String state(Visit visit, TrackedOrder order) {
    return visit.view().word("orders.state", order.state());
  }
}
