package biz.megzo.vortex.celro;

import biz.megzo.vortex.celro.CelRoConfig.InvoiceFileName;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.model.InvoiceRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Invoices attached to an order ({@code api/celro.md} 6). */
final class Invoices {
  private static final Pattern TOGETHER = Pattern.compile("(.*?)[ -]*(\\d+)");
  private static final int OWN_DOCUMENT = 0;

  private final MarketApi api;
  private final CelRoConfig config;

  Invoices(MarketApi api, CelRoConfig config) {
    this.api = api;
    this.config = config;
  }

  List<InvoiceRef> attached(String orderId) {
    JsonNode message = api.read(Action.LIST_INVOICES, Action.LIST_INVOICES.about(orderId));
    JsonNode list = Json.first(message, "list", "data", "invoices", "facturi");
    JsonNode items = list != null && list.isContainerNode() ? list : message;
    List<InvoiceRef> found = new ArrayList<>();
    if (number(items) != null) {
      add(items, found);
    } else if (Json.saysSomething(items)) {
      throw overlooked();
    } else {
      Json.items(items).forEach(item -> add(item, found));
    }
    return found;
  }

  private static void add(JsonNode item, List<InvoiceRef> found) {
    String number = number(item);
    String plain = Json.text(item);
    if (number != null) {
      found.add(new InvoiceRef(Json.textOrEmpty(item, "series", "serie", "seria"), number));
    } else if (plain != null) {
      Matcher parts = TOGETHER.matcher(plain);
      found.add(
          parts.matches()
              ? new InvoiceRef(parts.group(1), parts.group(2))
              : new InvoiceRef("", plain));
    } else if (!item.isValueNode()) {
      throw overlooked();
    }
  }

  /** An attachment that is overlooked would be attached again. */
  private static RuntimeException overlooked() {
    return MarketApi.unreadable(
        "orders/getOrderInvoices tells of an invoice without a number that is understood");
  }

  private static @Nullable String number(JsonNode item) {
    return Json.text(item, "number", "nr_fact", "numar", "nr", "nr_factura", "invoice_number");
  }

  Done attach(String orderId, InvoiceRef invoice, byte[] pdf) {
    if (pdf.length == 0) {
      return new Done.Refused("an empty file was not sent");
    }
    Form form = Action.ADD_INVOICE.about(orderId);
    form.put("series", invoice.series());
    form.put("number", invoice.number());
    form.put("providerId", OWN_DOCUMENT);
    boolean bare = config.invoiceFileName() == InvoiceFileName.BARE;
    Multipart.FilePart file =
        new Multipart.FilePart(
            "file", bare ? "file" : "factura.pdf", bare ? null : "application/pdf", pdf);
    return api.send(Action.ADD_INVOICE, form, file).done();
  }

  Done detach(String orderId, InvoiceRef invoice) {
    Form form = Action.DELETE_INVOICE.about(orderId);
    form.put("series", invoice.series()).put("number", invoice.number());
    return api.write(Action.DELETE_INVOICE, form);
  }
}
