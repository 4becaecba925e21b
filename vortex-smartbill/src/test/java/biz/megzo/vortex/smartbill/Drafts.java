package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.rules.FieldRecord;
import java.math.BigDecimal;
import java.util.List;

/** Record drafts to start from. */
final class Drafts {
  static final Series SERIES = Series.of("MKP");
  static final Marker MARKER = marker("1001");

  private Drafts() {}

  static Marker marker(String order) {
    return Marker.of(new OrderKey(LinkId.of("shop-1"), order), 0);
  }

  static RecordDraft of(FieldRecord... lines) {
    return of(header(), lines);
  }

  static RecordDraft of(FieldRecord.Builder header, FieldRecord... lines) {
    return new RecordDraft(SERIES, MARKER, header.records("products", List.of(lines)).build());
  }

  static FieldRecord.Builder header() {
    return FieldRecord.builder()
        .text("client.name", "Ionescu Măria")
        .text("client.vatCode", "0000000000000")
        .text("client.address", "Str. Lalelelor 5")
        .text("client.city", "Sector 3")
        .text("client.county", "Bucuresti")
        .text("client.country", "Romania")
        .text("client.email", "client@example.test")
        .bool("client.isTaxPayer", false)
        .text("mentions", "Comanda Cel.ro 48211907");
  }

  /** A product with VAT of 21 % in its price. */
  static FieldRecord.Builder product(String quantity, String price) {
    return FieldRecord.builder()
        .text("name", "Cana emailata 500 ml")
        .text("code", "CE-500")
        .text("measuringUnitName", "buc")
        .decimal("quantity", new BigDecimal(quantity))
        .decimal("price", new BigDecimal(price))
        .decimal("taxPercentage", new BigDecimal("21"))
        .bool("isTaxIncluded", true);
  }

  static FieldRecord.Builder net(String quantity, String price) {
    return product(quantity, price).bool("isTaxIncluded", false);
  }

  static FieldRecord.Builder discount(String value) {
    return FieldRecord.builder()
        .text("name", "Voucher")
        .bool("isDiscount", true)
        .whole("numberOfItems", 1)
        .whole("discountType", 1)
        .decimal("discountValue", new BigDecimal(value));
  }

  static FieldRecord.Builder percent(String percentage) {
    return FieldRecord.builder()
        .text("name", "Reducere")
        .bool("isDiscount", true)
        .whole("numberOfItems", 1)
        .whole("discountType", 2)
        .decimal("discountPercentage", new BigDecimal(percentage));
  }

  static FieldRecord.Builder transport(String price) {
    return product("1", price).remove("code").text("name", "Transport").bool("isService", true);
  }
}
