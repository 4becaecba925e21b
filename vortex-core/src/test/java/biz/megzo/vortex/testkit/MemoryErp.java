package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.connector.ReadReport;
import biz.megzo.vortex.connector.StockSource;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Product;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.model.StockLevel;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An ERP with products and stock that a test sets by hand. Reads can be made to fail. */
public final class MemoryErp implements Connector, CatalogSource, StockSource {
  private static final int PAGE = 100;

  private final Map<Sku, FieldRecord> products = new TreeMap<>();
  private final Map<Sku, BigDecimal> stock = new TreeMap<>();
  private final List<ReadReport.Skipped> skipped = new ArrayList<>();
  private boolean broken;
  private boolean truncated;
  private int catalogueCalls;
  private int stockCalls;
  private Runnable duringStockRead = () -> {};

  /** Adds or changes a product; the price is gross. */
  public MemoryErp product(String sku, String name, String price) {
    products.put(
        Sku.of(sku),
        FieldRecord.builder()
            .text("code", sku)
            .text("name", name)
            .decimal("price", new BigDecimal(price))
            .bool("priceIncludesVat", true)
            .decimal("vatPercent", BigDecimal.valueOf(21))
            .build());
    return this;
  }

  public MemoryErp stock(String sku, String quantity) {
    stock.put(Sku.of(sku), new BigDecimal(quantity));
    return this;
  }

  /** The stock list no longer has the product. */
  public MemoryErp unlist(String sku) {
    stock.remove(Sku.of(sku));
    return this;
  }

  /** Every read fails from now on, or works again. */
  public void broken(boolean yes) {
    broken = yes;
  }

  /** Stock reads end early without an error from now on, or are whole again. */
  public void truncated(boolean yes) {
    truncated = yes;
  }

  /** A row of the stock list that can not be used. */
  public void unusableRow(String subject, String reason) {
    skipped.add(new ReadReport.Skipped(subject, reason));
  }

  /** Runs in the middle of each stock read. */
  public void duringStockRead(Runnable what) {
    duringStockRead = what;
  }

  public int catalogueCalls() {
    return catalogueCalls;
  }

  public int stockCalls() {
    return stockCalls;
  }

  @Override
  public String name() {
    return "memory-erp";
  }

  @Override
  public List<Finding> examine() {
    return List.of();
  }

  @Override
  public FieldSchema productSchema() {
    return FieldSchema.of(
        "memory.product", Field.of("price", FieldType.DECIMAL, "Sale price", "Prețul"));
  }

  @Override
  public CatalogPage products(@Nullable String page) {
    check();
    catalogueCalls++;
    List<CatalogItem> items = new ArrayList<>();
    String next = null;
    for (Map.Entry<Sku, FieldRecord> entry : products.entrySet()) {
      if (page != null && entry.getKey().value().compareTo(page) <= 0) {
        continue;
      }
      if (items.size() == PAGE) {
        next = items.get(PAGE - 1).product().sku().value();
        break;
      }
      items.add(item(entry.getKey(), entry.getValue()));
    }
    return new CatalogPage(items, List.of(), next);
  }

  private static CatalogItem item(Sku sku, FieldRecord fields) {
    Product product =
        new Product(
            sku,
            fields.text("name").orElse(""),
            Money.ron(fields.decimal("price").orElseThrow()),
            true,
            Vat.percent(21),
            "buc",
            false);
    return new CatalogItem(product, fields);
  }

  @Override
  public ReadReport readStock(Consumer<? super StockLevel> sink) {
    check();
    stockCalls++;
    int handed = 0;
    List<Sku> rows = List.copyOf(stock.keySet());
    for (int row = 0; row < rows.size(); row++) {
      if (row == rows.size() / 2) {
        duringStockRead.run();
        if (truncated) {
          return new ReadReport(handed, false, skipped);
        }
      }
      BigDecimal quantity = stock.get(rows.get(row));
      if (quantity != null) {
        sink.accept(new StockLevel(rows.get(row), "main", quantity, null, "buc"));
        handed++;
      }
    }
    return new ReadReport(handed, true, skipped);
  }

  @Override
  public List<StockLevel> readStock(Sku sku) {
    check();
    BigDecimal quantity = stock.get(sku);
    return quantity == null
        ? List.of()
        : List.of(new StockLevel(sku, "main", quantity, null, "buc"));
  }

  private void check() {
    if (broken) {
      throw new ConnectorException(
          name(), ConnectorException.Kind.UNREACHABLE, "the ERP does not answer", null);
    }
  }
}
