package biz.megzo.vortex.model;

/**
 * Points at a record (a SmartBill proforma).
 *
 * @param series the series' name
 * @param number as printed, leading zeros included ({@code api/smartbill.md} 2.5)
 */
public record RecordRef(Series series, String number) {
  public RecordRef {
    if (number.isBlank()) {
      throw new IllegalArgumentException("record number must not be blank");
    }
  }

  public static RecordRef of(String series, String number) {
    return new RecordRef(Series.of(series), number);
  }

  @Override
  public String toString() {
    return series.name() + number;
  }
}
