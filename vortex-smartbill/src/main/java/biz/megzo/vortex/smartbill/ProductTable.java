package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ProductData.Products;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.smartbill.Cell.Unusable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole table whose header was understood. */
final class ProductTable {
  /** Titles may stand above the header. */
  private static final int HEADER_WITHIN = 20;

  private final Map<ProductColumn, Integer> columns;
  private final int width;
  private final List<List<Cell>> rows;
  private final int firstLine;

  private ProductTable(
      Map<ProductColumn, Integer> columns, int width, List<List<Cell>> rows, int firstLine) {
    this.columns = columns;
    this.width = width;
    this.rows = rows;
    this.firstLine = firstLine;
  }

  /** Finds the header. */
  static ProductTable of(List<List<Cell>> all) throws BadTable {
    for (int i = 0; i < Math.min(all.size(), HEADER_WITHIN); i++) {
      Map<ProductColumn, Integer> columns = columns(all.get(i));
      if (columns.containsKey(ProductColumn.NAME) && columns.containsKey(ProductColumn.PRICE)) {
        int width = all.get(i).size();
        return new ProductTable(columns, width, all.subList(i + 1, all.size()), i + 2);
      }
    }
    throw new BadTable(
        "no header with 'Denumire produs' and 'Pret' was found in its first "
            + HEADER_WITHIN
            + " rows; export it from SmartBill, Nomenclatoare, Produse/Servicii");
  }

  private static Map<ProductColumn, Integer> columns(List<Cell> header) throws BadTable {
    Map<ProductColumn, Integer> columns = new EnumMap<>(ProductColumn.class);
    for (ProductColumn column : ProductColumn.values()) {
      int best = Integer.MAX_VALUE;
      for (int i = 0; i < header.size(); i++) {
        int rank = column.rank(header.get(i).text());
        if (rank >= 0 && rank == best) {
          throw new BadTable("two columns have the header '" + header.get(i).text() + "'");
        }
        if (rank >= 0 && rank < best) {
          best = rank;
          columns.put(column, i);
        }
      }
    }
    return columns;
  }

  /** Judges the rows. */
  Products products(boolean codes) throws BadTable {
    if (codes && !columns.containsKey(ProductColumn.CODE)) {
      throw new BadTable(
          "no column 'Cod produs' was found; export it with codes, or set productCodes to false if"
              + " the account works without codes");
    }
    ProductRow reader = new ProductRow(columns, codes, Decimals.of(column(ProductColumn.PRICE)));
    List<Skipped> skipped = new ArrayList<>();
    Map<String, FieldRecord> good = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> row = rows.get(i);
      if (row.stream().allMatch(Cell::blank)) {
        continue;
      }
      String subject = reader.subject(row, firstLine + i);
      try {
        if (row.size() > width
            && row.subList(width, row.size()).stream().anyMatch(c -> !c.blank())) {
          throw new Unusable("it has more cells than the header; look at its quotation marks");
        }
        FieldRecord fields = reader.fields(row);
        String code = fields.text("code").orElse("");
        if (!seen.add(code)) {
          good.remove(code);
          throw new Unusable("another row has the same code, so that neither counts");
        }
        good.put(code, fields);
      } catch (Unusable e) {
        seen.add(subject);
        good.remove(subject);
        skipped.add(new Skipped(subject, e.getMessage() + " (line " + (firstLine + i) + ")"));
      }
    }
    return new Products(List.copyOf(good.values()), true, skipped);
  }

  private List<Cell> column(ProductColumn column) {
    Integer at = columns.get(column);
    List<Cell> cells = new ArrayList<>();
    for (List<Cell> row : rows) {
      if (at != null && at < row.size()) {
        cells.add(row.get(at));
      }
    }
    return cells;
  }
}
