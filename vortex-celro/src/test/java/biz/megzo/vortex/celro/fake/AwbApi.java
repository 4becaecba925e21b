package biz.megzo.vortex.celro.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** {@code orders/generateAwb} in its three forms, and what prepares the third. */
final class AwbApi {
  private static final List<String> RECEIVER =
      List.of("company", "name", "contact", "phone", "county", "city", "address");

  private final Shop shop;
  private final Random random = new Random(32);
  private long nextNumber = 7_000_000_001L;

  AwbApi(Shop shop) {
    this.shop = shop;
  }

  void addTo(Actions actions) {
    actions.add("orders/generateAwb", this::generate);
    actions.add("orders/setAwbInfo", this::prepare);
    actions.add("orders/importAWB", this::importOld);
  }

  private JsonNode generate(Call call) {
    Fields fields = call.fields();
    OrderState order = order(call, "orders_id");
    if (shop.settings().is(Switch.SECOND_AWB_REFUSED) && !order.awbs().isEmpty()) {
      throw new Refused("Comanda are deja AWB");
    }
    if (fields.has("manual")) {
      manual(order, fields);
    } else if (fields.has("idAddress")) {
      prepared(order, fields);
    } else {
      automatic(order, fields);
    }
    order.touch(call.now());
    return Json.success();
  }

  private void manual(OrderState order, Fields fields) {
    if (!fields.requiredFlag("manual")) {
      throw fields.bad("manual", "trebuie sa fie 1");
    }
    add(order, fields.text("awb_number"), courier(fields.id("courier_id")), true, fields);
  }

  private void automatic(OrderState order, Fields fields) {
    var account = shop.account().courierAccounts().get(fields.id("courier_account"));
    if (account == null) {
      throw fields.bad("courier_account", "este necunoscut");
    }
    Fields sender = fields.nested("sender");
    known(sender, "contact_id", shop.account().contacts());
    known(sender, "address_id", shop.account().addresses());
    if (fields.count("envelopes") + fields.count("packages") == 0) {
      throw fields.bad("packages", "trebuie sa existe cel putin un plic sau colet");
    }
    if (fields.decimal("weight").signum() <= 0) {
      throw fields.bad("weight", "trebuie sa fie pozitiv");
    }
    amount(fields, "repayment");
    amount(fields, "insurance");
    if (!fields.raw("options").isMissingNode()) {
      Fields options = fields.nested("options");
      List.of("open_package", "saturday_delivery", "epod").forEach(options::flag);
    }
    if (!fields.raw("receiver").isMissingNode()) {
      Fields receiver = fields.nested("receiver");
      RECEIVER.forEach(receiver::text);
      receiver.flag("company");
    }
    add(order, Long.toString(nextNumber++), account.path("courier_name").asText(), false, fields);
  }

  private void prepared(OrderState order, Fields fields) {
    long pickup = fields.id("idAddress");
    known(fields, "idAddress", shop.account().addresses());
    if (order.preparedPickup() != pickup) {
      throw new Refused("Datele AWB nu au fost setate pentru aceasta adresa");
    }
    add(order, Long.toString(nextNumber++), courier(1), false, fields);
  }

  private JsonNode prepare(Call call) {
    Fields fields = call.fields();
    OrderState order = order(call, "cmd");
    String courier = fields.text("courier");
    if (!shop.account().couriers().containsValue(courier)) {
      throw fields.bad("courier", "este necunoscut");
    }
    known(fields, "idAdresaRidicare", shop.account().addresses());
    fields.requiredFlag("sambata");
    boolean envelope = fields.maybeNumber("plic").orElse(0L) >= 1;
    boolean parcels =
        fields.maybeNumber("packages").orElse(0L) >= 1
            || fields.maybeDecimal("kg").filter(kg -> kg.signum() >= 0).isPresent();
    if (envelope == parcels) {
      throw new Refused("Trimiteti plic sau colete si greutate");
    }
    order.preparedPickup(fields.id("idAdresaRidicare"));
    return Json.success();
  }

  private JsonNode importOld(Call call) {
    OrderState order = order(call, "orders_id");
    known(call.fields(), "idAdresaRidicare", shop.account().addresses());
    add(order, call.fields().text("awb"), "", true, call.fields());
    order.touch(call.now());
    return Json.success();
  }

  private void add(OrderState order, String number, String courier, boolean manual, Fields fields) {
    StringBuilder id = new StringBuilder(32);
    while (id.length() < 32) {
      id.append(Character.forDigit(random.nextInt(16), 16));
    }
    Map<String, String> sent = new LinkedHashMap<>();
    fields.flatten("", sent);
    order.awbs().add(new PlacedOrder.Awb(id.toString(), number, courier, manual, Map.copyOf(sent)));
  }

  private OrderState order(Call call, String parameter) {
    OrderState order = shop.orders().get(call.fields().id(parameter));
    if (order.cancelled()) {
      throw new Refused("Comanda este anulata");
    }
    return order;
  }

  private String courier(long id) {
    String name = shop.account().couriers().get(id);
    if (name == null) {
      throw new Refused("Curier necunoscut: " + id);
    }
    return name;
  }

  private static void known(Fields fields, String name, Map<Long, ?> rows) {
    if (!rows.containsKey(fields.id(name))) {
      throw fields.bad(name, "este necunoscut");
    }
  }

  private static void amount(Fields fields, String name) {
    if (fields.maybeDecimal(name).orElse(BigDecimal.ZERO).signum() < 0) {
      throw fields.bad(name, "trebuie sa fie pozitiv");
    }
  }
}
