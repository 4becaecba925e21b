package biz.megzo.vortex.smartbill.fake;

import java.math.BigDecimal;

/**
 * An invoice that a person issued.
 *
 * @param number empty for a draft
 * @param estimateSeries the proforma it was made from; empty when there was none
 */
public record FakeInvoice(
    String series,
    String number,
    BigDecimal total,
    BigDecimal paid,
    boolean cancelled,
    String estimateSeries,
    String estimateNumber) {

  FakeInvoice cancelled(boolean now) {
    return new FakeInvoice(series, number, total, paid, now, estimateSeries, estimateNumber);
  }

  FakeInvoice paidWith(BigDecimal more) {
    return new FakeInvoice(
        series, number, total, paid.add(more), cancelled, estimateSeries, estimateNumber);
  }

  boolean madeFrom(String series, String number) {
    return estimateSeries.equals(series) && estimateNumber.equals(number);
  }
}
