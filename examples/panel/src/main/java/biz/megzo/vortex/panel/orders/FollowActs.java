package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Visit;
import java.util.List;
import java.util.Optional;

/** What people do with an order's invoices, and asking whether it is paid. */
final class FollowActs {
  private final Shops shops;

  FollowActs(Shops shops) {
    this.shops = shops;
  }

  Answer invoice(Visit visit) {
    String id = visit.path("id");
    InvoiceDesk desk = shops.vortex().invoices(visit.link());
    Optional<FollowUp> row =
        Known.order(shops, visit).flatMap(order -> desk.find(order.key().orderId()));
    if (row.isEmpty()) {
      return Answer.notFound();
    }
    switch (visit.form().value("act")) {
      case "check" -> check(visit, desk, id);
      case "attach" -> attach(visit, desk, row.get());
      case "remove" -> remove(visit, desk, row.get());
      default -> {
        return Answer.notFound();
      }
    }
    return back(visit);
  }

  /** In spite of a hold that a person can lift; else tries again what waits. */
  private void attach(Visit visit, InvoiceDesk desk, FollowUp row) {
    String id = row.order().orderId();
    List<FollowHold> holds = row.holds();
    boolean liftable = holds.stream().anyMatch(hold -> hold.reason().releasable());
    Optional<InvoiceDesk.Answer> answer = Optional.empty();
    if (liftable) {
      answer = Optional.of(desk.release(id, null, visit.who()));
    } else if (!holds.isEmpty()) {
      answer = Optional.of(desk.retry(id, visit.who()));
    }
    if (answer.isEmpty() || told(visit, answer.get())) {
      check(visit, desk, id);
    }
  }

  private void remove(Visit visit, InvoiceDesk desk, FollowUp row) {
    InvoiceRef invoice =
        row.attachments().stream()
            .map(each -> each.invoice())
            .filter(ref -> ref.toString().equals(visit.form().value("invoice")))
            .findFirst()
            .orElse(null);
    if (invoice == null) {
      visit.failed(visit.say("orders.invoice.unknown"));
    } else if (told(visit, desk.remove(row.order().orderId(), invoice, visit.who()))) {
      visit.done(visit.say("orders.invoice.removing", invoice));
    }
  }

  /** False, and said, when it was not done. */
  private static boolean told(Visit visit, InvoiceDesk.Answer answer) {
    if (answer instanceof InvoiceDesk.Answer.Refused no) {
      visit.failed(visit.view().language().of(no.english(), no.romanian()));
      return false;
    }
    if (answer instanceof InvoiceDesk.Answer.Busy) {
      visit.failed(visit.say("orders.busy", visit.path("id")));
      return false;
    }
    return true;
  }

  private void check(Visit visit, InvoiceDesk desk, String id) {
    HeartbeatReport report = shops.vortex().checkInvoices(visit.link(), List.of(id));
    switch (report.result()) {
      case BUSY -> visit.failed(visit.say("orders.invoice.busy"));
      case FAILED -> visit.failed(visit.say("orders.invoice.failed"));
      default -> {
        Stage stage = desk.find(id).map(FollowUp::stage).orElse(Stage.WAITING);
        visit.done(visit.say("orders.invoice.checked", visit.view().word("orders.stage", stage)));
      }
    }
  }

  Answer payment(Visit visit) {
    String id = visit.path("id");
    if (Known.order(shops, visit).isEmpty()) {
      return Answer.notFound();
    }
    try {
      shops
          .vortex()
          .payments(visit.link())
          .check(id)
          .ifPresent(
              known ->
                  visit.done(
                      visit.say(
                          "orders.payment.checked",
                          visit.view().word("orders.paid", known.payment().state()))));
    } catch (ConnectorException e) {
      visit.failed(visit.say("orders.remote", visit.view().trouble(e)));
    }
    return back(visit);
  }

  private static Answer back(Visit visit) {
    return Answer.to(visit.href(Known.page(visit.path("id"))));
  }
}
