package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.InvoiceDesk;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.fulfil.PaymentDesk;
import biz.megzo.vortex.fulfil.Reconciliation;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Payment;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists of invoices, shipments and payments; what needs a person can be asked for alone. */
final class FollowLists {
  private static final int PAGE = 50;

  private final Shops shops;

  FollowLists(Shops shops) {
    this.shops = shops;
  }

  Answer invoices(Visit visit) {
    InvoiceDesk desk = shops.vortex().invoices(visit.link());
    Stage stage = choice(visit, "stage", Stage.class);
    List<FollowUp> rows = desk.list(stage, after(visit), PAGE + 1);
    Map<String, Object> all =
        paged(visit, OrderPages.INVOICES, "stage", stage, rows, FollowUp::order);
    all.put("counts", desk.counts());
    return Answer.page("orders/invoices.jte", all);
  }

  Answer shipments(Visit visit) {
    ShipmentDesk desk = shops.vortex().shipments(visit.link());
    ShipmentState state = choice(visit, "state", ShipmentState.class);
    List<Shipment> rows = desk.list(state, after(visit), PAGE + 1);
    Map<String, Object> all =
        paged(visit, OrderPages.SHIPMENTS, "state", state, rows, Shipment::order);
    all.put("counts", desk.counts());
    return Answer.page("orders/shipments.jte", all);
  }

  /** With a month, also its card reports compared with the recorded orders: reads only. */
  Answer payments(Visit visit) {
    PaymentDesk desk = shops.vortex().payments(visit.link());
    Payment.State state = choice(visit, "state", Payment.State.class);
    List<KnownPayment> rows = desk.list(state, after(visit), PAGE + 1);
    Map<String, Object> all =
        paged(visit, OrderPages.PAYMENTS, "state", state, rows, KnownPayment::order);
    String month = visit.query("month").orElse("");
    all.put("month", month);
    Optional<Reconciliation> result = Optional.empty();
    String problem = "";
    if (!month.isEmpty()) {
      try {
        result = Optional.of(desk.reconcile(YearMonth.parse(month)));
      } catch (DateTimeException e) {
        problem = visit.say("orders.month.wrong");
      } catch (ConnectorException e) {
        problem = visit.say("orders.remote", visit.view().trouble(e));
      } catch (IllegalStateException e) {
        problem = visit.say("orders.month.none");
      }
    }
    all.put("result", result);
    all.put("problem", problem);
    return Answer.page("orders/payments.jte", all);
  }

  private static <T> Map<String, Object> paged(
      Visit visit,
      String path,
      String name,
      @Nullable Enum<?> chosen,
      List<T> rows,
      Function<T, OrderKey> key) {
    boolean more = rows.size() > PAGE;
    List<T> shown = more ? rows.subList(0, PAGE) : rows;
    String filter = chosen == null ? "" : name + "=" + chosen.name() + "&";
    String next = "";
    if (more) {
      String last = key.apply(shown.get(shown.size() - 1)).orderId();
      next = visit.href(path + "?" + filter + "after=" + View.part(last));
    }
    Map<String, Object> all = new HashMap<>();
    all.put("rows", shown);
    all.put("chosen", chosen == null ? "" : chosen.name());
    all.put("first", after(visit) == null ? "" : visit.href(path + "?" + filter));
    all.put("next", next);
    return all;
  }

  private static @Nullable OrderKey after(Visit visit) {
    return visit.query("after").map(id -> Known.key(visit.link(), id)).orElse(null);
  }

  private static <E extends Enum<E>> @Nullable E choice(Visit visit, String name, Class<E> type) {
    String wanted = visit.query(name).orElse("");
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(wanted)) {
        return one;
      }
    }
    return null;
  }
}
