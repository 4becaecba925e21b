package biz.megzo.vortex.store;

/**
 * Everything Vortex remembers. Thread-safe, and safe from any number of nodes on one database.
 * Every method is atomic: it happens whole or, with a {@link StoreException}, not at all. Values
 * come back as they were given, but for what {@link Stored} says of instants and free texts.
 */
public interface VortexStore {
  OrderStore orders();

  ReservationStore reservations();

  FollowUpStore followUps();

  ProductStore products();

  OfferLedger offers();

  ProductIndex productIndex();

  DriftStore drift();

  GuardStore guards();

  PlanStore plans();

  LeaseStore leases();

  CursorStore cursors();

  HintStore hints();

  RuleStore rules();

  AccountStore accounts();

  ShipmentStore shipments();

  PaymentStore payments();

  RunLog runs();

  AuditLog audit();

  SettingStore settings();
}
