package biz.megzo.vortex.fulfil;

/**
 * What is checked on an invoice's file before it is attached. That it is a PDF is always checked.
 *
 * @param maxBytes the largest file that is attached
 * @param number whether the file must show the invoice's series and number
 * @param cancelledMark what the ERP prints on cancelled invoices, without white space; empty when
 *     it prints nothing
 */
public record PdfChecks(int maxBytes, boolean number, String cancelledMark) {
  public PdfChecks {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be >= 1, was " + maxBytes);
    }
    cancelledMark = cancelledMark.replaceAll("\\s", "");
  }

  /** 5,000,000 bytes, series and number, {@code ANULATA}. */
  public static PdfChecks ofDefaults() {
    return new PdfChecks(5_000_000, true, "ANULATA");
  }
}
