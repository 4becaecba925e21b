package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;

/** A product of the ERP and the offer of the channel that it is, by their codes. */
public record CodeLink(Sku erp, Sku channel) implements Comparable<CodeLink> {
  @Override
  public int compareTo(CodeLink other) {
    return erp.compareTo(other.erp);
  }
}
