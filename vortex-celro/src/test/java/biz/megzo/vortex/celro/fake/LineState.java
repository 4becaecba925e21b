package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;

/** A line of an order while it lives. */
final class LineState {
  static final String TRANSPORT = "taxa_transport";

  private final long id;
  private final String model;
  private final String name;
  private int quantity;
  private BigDecimal price;
  private BigDecimal vat;
  private int status;
  private boolean returned;
  private boolean openOnDelivery;

  LineState(long id, String model, String name, int quantity, BigDecimal price, BigDecimal vat) {
    this.id = id;
    this.model = model;
    this.name = name;
    this.quantity = quantity;
    this.price = price;
    this.vat = vat;
  }

  boolean isProduct() {
    return !model.equals(TRANSPORT);
  }

  BigDecimal total() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }

  PlacedOrder.Line snapshot() {
    return new PlacedOrder.Line(id, model, quantity, price, vat, status, returned);
  }

  long id() {
    return id;
  }

  String model() {
    return model;
  }

  String name() {
    return name;
  }

  int quantity() {
    return quantity;
  }

  void quantity(int units) {
    quantity = units;
  }

  BigDecimal price() {
    return price;
  }

  void price(BigDecimal gross) {
    price = gross;
  }

  BigDecimal vat() {
    return vat;
  }

  void vat(BigDecimal percent) {
    vat = percent;
  }

  int status() {
    return status;
  }

  void status(int newStatus) {
    status = newStatus;
  }

  boolean returned() {
    return returned;
  }

  void markReturned() {
    returned = true;
  }

  boolean openOnDelivery() {
    return openOnDelivery;
  }

  void openOnDelivery(boolean open) {
    openOnDelivery = open;
  }
}
