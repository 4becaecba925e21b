package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.http.AllowList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Every call this connector can make; {@code api/smartbill.md} 10 numbers them. What is not here
 * can not leave: invoices, payments, deletions and e-mails above all.
 */
final class Calls {
  static final String CREATE = "estimate/v2"; // 1
  static final String ESTIMATE_PDF = "estimate/pdf"; // 3
  static final String ESTIMATE_INVOICES = "estimate/invoices"; // 4
  static final String CANCEL = "estimate/cancel"; // 5
  static final String RESTORE = "estimate/restore"; // 6
  static final String INVOICE_PDF = "invoice/pdf"; // 14, a read
  static final String INVOICE_PAID = "invoice/paymentstatus"; // 15, a read
  static final String TAX = "tax"; // 21
  static final String SERIES = "series"; // 22
  static final String STOCKS = "stocks"; // 23
  static final String WAREHOUSES = "company/warehouses"; // 25, undocumented: messages only

  private Calls() {}

  static AllowList v1() {
    return AllowList.builder()
        .permit("POST", CREATE)
        .permit("GET", ESTIMATE_PDF)
        .permit("GET", ESTIMATE_INVOICES)
        .permit("PUT", CANCEL)
        .permit("PUT", RESTORE)
        .permit("GET", INVOICE_PDF)
        .permit("GET", INVOICE_PAID)
        .permit("GET", TAX)
        .permit("GET", SERIES)
        .permit("GET", STOCKS)
        .permit("GET", WAREHOUSES)
        .build();
  }

  static AllowList v3(String cif) {
    return AllowList.builder()
        .permit("GET", v3Products(cif))
        .permit("GET", v3Warehouses(cif))
        .build();
  }

  static String v3Products(String cif) {
    return "v3/companies/" + cif + "/products"; // 27
  }

  static String v3Warehouses(String cif) {
    return "v3/companies/" + cif + "/warehouses"; // 28
  }

  /**
   * An encoded query.
   *
   * @param namesAndValues name, value, name, value
   */
  static String query(String... namesAndValues) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=');
      query.append(
          URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return query.toString();
  }
}
