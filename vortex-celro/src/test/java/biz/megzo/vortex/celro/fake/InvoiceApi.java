package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Invoices attached to orders. */
final class InvoiceApi {
  private static final byte[] PDF = "%PDF".getBytes(StandardCharsets.US_ASCII);

  private final Shop shop;
  private long nextId = 1;

  InvoiceApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/addOrderInvoice", this::attach);
    actions.add("orders/getOrderInvoices", this::list);
    actions.add("orders/deleteOrderInvoice", this::delete);
  }

  private JsonNode attach(Call call) {
    if (!call.multipart()) {
      throw new Refused("Cererea trebuie sa fie multipart/form-data");
    }
    Fields fields = call.fields();
    OrderState order = shop.orders().get(fields.id("oid"));
    if (fields.number("providerId") != 0) {
      throw fields.bad("providerId", "este necunoscut");
    }
    String series = fields.text("series");
    String number = fields.text("number");
    FilePart file = call.file("file").orElseThrow(() -> new Refused("Fisierul lipseste"));
    byte[] bytes = file.bytes();
    if (bytes.length < PDF.length || !Arrays.equals(Arrays.copyOf(bytes, PDF.length), PDF)) {
      throw new Refused("Fisierul nu este PDF");
    }
    if (bytes.length > shop.settings().maxFileBytes()) {
      throw new Refused("Fisierul este prea mare");
    }
    if (shop.settings().is(Switch.DUPLICATE_INVOICE_REFUSED) && has(order, series, number)) {
      throw new Refused("Factura este deja adaugata");
    }
    order
        .invoices()
        .add(
            new PlacedOrder.Invoice(
                nextId++, series, number, file.filename(), file.contentType(), bytes));
    order.touch(call.now());
    return Json.success();
  }

  private static boolean has(OrderState order, String series, String number) {
    return order.invoices().stream().anyMatch(each -> same(each, series, number));
  }

  private static boolean same(PlacedOrder.Invoice invoice, String series, String number) {
    return invoice.series().equals(series) && invoice.number().equals(number);
  }

  private JsonNode list(Call call) {
    ArrayNode list = Json.array();
    for (PlacedOrder.Invoice invoice :
        shop.orders().get(call.fields().id("orders_id")).invoices()) {
      list.addObject()
          .put("id", invoice.id())
          .put("series", invoice.series())
          .put("number", invoice.number())
          .put("providerId", 0);
    }
    return list;
  }

  private JsonNode delete(Call call) {
    Fields fields = call.fields();
    OrderState order = shop.orders().get(fields.id("orders_id"));
    String series = fields.text("series");
    String number = fields.text("number");
    if (!order.invoices().removeIf(each -> same(each, series, number))) {
      throw new Refused("Factura nu exista");
    }
    order.touch(call.now());
    return Json.success();
  }
}
