package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An order as it stands at Cel.ro.
 *
 * @param total what the buyer pays, VAT and delivery included
 * @param notes added by the seller, oldest first
 */
public record PlacedOrder(
    long id,
    int status,
    BigDecimal total,
    List<Line> lines,
    List<Awb> awbs,
    List<Invoice> invoices,
    List<String> notes) {

  /**
   * One line; the delivery fee is the line with the model {@code taxa_transport}.
   *
   * @param price one unit with VAT
   * @param status 0 unverified, 4 out of stock, 5 ready
   */
  public record Line(
      long id,
      String model,
      int quantity,
      BigDecimal price,
      BigDecimal vat,
      int status,
      boolean returned) {}

  /**
   * A waybill.
   *
   * @param id 32 hexadecimal digits
   * @param sent every scalar the seller gave, nested ones as {@code sender.contact_id}
   */
  public record Awb(
      String id, String number, String courier, boolean manual, Map<String, String> sent) {}

  /** An attached document; {@code bytes} are what was uploaded. */
  public record Invoice(
      long id, String series, String number, String filename, String contentType, byte[] bytes) {}
}
