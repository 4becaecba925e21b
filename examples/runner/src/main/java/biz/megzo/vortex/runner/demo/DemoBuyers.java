package biz.megzo.vortex.runner.demo;

import biz.megzo.vortex.celro.fake.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Twelve orders of different kinds, all invented. */
public final class DemoBuyers {
  private final Market market;
  private final Map<Long, String> placed = new LinkedHashMap<>();

  public DemoBuyers(Market market) {
    this.market = market;
  }

  /** What was placed so far: order id and what is special about it. */
  synchronized Map<Long, String> placed() {
    return new LinkedHashMap<>(placed);
  }

  private synchronized void note(long id, String what) {
    placed.put(id, what);
  }

  /** The first six. */
  public void morning() {
    note(market.order().line("LMP-01", 1).place(), "a person, one product");
    note(
        market
            .order()
            .company("Exemplu Prod SRL", "RO12345674", "J12/345/2015", "Ana Pop")
            .billing("Str. Memorandumului 10", "Cluj-Napoca", "Cluj")
            .line("RAF-02", 2)
            .place(),
        "a company with a tax id");
    note(
        market.order().inBucharest(3, "Bd. Unirii 7, bl. A2").line("CAN-03", 4).place(),
        "Bucharest, sector 3");
    note(
        market.order().line("VEI-01", 1).transport("19.99").place(), "with transport of 19.99 lei");
    note(
        market
            .order()
            .line("LMP-02", 1)
            .line("PAT-04", 2)
            .line("CEA-01", 1)
            .transport("24.99")
            .place(),
        "three products and transport");
    note(
        market
            .order()
            .person("Ștefănița Țîrlea-Șerban", "0700000001", "stefanita@example.ro")
            .billing("Aleea Înfrățirii nr. 5, ap. 3", "Iași", "Iași")
            .line("GEA-05", 1)
            .place(),
        "diacritics in name and address");
  }

  /** The next five. */
  public void noon() {
    note(market.order().line("CAN-01", 2).paidByCard().place(), "paid by card in advance");
    note(
        market
            .order()
            .delivery("Maria Ionescu", "0700000002", "Str. Lungă 12", "Brașov", "Brașov")
            .line("VEI-03", 1)
            .place(),
        "delivered to another address");
    note(
        market
            .order()
            .company("Birou Modern SA", "RO18547290", "J40/1234/2009", "Dan Radu")
            .inBucharest(6, "Splaiul Independenței 200")
            .line("RAF-01", 3)
            .transport("35.00")
            .place(),
        "a company in sector 6, transport");
    note(
        market
            .order()
            .line(DemoCatalogue.BOOK, 2, listed(DemoCatalogue.BOOK), "11")
            .line("CAN-02", 1)
            .place(),
        "two VAT rates: 11 % and 21 %");
    note(market.order().line(DemoCatalogue.SCARCE, 1).place(), "the last lamp that may be sold");
  }

  /** Somebody else wants the last lamp too; true when the shop had to say no. */
  boolean tooLate() {
    return market.order().line(DemoCatalogue.SCARCE, 1).tryPlace().isEmpty();
  }

  /** The last one. */
  public long evening() {
    long id = market.order().line("CEA-02", 1).line("PAT-01", 1).transport("19.99").place();
    note(id, "its answer gets lost on the way");
    return id;
  }

  private String listed(String model) {
    return market.listed(model).price().toPlainString();
  }

  public List<Long> ids() {
    return List.copyOf(placed().keySet());
  }
}
