package biz.megzo.vortex.celro.fake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order while it lives. */
final class OrderState {
  static final int NEW = 1;
  static final int CONFIRMED = 2;
  static final int PROCESSING = 11;
  static final int READY = 12;
  static final int FINISHED = 20;
  static final int REVERSED = 30;
  static final int DISPUTED = 40;
  static final int CANCELLED_BY_CUSTOMER = 60;
  static final int CANCELLED_NO_STOCK = 65;
  static final int CANCELLED_NO_ANSWER = 66;

  private final long id;
  private final Instant created;
  private final Person billing;
  private final List<LineState> lines = new ArrayList<>();
  private final List<PlacedOrder.Awb> awbs = new ArrayList<>();
  private final List<PlacedOrder.Invoice> invoices = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final String customerNotes;
  private Person delivery;
  private final Person originalDelivery;
  private Instant changed;
  private int status = NEW;
  private int statusBeforeCancel = NEW;
  private String payment;
  private boolean paid;
  private BigDecimal weight = new BigDecimal("1");
  private long preparedPickup;
  private String courierStatus = "In curs de preluare";

  OrderState(long id, Instant created, OrderDraft draft) {
    this.id = id;
    this.created = created;
    this.changed = created;
    this.billing = draft.billing();
    this.delivery = draft.delivery();
    this.originalDelivery = delivery;
    this.payment = draft.payment();
    this.paid = draft.paid();
    this.customerNotes = draft.notes();
  }

  BigDecimal total() {
    return lines.stream()
        .map(LineState::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2, RoundingMode.HALF_UP);
  }

  boolean cancelled() {
    return status == CANCELLED_BY_CUSTOMER
        || status == CANCELLED_NO_STOCK
        || status == CANCELLED_NO_ANSWER;
  }

  void cancel(int reason, Instant now) {
    statusBeforeCancel = status;
    status(reason, now);
  }

  void reactivate(Instant now) {
    status(statusBeforeCancel, now);
  }

  void status(int newStatus, Instant now) {
    status = newStatus;
    touch(now);
  }

  void touch(Instant now) {
    changed = now;
  }

  PlacedOrder snapshot() {
    return new PlacedOrder(
        id,
        status,
        total(),
        lines.stream().map(LineState::snapshot).toList(),
        List.copyOf(awbs),
        List.copyOf(invoices),
        List.copyOf(notes));
  }

  LineState line(String model) {
    return lines.stream()
        .filter(line -> line.model().equals(model))
        .findFirst()
        .orElseThrow(() -> new Refused("Produsul " + model + " nu este in comanda"));
  }

  List<LineState> products() {
    return lines.stream().filter(LineState::isProduct).toList();
  }

  long id() {
    return id;
  }

  Instant created() {
    return created;
  }

  Instant changed() {
    return changed;
  }

  int status() {
    return status;
  }

  Person billing() {
    return billing;
  }

  Person delivery() {
    return delivery;
  }

  Person originalDelivery() {
    return originalDelivery;
  }

  void delivery(Person person) {
    delivery = person;
  }

  List<LineState> lines() {
    return lines;
  }

  List<PlacedOrder.Awb> awbs() {
    return awbs;
  }

  List<PlacedOrder.Invoice> invoices() {
    return invoices;
  }

  List<String> notes() {
    return notes;
  }

  String customerNotes() {
    return customerNotes;
  }

  String payment() {
    return payment;
  }

  void payment(String method) {
    payment = method;
  }

  boolean paid() {
    return paid;
  }

  void paid(boolean isPaid) {
    paid = isPaid;
  }

  BigDecimal weight() {
    return weight;
  }

  void weight(BigDecimal kilograms) {
    weight = kilograms;
  }

  long preparedPickup() {
    return preparedPickup;
  }

  void preparedPickup(long addressId) {
    preparedPickup = addressId;
  }

  String courierStatus() {
    return courierStatus;
  }

  void courierStatus(String text) {
    courierStatus = text;
  }
}
