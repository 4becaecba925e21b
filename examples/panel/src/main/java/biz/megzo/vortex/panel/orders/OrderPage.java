package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.mapping.Said;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One order. The buyer is shown only in answer to somebody who says why. */
final class OrderPage {
  private static final String TEMPLATE = "orders/one.jte";
  private static final int LONGEST_REASON = 200;

  private final Shops shops;
  private final Said said;

  OrderPage(Shops shops) {
    this.shops = shops;
    this.said = new Said(shops);
  }

  Answer show(Visit visit) {
    return Known.order(shops, visit)
        .map(row -> Answer.page(TEMPLATE, parameters(visit, row, false, visit.view().form())))
        .orElseGet(Answer::notFound);
  }

  /** The order with what can be read now of the proformas that may be its own. */
  Answer look(Visit visit) {
    return Known.order(shops, visit)
        .map(
            row -> {
              Map<String, Object> all = parameters(visit, row, false, visit.view().form());
              String id = row.key().orderId();
              all.put("looked", Known.desk(shops, visit).candidates(id));
              return Answer.page(TEMPLATE, all);
            })
        .orElseGet(Answer::notFound);
  }

  /** A proforma that may be the order's, as SmartBill prints it; audited, it names the buyer. */
  Answer print(Visit visit) {
    Optional<TrackedOrder> row = Known.order(shops, visit);
    if (row.isEmpty()) {
      return Answer.notFound();
    }
    String id = row.get().key().orderId();
    String number = visit.path("number");
    Optional<byte[]> pdf = Known.desk(shops, visit).print(id, number);
    if (pdf.isEmpty()) {
      visit.failed(visit.say("orders.doubt.pdf.none"));
      return Answer.to(visit.href(Known.page(id)));
    }
    audit(visit, id, "order.proforma-shown", number);
    return Answer.file("application/pdf", pdf.get(), "proforma-" + number + ".pdf");
  }

  private void audit(Visit visit, String id, String action, String detail) {
    Fact fact = new Fact(shops.clock().instant(), visit.who(), "order:" + id, action, detail);
    shops.store().audit().append(visit.link(), List.of(fact));
  }

  /** Audited before it is shown; the next visit finds it hidden again. */
  Answer reveal(Visit visit) {
    Optional<TrackedOrder> row = Known.order(shops, visit);
    if (row.isEmpty()) {
      return Answer.notFound();
    }
    Form form = visit.form();
    String why = form.text("why", LONGEST_REASON);
    if (!form.good()) {
      return Answer.again(TEMPLATE, parameters(visit, row.get(), false, form));
    }
    audit(visit, row.get().key().orderId(), "order.buyer-shown", why);
    return Answer.page(TEMPLATE, parameters(visit, row.get(), true, visit.view().form()));
  }

  /** How the record's values came about. */
  Answer why(Visit visit) {
    Optional<TrackedOrder> row = Known.order(shops, visit);
    return row.flatMap(order -> shops.rules().explain(order.key()))
        .map(
            explanation ->
                Answer.page(
                    "orders/why.jte",
                    Map.of(
                        "id", row.orElseThrow().key().orderId(),
                        "version", explanation.outcome().version(),
                        "values",
                            said.of(
                                visit.view(),
                                Profile.ORDER,
                                Reasons.of(visit.view(), explanation)))))
        .orElseGet(Answer::notFound);
  }

  private Map<String, Object> parameters(Visit visit, TrackedOrder row, boolean reveal, Form form) {
    Map<String, Object> all = new HashMap<>();
    all.put("story", OrderStory.of(shops, visit.view(), row, reveal));
    all.put("form", form);
    all.put("decide", !shops.secondPerson() || visit.view().approver());
    return all;
  }
}
