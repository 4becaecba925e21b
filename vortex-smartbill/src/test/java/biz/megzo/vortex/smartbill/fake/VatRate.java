package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;
import java.util.List;

/** A rate of an account: the pair of name and percentage is what identifies it. */
record VatRate(String name, BigDecimal percentage) {
  static List<VatRate> usual() {
    return List.of(
        of("Normala", "21"),
        of("Redusa", "11"),
        of("Taxare inversa", "0"),
        of("SFDD", "0"),
        of("SDD", "0"),
        of("TVA Inclus", "0"));
  }

  static VatRate of(String name, String percentage) {
    return new VatRate(name, new BigDecimal(percentage));
  }

  boolean is(BigDecimal other) {
    return percentage.compareTo(other) == 0;
  }

  /** The rate that can not stand beside others on a document. */
  boolean included() {
    return name.equalsIgnoreCase("TVA inclus");
  }
}
