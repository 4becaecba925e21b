package biz.megzo.vortex.smartbill.fake;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The calls that the fake knows: every operation of V1, and the reads of V3. */
public enum FakeCall {
  CREATE_ESTIMATE("POST", "/estimate/v2"),
  CREATE_ESTIMATE_OLD("POST", "/estimate"),
  ESTIMATE_PDF("GET", "/estimate/pdf"),
  ESTIMATE_INVOICES("GET", "/estimate/invoices"),
  CANCEL_ESTIMATE("PUT", "/estimate/cancel"),
  RESTORE_ESTIMATE("PUT", "/estimate/restore"),
  DELETE_ESTIMATE("DELETE", "/estimate"),
  CREATE_INVOICE("POST", "/invoice/v2"),
  CREATE_INVOICE_OLD("POST", "/invoice"),
  REVERSE_INVOICE("POST", "/invoice/reverse"),
  CANCEL_INVOICE("PUT", "/invoice/cancel"),
  RESTORE_INVOICE("PUT", "/invoice/restore"),
  DELETE_INVOICE("DELETE", "/invoice"),
  INVOICE_PDF("GET", "/invoice/pdf"),
  PAYMENT_STATUS("GET", "/invoice/paymentstatus"),
  CREATE_PAYMENT("POST", "/payment"),
  DELETE_PAYMENT_OLD("DELETE", "/payment"),
  DELETE_PAYMENT("DELETE", "/payment/v2"),
  DELETE_RECEIPT("DELETE", "/payment/chitanta"),
  PAYMENT_TEXT("GET", "/payment/text"),
  SEND_DOCUMENT("POST", "/document/send"),
  TAXES("GET", "/tax"),
  SERIES("GET", "/series"),
  STOCKS("GET", "/stocks"),
  UNITS("GET", "/company/mu"),
  WAREHOUSES("GET", "/company/warehouses"),
  SHOP_STOCKS("GET", "/stocks/ecom/"),
  V3_PRODUCTS("GET", "/v3/companies/{cif}/products"),
  V3_PRODUCT("GET", "/v3/companies/{cif}/products/{id}"),
  V3_WAREHOUSES("GET", "/v3/companies/{cif}/warehouses"),
  V3_WAREHOUSE("GET", "/v3/companies/{cif}/warehouses/{id}"),
  V3_CLIENTS("GET", "/v3/companies/{cif}/clients"),
  V3_CLIENT("GET", "/v3/companies/{cif}/clients/{id}"),
  V3_SUPPLIERS("GET", "/v3/companies/{cif}/suppliers"),
  V3_SUPPLIER("GET", "/v3/companies/{cif}/suppliers/{id}");

  private final String method;
  private final String path;
  private final Pattern pattern;

  FakeCall(String method, String path) {
    this.method = method;
    this.path = path;
    this.pattern =
        Pattern.compile(
            path.replace("{cif}", "[^/]*").replace("{id}", "[^/]+").replace(".", "\\."));
  }

  public String method() {
    return method;
  }

  /** Relative to {@code /SBORO/api}. */
  public String path() {
    return path;
  }

  boolean v3() {
    return path.startsWith("/v3/");
  }

  boolean pdf() {
    return this == ESTIMATE_PDF || this == INVOICE_PDF;
  }

  boolean hasBody() {
    return method.equals("POST");
  }

  static List<FakeCall> at(String path) {
    return Arrays.stream(values()).filter(call -> call.pattern.matcher(path).matches()).toList();
  }
}
