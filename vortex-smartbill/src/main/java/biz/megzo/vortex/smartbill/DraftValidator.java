package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.smartbill.EstimateDraft.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what SmartBill would refuse, or worse, accept and misread ({@code api/smartbill.md} 2.3 and
 * 11). Its messages name lines and fields, never a buyer's data.
 */
final class DraftValidator {
  private static final int MOST_LINES = 400;

  /** 2.1. */
  private static final Set<String> CURRENCIES =
      Set.of(
          ("RON EUR USD GBP CAD AUD CHF TRY CZK DKK HUF MDL SEK NOK JPY EGP PLN RUB AED BRL CNY HRK"
                  + " INR KRW MXN NZD RSD THB UAH XDR ZAR")
              .split(" "));

  private final boolean productCodes;
  private final EstimateDraft draft;
  private final List<String> problems = new ArrayList<>();

  private DraftValidator(boolean productCodes, EstimateDraft draft) {
    this.productCodes = productCodes;
    this.draft = draft;
  }

  /** What is wrong, each with what to do; empty when the draft can be sent. */
  static List<String> problems(EstimateDraft draft, boolean productCodes) {
    DraftValidator validator = new DraftValidator(productCodes, draft);
    validator.header();
    for (int i = 0; i < draft.lines().size(); i++) {
      validator.line(i);
    }
    if (validator.problems.isEmpty()) {
      validator.total();
    }
    return validator.problems;
  }

  private void header() {
    FieldRecord header = draft.header();
    schema("", SmartBillFields.ESTIMATE, header, false);
    if (draft.lines().size() > MOST_LINES) {
      problems.add(
          "the order has "
              + draft.lines().size()
              + " lines, SmartBill takes "
              + MOST_LINES
              + " at most; record it by hand in several documents");
    }
    long precision = header.whole("precision").orElse(2L);
    if (precision < 2 || precision > 4) {
      problems.add("precision must be 2, 3 or 4, was " + precision);
    }
    if (!CURRENCIES.contains(draft.currency())) {
      problems.add("currency '" + draft.currency() + "' is none that SmartBill knows");
    }
    if (header.has("exchangeRate")) {
      boolean positive = header.decimal("exchangeRate").map(r -> r.signum() > 0).orElse(false);
      if (!positive) {
        problems.add("exchangeRate must be above 0");
      }
    }
    if (!draft.lines().isEmpty() && draft.lines().stream().allMatch(Line::discount)) {
      problems.add("a document can not hold discounts alone; it needs a product line");
    }
    inclusiveRate();
  }

  /** The rate named "TVA inclus" goes with no other rate (8.3). */
  private void inclusiveRate() {
    Set<String> names =
        draft.lines().stream()
            .map(line -> line.taxName() == null ? "" : line.taxName())
            .collect(Collectors.toSet());
    if (names.size() > 1 && names.stream().anyMatch("TVA inclus"::equalsIgnoreCase)) {
      problems.add("the rate 'TVA inclus' can not stand beside other VAT rates in one document");
    }
  }

  private void schema(String where, FieldSchema schema, FieldRecord record, boolean discount) {
    for (Field field : schema.fields()) {
      boolean zeroed =
          discount && (field.name().equals("quantity") || field.name().equals("price"));
      if (field.required() && !zeroed && blank(record, field.name())) {
        problems.add(where + field.name() + " is missing; map it");
      }
    }
    record
        .fields()
        .forEach(
            (name, value) -> {
              Field field = schema.field(name).orElse(null);
              if (field == null) {
                problems.add(where + name + " is no field of " + schema.name());
              } else if (!fits(field.type(), value.type())) {
                problems.add(where + name + " must be " + field.type() + ", was " + value.type());
              } else if (field.maxLength() > 0 && value.print().length() > field.maxLength()) {
                problems.add(where + name + " is longer than " + field.maxLength());
              }
            });
  }

  private static boolean blank(FieldRecord record, String name) {
    FieldValue value = record.get(name).orElse(null);
    return value == null
        || (value instanceof FieldValue.Text text && text.value().isBlank())
        || (value instanceof FieldValue.Records records && records.values().isEmpty());
  }

  private static boolean fits(FieldType wanted, FieldType given) {
    return wanted == given || (wanted == FieldType.DECIMAL && given == FieldType.INTEGER);
  }

  private void line(int i) {
    Line line = draft.lines().get(i);
    String where = "line " + (i + 1) + ": ";
    FieldSchema schema =
        SmartBillFields.ESTIMATE.field("products").flatMap(Field::schema).orElseThrow();
    int before = problems.size();
    schema(where, schema, line.fields(), line.discount());
    if (problems.size() > before) {
      return;
    }
    String currency = line.text("currency").orElse(draft.currency());
    if (!currency.equals(draft.currency())) {
      problems.add(where + "its currency " + currency + " differs from the document's");
    }
    percent(where, line);
    if (line.text("productDescription").map(text -> text.lines().count() > 30).orElse(false)) {
      problems.add(where + "productDescription has more than 30 lines");
    }
    if (line.discount()) {
      new DiscountValidator(draft, i, problem -> problems.add(where + problem)).check();
    } else {
      product(where, line);
    }
  }

  private void percent(String where, Line line) {
    boolean sane =
        line.percentOrZero().signum() >= 0
            && line.percentOrZero().compareTo(java.math.BigDecimal.valueOf(100)) <= 0;
    if (!sane) {
      problems.add(where + "taxPercentage must be 0 to 100");
    }
    if (line.percent() == null && line.taxName() != null) {
      problems.add(where + "taxName needs its taxPercentage: SmartBill knows the pair only");
    }
  }

  private void product(String where, Line line) {
    if (line.amount("quantity").signum() <= 0) {
      problems.add(where + "quantity must be above 0; SmartBill would accept it all the same");
    }
    if (line.amount("price").signum() < 0) {
      problems.add(where + "price must not be negative; make it a discount line");
    }
    if (line.amount("price").scale() > draft.precision()) {
      problems.add(
          where
              + "its price has more than "
              + draft.precision()
              + " decimals, and what SmartBill makes of them is not known; round it, or set"
              + " precision to 3 or 4");
    }
    if (productCodes && line.text("code").isEmpty() && !line.service()) {
      problems.add(
          where + "code is missing; the account identifies products by code, map erp code or sku");
    }
  }

  private void total() {
    EstimateTotal total = EstimateTotal.of(draft);
    if (!total.certain()) {
      problems.add(
          "the total depends on how SmartBill rounds, which is not documented; send unit prices"
              + " with VAT included (isTaxIncluded) so that quantity times price is exact");
    }
    if (total.amount().signum() < 0) {
      problems.add("the discounts are greater than the order");
    }
  }
}
