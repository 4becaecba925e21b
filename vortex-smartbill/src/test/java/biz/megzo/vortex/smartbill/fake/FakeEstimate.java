package biz.megzo.vortex.smartbill.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A proforma as it stands in the account.
 *
 * @param number four digits or more; empty for a draft
 * @param documentId grows with every document of the account, never used twice
 * @param body what the request said
 */
public record FakeEstimate(
    String series,
    String number,
    long documentId,
    boolean cancelled,
    List<FakeLine> lines,
    JsonNode body,
    List<FakeInvoice> invoices) {

  public boolean draft() {
    return number.isEmpty();
  }

  /** Neither cancelled nor a draft. */
  public boolean live() {
    return !cancelled && !draft();
  }

  /** What the client is to pay. */
  public BigDecimal total() {
    return sum(lines.stream().map(FakeLine::total).toList());
  }

  public BigDecimal vat() {
    return sum(lines.stream().map(FakeLine::vat).toList());
  }

  public String mentions() {
    return Json.text(body, "mentions");
  }

  public String currency() {
    String currency = Json.text(body, "currency");
    return currency.isEmpty() ? "RON" : currency;
  }

  /** Whether an invoice that was not cancelled was made from it. */
  public boolean invoiced() {
    return invoices.stream().anyMatch(invoice -> !invoice.cancelled());
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
  }
}
