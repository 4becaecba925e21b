package biz.megzo.vortex.celro;

/** The seven names under which the same order number travels ({@code api/celro.md} 4.1). */
enum OrderIdName {
  ORDER("order"),
  CMD("cmd"),
  ORDERS_ID("orders_id"),
  /** Of two calls that Vortex does not make: payment method and dispute. */
  ORDER_ID("order_id"),
  /** Of {@code returProduct}, which Vortex does not call. */
  ORDER_ID_CAMEL("orderId"),
  OID("oid"),
  /** Of {@code updateSN}, which Vortex does not call; its relation to the order is not known. */
  ID_DISP_FACT("id_disp_fact");

  private final String parameter;

  OrderIdName(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
