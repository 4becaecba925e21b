package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.smartbill.EstimateDraft.Line;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of {@code POST /estimate/v2} ({@code api/smartbill.md} 2.1, 2.2, 9): explicit
 * fields only, because SmartBill refuses what it does not know; no nulls, no empty texts, plain
 * decimals.
 */
final class EstimateWriter {
  private static final List<String> CLIENT_TEXTS =
      List.of(
          "name", "vatCode", "regCom", "address", "city", "county", "country", "email", "phone",
          "contact");

  private final SmartBillConfig config;
  private final EstimateDraft draft;
  private final @Nullable List<VatRates.Rate> rates;

  /**
   * Prepares a body.
   *
   * @param rates one per line, null for a company that pays no VAT: tax fields are left out (8.2)
   */
  EstimateWriter(SmartBillConfig config, EstimateDraft draft, @Nullable List<VatRates.Rate> rates) {
    this.config = config;
    this.draft = draft;
    this.rates = rates;
  }

  byte[] write(Series series, Marker marker) {
    return Json.write(
        json -> {
          json.writeStringField("companyVatCode", config.cif());
          json.writeStringField("seriesName", series.name());
          json.writeBooleanField("isDraft", false); // a draft has no number and is never found
          json.writeBooleanField("sendEmail", false); // a failed mail would hide a creation (7.4)
          header(json, marker);
          client(json);
          json.writeArrayFieldStart("products");
          for (int i = 0; i < draft.lines().size(); i++) {
            line(json, draft.lines().get(i), rates == null ? null : rates.get(i));
          }
          json.writeEndArray();
        });
  }

  private void header(JsonGenerator json, Marker marker) throws IOException {
    FieldRecord header = draft.header();
    json.writeStringField("currency", draft.currency());
    json.writeNumberField("precision", draft.precision());
    copy(json, header, "issueDate");
    copy(json, header, "dueDate");
    copy(json, header, "exchangeRate");
    copy(json, header, "language");
    String mentions = header.text("mentions").orElse("").strip();
    json.writeStringField(
        "mentions", mentions.isEmpty() ? marker.value() : marker.value() + "\n" + mentions);
    copy(json, header, "observations");
  }

  private void client(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("client");
    for (String name : CLIENT_TEXTS) {
      String text = draft.header().text("client." + name).orElse("").strip();
      if (!text.isEmpty()) {
        json.writeStringField(name, text);
      }
    }
    if (draft.header().has("client.isTaxPayer")) {
      json.writeBooleanField("isTaxPayer", draft.header().bool("client.isTaxPayer").orElse(false));
    }
    json.writeBooleanField("saveToDb", false); // true would overwrite the merchant's client (9)
    json.writeEndObject();
  }

  private void line(JsonGenerator json, Line line, VatRates.@Nullable Rate rate)
      throws IOException {
    json.writeStartObject();
    copy(json, line.fields(), "name");
    code(json, line);
    json.writeStringField("measuringUnitName", line.text("measuringUnitName").orElse("buc"));
    json.writeStringField("currency", draft.currency());
    if (line.discount()) {
      discount(json, line);
    } else {
      json.writeNumberField("quantity", line.amount("quantity"));
      json.writeNumberField("price", line.amount("price"));
      json.writeBooleanField("isService", line.service());
      copy(json, line.fields(), "warehouseName");
      copy(json, line.fields(), "productDescription");
    }
    if (rate != null) {
      json.writeBooleanField("isTaxIncluded", line.gross());
      json.writeStringField("taxName", rate.name());
      json.writeNumberField("taxPercentage", rate.percent().stripTrailingZeros());
    }
    json.writeBooleanField("saveToDb", false);
    json.writeEndObject();
  }

  private static void discount(JsonGenerator json, Line line) throws IOException {
    json.writeBooleanField("isDiscount", true);
    json.writeNumberField("numberOfItems", line.covers());
    json.writeNumberField("discountType", line.discountType());
    boolean amount = line.discountType() == 1;
    copy(json, line.fields(), amount ? "discountValue" : "discountPercentage");
    json.writeNumberField("quantity", BigDecimal.ZERO); // satisfies both readings of 2.3
    json.writeNumberField("price", BigDecimal.ZERO);
  }

  /**
   * Services and discounts without a code get one as SmartBill's own plugin gives them (2.3, 8.5).
   */
  private void code(JsonGenerator json, Line line) throws IOException {
    if (!config.productCodes()) {
      return;
    }
    String code = line.text("code").orElse("");
    if (code.isEmpty()) {
      code = line.discount() ? "discount" : line.text("name").orElse("");
    }
    json.writeStringField("code", code);
    if (!line.discount()) {
      // without it the request's name replaces the catalogue's (2.2)
      json.writeBooleanField(
          "useSBProductName", line.fields().bool("useSBProductName").orElse(true));
    }
  }

  private static void copy(JsonGenerator json, FieldRecord from, String name) throws IOException {
    FieldValue value = from.get(name).orElse(null);
    if (value instanceof FieldValue.Decimal decimal) {
      json.writeNumberField(name, decimal.value());
    } else if (value instanceof FieldValue.Whole whole) {
      json.writeNumberField(name, whole.value());
    } else if (value instanceof FieldValue.Bool bool) {
      json.writeBooleanField(name, bool.value());
    } else if (value != null && !value.print().isBlank()) {
      json.writeStringField(name, value.print());
    }
  }
}
