package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.smartbill.Cell.Kind;
import biz.megzo.vortex.smartbill.Cell.Unusable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the fields of a product out of a row; a row with one bad value is not used at all. */
record ProductRow(Map<ProductColumn, Integer> columns, boolean codes, Decimals decimals) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> YES = Set.of("da", "yes", "true", "1", "adevarat");
  private static final Set<String> NO = Set.of("nu", "no", "false", "0", "fals");
  private static final Set<String> SERVICES = Set.of("serviciu", "servicii", "service");

  /** How a row is named in reports: its code as it stands, or its line. */
  String subject(List<Cell> row, int line) {
    Cell key = key(row);
    try {
      return key.blank() ? "line " + line : key.code().strip();
    } catch (Unusable e) {
      return "line " + line;
    }
  }

  private Cell key(List<Cell> row) {
    return cell(row, codes ? ProductColumn.CODE : ProductColumn.NAME);
  }

  FieldRecord fields(List<Cell> row) throws Unusable {
    Cell key = key(row);
    if (key.blank()) {
      throw new Unusable(codes ? "it has no code" : "it has no name");
    }
    String code = key.code();
    if (!Sku.valid(code)) {
      throw new Unusable(
          "its code is longer than "
              + Sku.MAX_LENGTH
              + " characters, has blanks at an end or control characters");
    }
    FieldRecord.Builder fields = FieldRecord.builder().text("code", code);
    text(row, ProductColumn.NAME, "name", fields);
    text(row, ProductColumn.DESCRIPTION, "description", fields);
    text(row, ProductColumn.CN_CODE, "cnCode", fields);
    text(row, ProductColumn.UNIT, "unit", fields);
    text(row, ProductColumn.VAT_NAME, "vatName", fields);
    fields.textIfPresent(
        "currency", cell(row, ProductColumn.CURRENCY).text().strip().toUpperCase(Locale.ROOT));
    Cell price = cell(row, ProductColumn.PRICE);
    if (!price.blank()) {
      fields.decimal("price", decimals.read(price));
    }
    flag(row, fields);
    vat(row, fields);
    Cell kind = cell(row, ProductColumn.KIND);
    if (!kind.blank()) {
      fields.bool("service", SERVICES.contains(ProductColumn.plain(kind.text())));
    }
    return fields.build();
  }

  private void text(List<Cell> row, ProductColumn column, String field, FieldRecord.Builder fields)
      throws Unusable {
    Cell cell = cell(row, column);
    if (cell.kind() == Kind.ERROR) {
      throw new Unusable("its " + field + " is an error of the sheet");
    }
    fields.textIfPresent(field, cell.text().strip());
  }

  private void flag(List<Cell> row, FieldRecord.Builder fields) throws Unusable {
    Cell cell = cell(row, ProductColumn.GROSS);
    if (cell.blank()) {
      return;
    }
    String word = ProductColumn.plain(cell.text());
    if (!YES.contains(word) && !NO.contains(word)) {
      throw new Unusable(
          "whether its price contains VAT can not be told from '" + cell.text().strip() + "'");
    }
    fields.bool("priceIncludesVat", YES.contains(word));
  }

  private void vat(List<Cell> row, FieldRecord.Builder fields) throws Unusable {
    Cell cell = cell(row, ProductColumn.VAT);
    if (cell.blank()) {
      return;
    }
    String bare = cell.text().strip();
    Cell number =
        cell.kind() == Kind.TEXT && bare.endsWith("%")
            ? Cell.text(bare.substring(0, bare.length() - 1))
            : cell;
    BigDecimal percent = decimals.read(number);
    if (cell.kind() == Kind.NUMBER && cell.format().contains("%")) {
      percent = percent.multiply(HUNDRED);
    }
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new Unusable("its VAT rate is not from 0 to 100");
    }
    fields.decimal("vatPercent", percent);
  }

  private Cell cell(List<Cell> row, ProductColumn column) {
    Integer at = columns.get(column);
    return at == null || at >= row.size() ? Cell.EMPTY : row.get(at);
  }
}
