package biz.megzo.vortex.smartbill.fake;

import static biz.megzo.vortex.smartbill.fake.EstimateRules.demand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sections 4.1 and 4.2. Called inside the lock. */
final class StockDesk {
  private final World world;

  StockDesk(World world) {
    this.world = world;
  }

  Reply stocks(Company company, FakeRequest request) {
    Optional<String> date = request.param("date");
    demand(date.isPresent(), "Data la care vreti sa aflati valoarea stocului trebuie specificata!");
    LocalDate day = EstimateRules.parse(date.orElseThrow());
    List<Warehouse> searched = warehouses(company, request);
    Optional<String> name = request.param("productName");
    Optional<String> code = request.param("productCode").filter(any -> company.usesCodes);
    Predicate<FakeProduct> wanted =
        product ->
            name.map(product.name()::equals).orElse(true)
                && code.map(product.code()::equals).orElse(true);
    ObjectNode answer = Answers.envelope("", "");
    ArrayNode list = answer.putArray("list");
    for (Warehouse warehouse : searched) {
      ArrayNode rows = rows(company, warehouse, day, wanted);
      if (!rows.isEmpty()) {
        ObjectNode entry = list.addObject();
        ObjectNode head = entry.putObject("warehouse").put("warehouseName", warehouse.name);
        head.put("warehouseType", warehouse.type);
        entry.set("products", rows);
      }
    }
    return Reply.json(200, answer);
  }

  Reply shop(Company company, FakeRequest request) {
    demand(request.param("warehouseName").isPresent(), "Gestiunea trebuie specificata!");
    Warehouse warehouse = warehouses(company, request).get(0);
    ObjectNode answer = Json.object().put("errorText", "");
    answer.set("products", rows(company, warehouse, world.today(), any -> true));
    return Reply.json(200, answer);
  }

  Reply warehouses(Company company) {
    ObjectNode answer = Json.object();
    ArrayNode names = answer.putArray("warehouses");
    company.warehouses.stream().filter(one -> !one.empty()).forEach(one -> names.add(one.name));
    return Reply.json(200, answer);
  }

  private static List<Warehouse> warehouses(Company company, FakeRequest request) {
    demand(company.stockModule, "Modulul stoc nu este activ!");
    Optional<String> name = request.param("warehouseName");
    if (name.isEmpty()) {
      return company.warehouses;
    }
    String unknown = "Gestiunea " + name.get() + " nu a fost gasita pe server.";
    return List.of(company.warehouse(name.get()).orElseThrow(() -> new Refusal(unknown)));
  }

  private ArrayNode rows(
      Company company, Warehouse warehouse, LocalDate day, Predicate<FakeProduct> wanted) {
    ArrayNode rows = Json.array();
    for (FakeProduct product : company.products.all()) {
      Optional<BigDecimal> level = warehouse.level(product.id(), day);
      boolean hidden =
          world.is(FakeQuirk.ZERO_STOCK_NOT_LISTED)
              && level.map(quantity -> quantity.signum() == 0).orElse(true);
      if (level.isPresent() && !hidden && wanted.test(product)) {
        ObjectNode row = rows.addObject().put("productName", product.name());
        if (company.usesCodes) {
          row.put("productCode", product.code());
        }
        row.put("measuringUnit", product.unit());
        quantity(row, level.get());
      }
    }
    return rows;
  }

  private void quantity(ObjectNode row, BigDecimal quantity) {
    BigDecimal printed = Json.oneDecimal(quantity);
    if (world.is(FakeQuirk.QUANTITY_AS_TEXT)) {
      row.put("quantity", printed.toPlainString());
    } else {
      row.put("quantity", printed);
    }
  }
}
