package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What SmartBill keeps about one company. Guarded by the world's lock. */
final class Company {
  final String cif;
  boolean vatPayer = true;
  boolean usesCodes = true;
  boolean stockModule = true;
  boolean mayCreate = true;
  boolean mayModify = true;
  boolean planExhausted;
  boolean mailServer;
  @Nullable LocalDate closedUntil;
  @Nullable String v3Token;
  @Nullable String v3Refusal;
  @Nullable Set<String> openTo;
  final List<VatRate> rates = new ArrayList<>(VatRate.usual());
  final Set<String> units = new LinkedHashSet<>(List.of("buc"));
  final List<Warehouse> warehouses = new ArrayList<>();
  final Catalogue products = new Catalogue(this::key);
  final Map<String, JsonNode> clients = new LinkedHashMap<>();
  final List<SeriesState> series = new ArrayList<>();
  final List<EstimateState> estimates = new ArrayList<>();
  final List<FakeInvoice> invoices = new ArrayList<>();
  final List<FakeMail> mails = new ArrayList<>();
  final List<Consumer<StockMove>> watchers = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  Company(String cif) {
    this.cif = cif;
  }

  String newId(String prefix) {
    return "%s_019f%028x".formatted(prefix, ids.merge(prefix, 1, Integer::sum));
  }

  Optional<SeriesState> series(String name, char type) {
    return series.stream().filter(one -> one.name.equals(name) && one.type == type).findFirst();
  }

  Optional<EstimateState> estimate(String seriesName, String number) {
    return estimates.stream().filter(one -> one.is(seriesName, number)).findFirst();
  }

  /** All proformas with the invoices made from each. */
  List<FakeEstimate> seenEstimates() {
    Map<List<String>, List<FakeInvoice>> made =
        invoices.stream()
            .collect(
                Collectors.groupingBy(one -> List.of(one.estimateSeries(), one.estimateNumber())));
    return estimates.stream()
        .map(one -> one.seen(made.getOrDefault(List.of(one.series, one.number), List.of())))
        .toList();
  }

  Optional<FakeInvoice> invoice(String seriesName, String number) {
    return invoices.stream()
        .filter(one -> one.series().equals(seriesName) && one.number().equals(number))
        .findFirst();
  }

  Optional<Warehouse> warehouse(String name) {
    return warehouses.stream().filter(one -> one.name.equals(name)).findFirst();
  }

  /** By code where the company uses codes and the product has one, by exact name otherwise. */
  Optional<FakeProduct> product(String codeOrName) {
    return products.find(codeOrName);
  }

  /** The product that a document line names. */
  Optional<FakeProduct> productOf(JsonNode line) {
    return product(Json.text(line, usesCodes ? "code" : "name"));
  }

  String key(FakeProduct product) {
    return usesCodes && !product.code().isEmpty() ? product.code() : product.name();
  }

  void put(FakeProduct product) {
    products.put(product);
    units.add(product.unit());
  }

  void replace(FakeInvoice old, FakeInvoice now) {
    invoices.set(invoices.indexOf(old), now);
  }

  /** Adds to the stock of a product; below zero too. */
  void move(Warehouse warehouse, FakeProduct product, LocalDate day, BigDecimal by) {
    set(warehouse, product, day, warehouse.latest(product.id()).orElse(BigDecimal.ZERO).add(by));
  }

  void set(Warehouse warehouse, FakeProduct product, LocalDate day, BigDecimal quantity) {
    warehouse.set(product.id(), day, quantity);
    String code = usesCodes ? product.code() : "";
    var move = new StockMove(code, product.name(), warehouse.name, quantity);
    watchers.forEach(watcher -> watcher.accept(move));
  }

  boolean closed(LocalDate day) {
    return closedUntil != null && !day.isAfter(closedUntil);
  }

  boolean opensFor(String email) {
    return openTo == null || openTo.contains(email);
  }
}
