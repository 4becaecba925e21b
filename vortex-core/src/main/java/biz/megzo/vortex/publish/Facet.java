package biz.megzo.vortex.publish;

/** A part of an offer that is compared and pushed on its own. */
public enum Facet {
  CONTENT,
  PRICE,
  STOCK
}
