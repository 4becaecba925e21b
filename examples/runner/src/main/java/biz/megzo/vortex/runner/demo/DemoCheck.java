package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.celro.fake.Market;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.util.List;
import java.util.Map;

/**
 * What stands in both fakes in the end, counted without asking Vortex.
 *
 * @param orders on Cel.ro
 * @param records live proformas in SmartBill
 * @param duplicates live proformas beyond the first of an order, or of no order at all
 * @param oversold units sold that the warehouse never had
 * @param wrongTotals orders whose proforma has another total
 * @param fiscal calls that would have issued a fiscal document
 * @param attached invoices on Cel.ro's orders
 * @param finished orders that went through to their end on Cel.ro
 */
record DemoCheck(
    int orders,
    int records,
    int duplicates,
    int oversold,
    int wrongTotals,
    int fiscal,
    int attached,
    int finished) {

  private static final int FINISHED = 20;
  private static final int INVOICED = 3;

  static DemoCheck of(
      LinkId link, Market market, FakeSmartBill smartBill, List<DemoCatalogue.Start> starts) {
    List<FakeEstimate> live = smartBill.liveEstimates();
    int covered = 0;
    int wrong = 0;
    List<PlacedOrder> orders = market.orders();
    for (PlacedOrder order : orders) {
      Marker marker = Marker.of(OrderKey.of(link, Long.toString(order.id())), 0);
      List<FakeEstimate> own =
          live.stream().filter(one -> one.mentions().contains(marker.value())).toList();
      covered += own.isEmpty() ? 0 : 1;
      wrong += (int) own.stream().filter(one -> one.total().compareTo(order.total()) != 0).count();
    }
    return new DemoCheck(
        orders.size(),
        live.size(),
        live.size() - covered,
        oversold(market.sold(), starts),
        wrong,
        smartBill.fiscalCalls().size(),
        orders.stream().mapToInt(order -> order.invoices().size()).sum(),
        (int) orders.stream().filter(order -> order.status() == FINISHED).count());
  }

  private static int oversold(Map<String, Integer> sold, List<DemoCatalogue.Start> starts) {
    return starts.stream()
        .mapToInt(start -> Math.max(0, sold.getOrDefault(start.code(), 0) - start.stock()))
        .sum();
  }

  /** Whether every promise held. */
  boolean holds() {
    return orders == 12
        && records == orders
        && duplicates == 0
        && oversold == 0
        && wrongTotals == 0
        && fiscal == 0
        && attached == INVOICED
        && finished == INVOICED;
  }

  String line() {
    return "orders %d, records %d, duplicates %d, oversold %d"
        .formatted(orders, records, duplicates, oversold);
  }
}
