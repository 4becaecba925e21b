package biz.megzo.vortex.model;

/** Points at an invoice that the ERP issued; Vortex only ever reads it. */
public record InvoiceRef(String series, String number) {
  public InvoiceRef {
    if (number.isBlank()) {
      throw new IllegalArgumentException("invoice number must not be blank");
    }
  }

  @Override
  public String toString() {
    return series + number;
  }
}
