package biz.megzo.vortex.proofs;

import biz.megzo.vortex.celro.fake.FakeCelRo;
import biz.megzo.vortex.celro.fake.Fault;
import biz.megzo.vortex.celro.fake.OrderDraft;
import biz.megzo.vortex.celro.fake.PlacedOrder;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.smartbill.fake.FakeCompany;
import biz.megzo.vortex.smartbill.fake.FakeEstimate;
import biz.megzo.vortex.smartbill.fake.FakeProduct;
import biz.megzo.vortex.smartbill.fake.FakeQuirk;
import biz.megzo.vortex.smartbill.fake.FakeSmartBill;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Both remotes, and what buyers and people did there. Counts what stands in the remotes in the end
 * without asking Vortex.
 */
final class World implements AutoCloseable {
  static final String WAREHOUSE = "Depozit";
  private static final int REVISIONS = 12;
  private static final Pattern MARKER = Pattern.compile("VX[0-9A-Z]{12}");

  final FakeSmartBill smartBill;
  final FakeCelRo celRo;
  final FakeCompany company;
  final Map<String, Long> orders = new LinkedHashMap<>();
  private final Set<Long> cancelled = new HashSet<>();
  private final Set<Long> invoiced = new HashSet<>();
  private final Map<String, Integer> had = new HashMap<>();
  private final Set<String> unlisted = new HashSet<>();

  World(InstantSource clock) {
    smartBill = FakeSmartBill.start(clock);
    celRo = FakeCelRo.start(clock);
    company = smartBill.company(Node.CIF).series(Node.SERIES, 1).v3Token(Node.V3_TOKEN);
    company.warehouse(WAREHOUSE);
  }

  /** Calls are not counted: the clock of a child process can not be seen from here. */
  World uncounted() {
    smartBill.with(FakeQuirk.NO_RATE_LIMIT);
    return this;
  }

  World products(int count, int units) {
    for (int i = 1; i <= count; i++) {
      company.product("P-" + i, "Produs " + i, "buc", i + "0.00", "Normala");
      stock("P-" + i, units);
    }
    return this;
  }

  /** Cel.ro does not list this product, and should not. */
  void unlisted(String code) {
    unlisted.add(code);
  }

  /** Whether Cel.ro should list it. */
  boolean shouldList(String code) {
    return !unlisted.contains(code);
  }

  /** The warehouse has so many more units. */
  void stock(String code, int more) {
    had.merge(code, more, Integer::sum);
    int now = company.stock(WAREHOUSE, code).intValueExact();
    company.stock(WAREHOUSE, code, now + more);
  }

  /** Each call of this action of Cel.ro goes wrong so, repeated ones too, until the next pass. */
  void loses(String action, Fault fault) {
    celRo.faults().always(call -> call.action().equals(action), fault);
  }

  /** The product is called so from now on. */
  void name(String code, String name) {
    FakeProduct now = company.product(code);
    company.product(code, name, now.unit(), now.price().toPlainString(), now.vatName());
  }

  /** The product costs so much from now on, with VAT. */
  void price(String code, String price) {
    FakeProduct now = company.product(code);
    company.product(code, now.name(), now.unit(), price, now.vatName());
  }

  Remotes remotes() {
    return new Remotes(smartBill.base(), celRo.baseUri(), celRo.username(), celRo.password());
  }

  void buy(String name, OrderDraft draft) {
    orders.put(name, draft.place());
  }

  void cancel(String name) {
    celRo.market().customerCancels(orders.get(name));
    cancelled.add(orders.get(name));
  }

  /** A person invoices the order in SmartBill. */
  void invoice(String name) {
    invoice(name, byMarker());
  }

  /** The same, when the order has one live record among these; else nothing happens. */
  boolean invoice(String name, Map<String, List<FakeEstimate>> byMarker) {
    List<FakeEstimate> live = live(orders.get(name), byMarker);
    if (live.size() != 1) {
      return false;
    }
    FakeEstimate record = live.get(0);
    company.invoice(record.series(), record.number());
    invoiced.add(orders.get(name));
    return true;
  }

  /** The buyer of an order wants one unit more of its first product. */
  void addUnit(String name) {
    PlacedOrder order = celRo.market().order(orders.get(name));
    PlacedOrder.Line line = order.lines().get(0);
    celRo.market().customerChangesQuantity(order.id(), line.model(), line.quantity() + 1);
  }

  /** The live proformas of an order, whichever of its references they bear. */
  List<FakeEstimate> live(long order) {
    return live(order, byMarker());
  }

  private static List<FakeEstimate> live(long order, Map<String, List<FakeEstimate>> byMarker) {
    List<FakeEstimate> found = new ArrayList<>();
    OrderKey key = OrderKey.of(Node.LINK, Long.toString(order));
    for (int revision = 0; revision < REVISIONS; revision++) {
      found.addAll(byMarker.getOrDefault(Marker.of(key, revision).value(), List.of()));
    }
    return found;
  }

  /** The live proformas by the reference that they bear. */
  Map<String, List<FakeEstimate>> byMarker() {
    Map<String, List<FakeEstimate>> all = new HashMap<>();
    for (FakeEstimate one : smartBill.liveEstimates()) {
      Matcher marker = MARKER.matcher(one.mentions());
      if (marker.find()) {
        all.computeIfAbsent(marker.group(), any -> new ArrayList<>()).add(one);
      }
    }
    return all;
  }

  /** Live proformas with a reference of Vortex. */
  int liveOfOurs() {
    return byMarker().values().stream().mapToInt(List::size).sum();
  }

  /** Everything that is not as it must be once nothing moves any more; empty when all is well. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    int expected = 0;
    Map<String, List<FakeEstimate>> byMarker = byMarker();
    for (PlacedOrder order : celRo.market().orders()) {
      boolean wanted = !cancelled.contains(order.id());
      expected += wanted ? 1 : 0;
      records(order, wanted ? 1 : 0, live(order.id(), byMarker), faults);
    }
    int live = liveOfOurs();
    if (live != expected) {
      faults.add(live + " live records for " + expected + " orders");
    }
    stock(faults);
    if (!smartBill.fiscalCalls().isEmpty()) {
      faults.add("fiscal calls");
    }
    return faults;
  }

  private static void records(
      PlacedOrder order, int expected, List<FakeEstimate> live, List<String> faults) {
    if (live.size() != expected) {
      faults.add("order " + order.id() + " has " + live.size() + " live records");
    } else if (expected == 1 && live.get(0).total().compareTo(order.total()) != 0) {
      faults.add(
          "order " + order.id() + ": " + order.total() + ", its record " + live.get(0).total());
    }
  }

  /** What is there and not sold, by code; sold is what stands and is not invoiced. */
  Map<String, Integer> free() {
    Map<String, Integer> free = new TreeMap<>();
    had.keySet().forEach(code -> free.put(code, company.stock(WAREHOUSE, code).intValueExact()));
    for (PlacedOrder order : celRo.market().orders()) {
      if (!cancelled.contains(order.id()) && !invoiced.contains(order.id())) {
        order
            .lines()
            .forEach(line -> free.computeIfPresent(line.model(), (m, n) -> n - line.quantity()));
      }
    }
    return free;
  }

  /** What is offered is what is there, less what is sold and not invoiced, less two. */
  private void stock(List<String> faults) {
    Map<String, Integer> sold = celRo.market().sold();
    Map<String, Integer> free = free();
    had.forEach(
        (code, units) -> {
          int offered = Math.max(0, free.get(code) - 2);
          int listed = shouldList(code) ? celRo.market().listed(code).stock() : offered;
          if (listed != offered) {
            faults.add(code + " is offered " + listed + " times, " + offered + " are free");
          }
          if (sold.getOrDefault(code, 0) > units) {
            faults.add(code + " is oversold");
          }
        });
  }

  /** A print of everything that stands in both remotes. */
  String print() {
    StringBuilder print = new StringBuilder();
    smartBill
        .estimates()
        .forEach(one -> print.append(one.number()).append(one.live()).append(one.total()));
    celRo
        .market()
        .listed()
        .forEach(one -> print.append(one.model()).append(one.stock()).append(one.price()));
    return print.toString();
  }

  static Instant morning() {
    return Instant.parse("2026-11-02T08:00:00Z");
  }

  @Override
  public void close() {
    celRo.close();
    smartBill.close();
  }
}
