package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * An order as the buyer puts it together; {@link #place()} sends it. Prices are per unit and
 * include VAT.
 */
public final class OrderDraft {
  record Wanted(
      String model,
      int quantity,
      Optional<BigDecimal> price,
      BigDecimal vat,
      Optional<String> name) {
    Wanted {
      if (quantity < 1) {
        throw new IllegalArgumentException("quantity must be >= 1, was " + quantity);
      }
    }
  }

  private final Function<OrderDraft, OptionalLong> shop;
  private final List<Wanted> lines = new ArrayList<>();
  private Person billing =
      new Person("Ion Popescu", "", "", "", "0700000000", "ion.popescu@example.ro", home());
  private Optional<Person> delivery = Optional.empty();
  private BigDecimal transport = BigDecimal.ZERO;
  private String payment = "Ramburs";
  private boolean paid;
  private boolean unlisted;
  private String notes = "";

  OrderDraft(Function<OrderDraft, OptionalLong> shop) {
    this.shop = shop;
  }

  private static Person.Place home() {
    return new Person.Place("Str. Exemplu 1", "Arad", "Arad", "310001");
  }

  /** A private person; default Ion Popescu of Arad. */
  public OrderDraft person(String name, String phone, String email) {
    billing = new Person(name, "", "", "", phone, email, billing.place());
    return this;
  }

  /** A company with its tax id and trade register number, and the person to speak to. */
  public OrderDraft company(String company, String cif, String regCom, String contact) {
    billing =
        new Person(
            contact, company, cif, regCom, billing.phone(), billing.email(), billing.place());
    return this;
  }

  public OrderDraft billing(String address, String city, String county) {
    billing = billing.at(new Person.Place(address, city, county, ""));
    return this;
  }

  /** A delivery address other than the billing address. */
  public OrderDraft delivery(
      String name, String phone, String address, String city, String county) {
    delivery =
        Optional.of(
            new Person(name, "", "", "", phone, "", new Person.Place(address, city, county, "")));
    return this;
  }

  /** Ships and bills to a sector of the capital. */
  public OrderDraft inBucharest(int sector, String address) {
    return billing(address, "Bucuresti", "Sector " + sector);
  }

  /** Units at the listed price, VAT 21 %. */
  public OrderDraft line(String model, int quantity) {
    lines.add(
        new Wanted(model, quantity, Optional.empty(), new BigDecimal("21"), Optional.empty()));
    return this;
  }

  public OrderDraft line(String model, int quantity, String price) {
    return line(model, quantity, price, "21");
  }

  public OrderDraft line(String model, int quantity, String price, String vat) {
    lines.add(
        new Wanted(
            model,
            quantity,
            Optional.of(new BigDecimal(price)),
            new BigDecimal(vat),
            Optional.empty()));
    return this;
  }

  /** A line with a name of its own. */
  public OrderDraft namedLine(String model, String name, int quantity, String price) {
    lines.add(
        new Wanted(
            model,
            quantity,
            Optional.of(new BigDecimal(price)),
            new BigDecimal("21"),
            Optional.of(name)));
    return this;
  }

  /** The delivery fee; none by default. */
  public OrderDraft transport(String fee) {
    transport = new BigDecimal(fee);
    return this;
  }

  /** The method's name, as GetPaymentMethods lists it; default {@code Ramburs}. */
  public OrderDraft payment(String method) {
    payment = method;
    return this;
  }

  /** Paid by card in advance. */
  public OrderDraft paidByCard() {
    payment = "Card";
    paid = true;
    return this;
  }

  public OrderDraft notes(String text) {
    notes = text;
    return this;
  }

  /** Takes the order whatever is listed: foreign products, no stock. */
  public OrderDraft evenIfNotListed() {
    unlisted = true;
    return this;
  }

  /** Places the order and gives its id. */
  public long place() {
    return tryPlace()
        .orElseThrow(
            () -> new IllegalStateException("sale refused: not listed, inactive or no stock"));
  }

  /** Places the order; empty when the shop refuses it for want of listed stock. */
  public OptionalLong tryPlace() {
    if (lines.isEmpty()) {
      throw new IllegalStateException("an order needs a line");
    }
    return shop.apply(this);
  }

  List<Wanted> lines() {
    return lines;
  }

  Person billing() {
    return billing;
  }

  Person delivery() {
    return delivery.orElse(billing);
  }

  BigDecimal transport() {
    return transport;
  }

  String payment() {
    return payment;
  }

  boolean paid() {
    return paid;
  }

  boolean unlisted() {
    return unlisted;
  }

  String notes() {
    return notes;
  }
}
