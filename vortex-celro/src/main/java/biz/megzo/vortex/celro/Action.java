package biz.megzo.vortex.celro;

import static biz.megzo.vortex.celro.OrderIdName.CMD;
import static biz.megzo.vortex.celro.OrderIdName.OID;
import static biz.megzo.vortex.celro.OrderIdName.ORDER;
import static biz.megzo.vortex.celro.OrderIdName.ORDERS_ID;

import biz.megzo.vortex.http.AllowList;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.http.HttpCall.Lane;
import biz.megzo.vortex.http.HttpCall.Repeat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every call that Vortex makes, in the spelling of {@code api/celro.md} section 10. The allow-list
 * is made of these and nothing else, so what is not here can not be sent.
 */
enum Action {
  LOGIN("login/actionLogin", Lane.ORDERS, Repeat.SAFE, null),

  LIST_ORDERS("orders/getOrders", Lane.ORDERS, Repeat.SAFE, null),
  READ_ORDER("orders/getOrder", Lane.ORDERS, Repeat.SAFE, ORDER),
  READ_ORDER_EMAIL("orders/getOrderEmail", Lane.ORDERS, Repeat.SAFE, OID),
  CHECK_PAYMENT("orders/checkPaymentForOrder", Lane.ORDERS, Repeat.SAFE, CMD),
  LIST_STATUSES("orders/ListStatuses", Lane.ORDERS, Repeat.SAFE, null),
  LIST_CANCEL_REASONS("orders/listCancellingStatuses", Lane.ORDERS, Repeat.SAFE, null),
  LIST_PAYMENT_METHODS("orders/GetPaymentMethods", Lane.ORDERS, Repeat.SAFE, null),
  CONFIRM_ORDER("orders/confirmOrder", Lane.ORDERS, Repeat.NEVER, ORDER),
  CANCEL_ORDER("orders/cancelOrder", Lane.ORDERS, Repeat.NEVER, ORDER),
  REACTIVATE_ORDER("orders/reactivateOrder", Lane.ORDERS, Repeat.NEVER, CMD),
  MARK_LINE("orders/changeOrderProductStatus", Lane.ORDERS, Repeat.NEVER, null),
  READY_FOR_DELIVERY("orders/SetReadyForDelivery", Lane.ORDERS, Repeat.NEVER, ORDERS_ID),
  FINISH_ORDER("orders/finishOrder", Lane.ORDERS, Repeat.NEVER, ORDERS_ID),
  NOTE_ORDER("orders/addOrderObservations", Lane.ORDERS, Repeat.NEVER, ORDERS_ID),
  PRINT_ORDER("orders/printOrder", Lane.INVOICES, Repeat.SAFE, ORDERS_ID),
  LIST_RETURN_REQUESTS("email/GetReturnRequests", Lane.ORDERS, Repeat.SAFE, null),

  GENERATE_AWB("orders/generateAwb", Lane.INVOICES, Repeat.NEVER, ORDERS_ID),
  LIST_AWBS("orders/getOrderAwbs", Lane.INVOICES, Repeat.SAFE, ORDERS_ID),
  STATUS_AWB("orders/statusAwb", Lane.INVOICES, Repeat.SAFE, CMD),
  DOWNLOAD_AWB("orders/downloadAwb", Lane.INVOICES, Repeat.SAFE, null),
  LIST_COURIERS("admininfo/getCouriers", Lane.INVOICES, Repeat.SAFE, null),
  LIST_COURIER_ACCOUNTS("admininfo/getAccountCouriers", Lane.INVOICES, Repeat.SAFE, null),
  LIST_ADDRESSES("admininfo/getAffiliateAddresses", Lane.INVOICES, Repeat.SAFE, null),
  LIST_CONTACTS("admininfo/getAffiliateContacts", Lane.INVOICES, Repeat.SAFE, null),

  ADD_INVOICE("orders/addOrderInvoice", Lane.INVOICES, Repeat.NEVER, OID),
  LIST_INVOICES("orders/getOrderInvoices", Lane.INVOICES, Repeat.SAFE, ORDERS_ID),
  DELETE_INVOICE("orders/deleteOrderInvoice", Lane.INVOICES, Repeat.NEVER, ORDERS_ID),
  LIST_CARD_ORDERS("commissions/getCardOrdersByMonth", Lane.INVOICES, Repeat.SAFE, null),

  UPDATE_OFFERS("products/updateStockAndPrice", Lane.STOCK, Repeat.SAFE, null),
  SWITCH_OFFER("products/updateStatus", Lane.STOCK, Repeat.SAFE, null),
  READ_OFFERS("products/readProducts", Lane.CATALOGUE, Repeat.SAFE, null),
  IMPORT_OFFERS("import/importer", Lane.CATALOGUE, Repeat.NEVER, null),
  JOIN_OFFER("products/addOfferToExistingProduct", Lane.CATALOGUE, Repeat.NEVER, null),
  READ_IMPORT_STATUS("import/productImportStatus", Lane.CATALOGUE, Repeat.SAFE, null),
  LIST_WAITING("products/getWaitingProducts", Lane.CATALOGUE, Repeat.SAFE, null),
  LIST_REJECTED("products/getRejectedProducts", Lane.CATALOGUE, Repeat.SAFE, null),
  LIST_CATEGORIES("import/getSupplierCategories", Lane.CATALOGUE, Repeat.SAFE, null),
  LIST_CHARACTERISTICS("products/getCategoryCharacteristics", Lane.CATALOGUE, Repeat.SAFE, null),
  LIST_MANDATORY(
      "products/listCategoryMandatoryCharacteristics", Lane.CATALOGUE, Repeat.SAFE, null);

  private static final Duration UNITS_AGE = Duration.ofSeconds(5);

  private final String remoteName;
  private final Lane lane;
  private final Repeat repeat;
  private final @Nullable OrderIdName orderId;

  /**
   * @param repeat {@code SAFE} for reads and for writes of absolute values ({@code api/celro.md}
   *     11.3)
   */
  Action(String remoteName, Lane lane, Repeat repeat, @Nullable OrderIdName orderId) {
    this.remoteName = remoteName;
    this.lane = lane;
    this.repeat = repeat;
    this.orderId = orderId;
  }

  /** As in messages, for example {@code orders/getOrder}. */
  String remoteName() {
    return remoteName;
  }

  /** With the closing slash that the SDK always sends ({@code api/celro.md} 1.2). */
  String path() {
    return remoteName + "/";
  }

  /** A form that starts with the order's number under the name this call wants. */
  Form about(String order) {
    if (orderId == null) {
      throw new IllegalStateException(remoteName + " takes no order id");
    }
    return new Form().put(orderId.parameter(), order);
  }

  /** Always {@code POST} ({@code api/celro.md} 1.2). */
  HttpCall.Builder call() {
    HttpCall.Builder call = HttpCall.of("POST", path()).lane(lane).repeat(repeat);
    return carriesStock() ? call.freshFor(UNITS_AGE) : call;
  }

  /** Units are told by the caller at the moment of the call: later they may be sold. */
  private boolean carriesStock() {
    return this == UPDATE_OFFERS || this == IMPORT_OFFERS || this == JOIN_OFFER;
  }

  static AllowList allowList() {
    AllowList.Builder builder = AllowList.builder();
    for (Action action : values()) {
      builder.permit("POST", action.path());
    }
    return builder.build();
  }
}
