package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One company of the account, and what people do in its portal. A code stands for a product; where
 * the company uses no codes, or the product has none, its name does.
 */
public final class FakeCompany {
  private final World world;
  private final Books books;
  private final Company company;

  FakeCompany(World world, Books books, Company company) {
    this.world = world;
    this.books = books;
    this.company = company;
  }

  public String cif() {
    return company.cif;
  }

  /** Adds a proforma series, or edits its counter as the portal allows. */
  public FakeCompany series(String name, long next) {
    return counter(name, 'p', next);
  }

  /** Adds an invoice series, or edits its counter. */
  public FakeCompany invoiceSeries(String name, long next) {
    return counter(name, 'f', next);
  }

  private FakeCompany counter(String name, char type, long next) {
    return change(
        one -> {
          if (one.series(name, type).isEmpty()) {
            one.series.add(new SeriesState(name, type, next));
          }
          one.series(name, type).orElseThrow().next = next;
        });
  }

  /** The number that the next proforma of the series gets. */
  public long nextNumber(String series) {
    return read(one -> one.series(series, 'p').orElseThrow().next);
  }

  /** Of the type {@code en gros}. */
  public FakeCompany warehouse(String name) {
    return warehouse(name, "en gros");
  }

  public FakeCompany warehouse(String name, String type) {
    return change(
        one -> {
          if (one.warehouse(name).isEmpty()) {
            one.warehouses.add(new Warehouse(one.newId("ware"), name, type));
          }
        });
  }

  /** Adds a product, or replaces the one with this code. The price includes VAT. */
  public FakeCompany product(String code, String name, String unit, String price, String vatName) {
    return put(code, name, unit, price, vatName, false);
  }

  /** Adds a service, which never has stock. */
  public FakeCompany service(String code, String name, String unit, String price, String vatName) {
    return put(code, name, unit, price, vatName, true);
  }

  private FakeCompany put(
      String code, String name, String unit, String price, String vatName, boolean service) {
    return change(
        one -> {
          String key = one.usesCodes && !code.isEmpty() ? code : name;
          String id = one.product(key).map(FakeProduct::id).orElseGet(() -> one.newId("prod"));
          one.put(new FakeProduct(id, code, name, unit, new BigDecimal(price), vatName, service));
        });
  }

  public FakeCompany removeProduct(String code) {
    return change(one -> one.products.remove(one.product(code).orElseThrow()));
  }

  public FakeProduct product(String code) {
    return read(one -> one.product(code).orElseThrow());
  }

  public List<FakeProduct> products() {
    return read(one -> List.copyOf(one.products.all()));
  }

  /** Sets the stock of today. */
  public FakeCompany stock(String warehouse, String code, BigDecimal quantity) {
    return change(
        one ->
            one.set(
                one.warehouse(warehouse).orElseThrow(),
                one.product(code).orElseThrow(),
                world.today(),
                quantity));
  }

  public FakeCompany stock(String warehouse, String code, long quantity) {
    return stock(warehouse, code, BigDecimal.valueOf(quantity));
  }

  /** The latest stock; zero when the product was never there. */
  public BigDecimal stock(String warehouse, String code) {
    return read(
        one ->
            one.warehouse(warehouse)
                .flatMap(house -> house.latest(one.product(code).orElseThrow().id()))
                .orElse(BigDecimal.ZERO));
  }

  public FakeCompany unit(String name) {
    return change(one -> one.units.add(name));
  }

  /** Adds a VAT rate. */
  public FakeCompany rate(String name, String percentage) {
    return change(one -> one.rates.add(VatRate.of(name, percentage)));
  }

  public FakeCompany vatPayer(boolean payer) {
    return change(one -> one.vatPayer = payer);
  }

  public FakeCompany usesCodes(boolean codes) {
    return change(
        one -> {
          one.usesCodes = codes;
          one.products.rekey();
        });
  }

  public FakeCompany stockModule(boolean active) {
    return change(one -> one.stockModule = active);
  }

  /** Whether the user may create, and may change, proformas. */
  public FakeCompany rights(boolean create, boolean modify) {
    return change(
        one -> {
          one.mayCreate = create;
          one.mayModify = modify;
        });
  }

  public FakeCompany planExhausted(boolean exhausted) {
    return change(one -> one.planExhausted = exhausted);
  }

  public FakeCompany mailServer(boolean configured) {
    return change(one -> one.mailServer = configured);
  }

  /** Nothing may be issued or changed on this day or before it. */
  public FakeCompany closedUntil(LocalDate day) {
    return change(one -> one.closedUntil = day);
  }

  /** Only these accounts may use the company; without this call, all may. */
  public FakeCompany openOnlyTo(String... emails) {
    return change(one -> one.openTo = Set.of(emails));
  }

  /** Switches the catalogue of V3 on, with this token. */
  public FakeCompany v3Token(String token) {
    return change(one -> one.v3Token = token);
  }

  /** V3 answers 403 with this code, for example {@code subscription_expired}; empty: no more. */
  public FakeCompany v3Refuses(String code) {
    return change(one -> one.v3Refusal = code.isEmpty() ? null : code);
  }

  public List<FakeEstimate> estimates() {
    return read(Company::seenEstimates);
  }

  /** Those with a number that are not cancelled. */
  public List<FakeEstimate> liveEstimates() {
    return estimates().stream().filter(FakeEstimate::live).toList();
  }

  public FakeEstimate estimate(String series, String number) {
    return read(one -> one.estimate(series, number).orElseThrow().seen(one.invoices));
  }

  public List<FakeInvoice> invoices() {
    return read(one -> List.copyOf(one.invoices));
  }

  /** Names of clients that documents stored. */
  public List<String> savedClients() {
    return read(one -> List.copyOf(one.clients.keySet()));
  }

  public List<FakeMail> mails() {
    return read(one -> List.copyOf(one.mails));
  }

  /**
   * A person makes an invoice of a proforma: its goods leave the warehouse named on the line, or
   * the first one that has them. Takes the first invoice series, and makes one when there is none.
   */
  public FakeInvoice invoice(String series, String number) {
    return invoice(series, number, false);
  }

  /** The same, left as a draft: no number, no stock moved. */
  public FakeInvoice draftInvoice(String series, String number) {
    return invoice(series, number, true);
  }

  private FakeInvoice invoice(String series, String number, boolean draft) {
    return read(
        one -> {
          if (one.series.stream().noneMatch(each -> each.type == 'f')) {
            one.series.add(new SeriesState("FCT", 'f', 1));
          }
          String invoices =
              one.series.stream().filter(each -> each.type == 'f').findFirst().orElseThrow().name;
          EstimateState estimate = one.estimate(series, number).orElseThrow();
          return books.invoice(one, estimate, invoices, draft);
        });
  }

  /** A person cancels an invoice: the goods come back. */
  public FakeCompany cancelInvoice(String series, String number) {
    return change(one -> books.cancelInvoice(one, one.invoice(series, number).orElseThrow(), true));
  }

  public FakeCompany payInvoice(String series, String number, String amount) {
    return change(
        one -> {
          FakeInvoice old = one.invoice(series, number).orElseThrow();
          one.replace(old, old.paidWith(new BigDecimal(amount)));
        });
  }

  /** Somebody else's proforma takes the next number of the series; returns it. */
  public FakeEstimate foreignEstimate(String series, String mentions) {
    return read(one -> books.foreign(one, series, mentions).seen(List.of()));
  }

  /** A person cancels a proforma, or restores it. */
  public FakeCompany cancelEstimate(String series, String number, boolean cancelled) {
    return change(one -> one.estimate(series, number).orElseThrow().cancelled = cancelled);
  }

  /** A person deletes the last proforma of the series; returns what it was. */
  public FakeEstimate deleteLastEstimate(String series) {
    return read(
        one -> {
          EstimateState last =
              one.estimates.stream()
                  .filter(each -> each.series.equals(series) && !each.number.isEmpty())
                  .filter(each -> Books.last(one, each))
                  .findFirst()
                  .orElseThrow();
          books.delete(one, last);
          return last.seen(List.of());
        });
  }

  /** Pushes stock from now on to this address, when told to. */
  public FakeStockPush pushStock(URI to, String token) {
    var push = new FakeStockPush(to, token);
    change(one -> one.watchers.add(push::moved));
    return push;
  }

  private FakeCompany change(Consumer<Company> edit) {
    world.locked(() -> edit.accept(company));
    return this;
  }

  private <T> T read(Function<Company, T> question) {
    Supplier<T> work = () -> question.apply(company);
    return world.locked(work);
  }
}
