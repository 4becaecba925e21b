package biz.megzo.vortex.rules;

/** What a rule set maps. */
public enum Profile {
  /** ERP product to the content of an offer. */
  PRODUCT,
  /** ERP product to the price of an offer. */
  PRICE,
  /** Channel order to the record draft. */
  ORDER
}
