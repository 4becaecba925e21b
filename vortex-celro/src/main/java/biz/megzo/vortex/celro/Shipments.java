package biz.megzo.vortex.celro;

import biz.megzo.vortex.celro.OfferItems.BadItem;
import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.ShipmentSink.Waybill;
import biz.megzo.vortex.rules.FieldRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Waybills of an order ({@code api/celro.md} 5.1, 5.2). */
final class Shipments {
  private static final Pattern AWB_ID = Pattern.compile("[0-9a-fA-F]{32}");
  private static final List<String> RECEIVER =
      List.of("name", "contact", "phone", "county", "city", "address");
  private static final List<String> OPTIONS = List.of("open_package", "saturday_delivery", "epod");

  private final MarketApi api;
  private final Documents documents;

  Shipments(MarketApi api, Documents documents) {
    this.api = api;
    this.documents = documents;
  }

  List<Waybill> waybills(String orderId) {
    JsonNode message = api.read(Action.LIST_AWBS, Action.LIST_AWBS.about(orderId));
    JsonNode list = Json.first(message, "list", "data", "awbs", "awb_list");
    JsonNode items = list != null && list.isContainerNode() ? list : message;
    List<Waybill> found = new ArrayList<>();
    if (number(items) != null) {
      add("", items, found);
    } else if (Json.saysSomething(items)) {
      throw overlooked();
    } else {
      Json.entries(items, (key, item) -> add(items.isObject() ? key : "", item, found));
    }
    return found;
  }

  private static void add(String key, JsonNode item, List<Waybill> found) {
    String number = number(item);
    String plain = Json.text(item);
    String id = Json.textOrEmpty(item, "awb_id", "id_awb", "hash", "id");
    if (id.isEmpty() && AWB_ID.matcher(key).matches()) {
      id = key;
    }
    if (number != null) {
      String courier = Json.textOrEmpty(item, "courier_name", "courier", "curier", "courier_id");
      found.add(new Waybill(id, number, courier));
    } else if (plain != null) {
      found.add(new Waybill(AWB_ID.matcher(plain).matches() ? plain : id, plain, ""));
    } else if (item.isArray()) {
      item.forEach(inner -> add("", inner, found));
    } else if (item.isObject()) {
      throw overlooked();
    }
  }

  /** A waybill that is overlooked would be made again. */
  private static RuntimeException overlooked() {
    return MarketApi.unreadable(
        "orders/getOrderAwbs tells of a waybill without a number that is understood");
  }

  private static @Nullable String number(JsonNode item) {
    return Json.text(item, "awb_number", "awb", "number", "nr_awb", "numar");
  }

  /** Form (a): a waybill made elsewhere. */
  Done register(String orderId, String courierId, String number) {
    if (!courierId.matches("\\d{1,9}") || number.isBlank()) {
      return new Done.Refused(
          "a waybill needs its number and the courier's id from CelRo.couriers(), for example 1");
    }
    Form form = new Form().put("manual", 1);
    Action.GENERATE_AWB.about(orderId).pairs().forEach(p -> form.put(p.name(), p.value()));
    form.put("courier_id", courierId).put("awb_number", number.strip());
    return api.write(Action.GENERATE_AWB, form);
  }

  /** Form (b): a waybill on the seller's own courier account. */
  Done create(String orderId, FieldRecord request) {
    try {
      OfferItems.required(OfferSchemas.WAYBILL, request);
      if (request.decimal("weight").orElse(BigDecimal.ZERO).signum() <= 0) {
        return new Done.Refused("weight must be above 0 kg");
      }
      Form form = Action.GENERATE_AWB.about(orderId);
      form.put("courier_account", request.whole("courier_account").orElseThrow());
      Map<String, Object> sender = new LinkedHashMap<>();
      sender.put("contact_id", request.whole("sender.contact_id").orElseThrow());
      sender.put("address_id", request.whole("sender.address_id").orElseThrow());
      form.put("sender", sender);
      form.put("envelopes", request.whole("envelopes").orElse(0L));
      form.put("packages", request.whole("packages").orElse(0L));
      form.put("weight", request.decimal("weight").orElseThrow());
      form.put("repayment", request.decimal("repayment").orElse(BigDecimal.ZERO));
      form.put("insurance", request.decimal("insurance").orElse(BigDecimal.ZERO));
      form.put("awb_format", request.text("awb_format").orElse(""));
      form.put("service", request.text("service").orElse(""));
      form.put("comments", request.text("comments").orElse(""));
      form.put("options", options(request));
      form.put("receiver", receiver(request));
      return api.write(Action.GENERATE_AWB, form);
    } catch (BadItem e) {
      return new Done.Refused(e.reason());
    }
  }

  private static Map<String, Object> options(FieldRecord request) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (String name : OPTIONS) {
      options.put(name, request.bool("options." + name).orElse(false));
    }
    return options;
  }

  /** All or nothing: without a receiver the order's own delivery data is used. */
  private static Map<String, Object> receiver(FieldRecord request) throws BadItem {
    Map<String, Object> receiver = new LinkedHashMap<>();
    if (request.names().stream().noneMatch(name -> name.startsWith("receiver."))) {
      return receiver;
    }
    boolean company = request.bool("receiver.company").orElse(false);
    receiver.put("company", company);
    String contact = request.text("receiver.contact").orElse("");
    for (String name : RECEIVER) {
      String otherwise = name.equals("name") && !company ? contact : "";
      String value = request.text("receiver." + name).orElse(otherwise);
      if (value.isBlank()) {
        throw new BadItem("a receiver is given whole or not at all: receiver." + name + " lacks");
      }
      receiver.put(name, value);
    }
    return receiver;
  }

  /**
   * The courier's words on an order's waybill; the answer's shape is not documented ({@code
   * api/celro.md} 5.2).
   *
   * @throws biz.megzo.vortex.connector.ConnectorException when there are none, or they are on
   *     another waybill
   */
  String status(String orderId, String number) {
    JsonNode message = api.read(Action.STATUS_AWB, Action.STATUS_AWB.about(orderId));
    JsonNode row =
        message.isArray() && message.size() > 0 ? message.get(message.size() - 1) : message;
    String about = number(row);
    String said = Json.text(row);
    if (said == null) {
      said = Json.text(row, "status", "stare", "status_name", "status_awb", "label", "mesaj");
    }
    if (said == null || (about != null && !about.equals(number))) {
      throw MarketApi.unreadable("the courier's status of waybill " + number + " is not told");
    }
    return Words.tidy(said);
  }

  Optional<byte[]> label(Waybill waybill) {
    if (waybill.id().isEmpty()) {
      return Optional.empty();
    }
    Reply reply = api.send(Action.DOWNLOAD_AWB, new Form().put("awb_id", waybill.id()));
    if (reply instanceof Reply.Ok ok && ok.message() == null) {
      return Optional.empty();
    }
    String what = "the label of waybill " + waybill.number();
    return documents.pdf(what, api.payload(Action.DOWNLOAD_AWB, reply));
  }

  Optional<byte[]> orderPdf(String orderId) {
    JsonNode message = api.read(Action.PRINT_ORDER, Action.PRINT_ORDER.about(orderId));
    return documents.pdf("the print of order " + orderId, message);
  }
}
