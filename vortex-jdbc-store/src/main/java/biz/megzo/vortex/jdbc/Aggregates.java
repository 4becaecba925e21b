package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.store.AccountStore;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.DriftStore;
import biz.megzo.vortex.store.FollowUpStore;
import biz.megzo.vortex.store.GuardStore;
import biz.megzo.vortex.store.HintStore;
import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.PaymentStore;
import biz.megzo.vortex.store.PlanStore;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.RunLog;
import biz.megzo.vortex.store.SettingStore;
import biz.megzo.vortex.store.ShipmentStore;
import biz.megzo.vortex.store.VortexStore;

/** All parts of a store over one way of running statements. */
final class Aggregates implements VortexStore {
  private final JdbcOrders orders;
  private final JdbcReservations reservations;
  private final JdbcFollowUps followUps;
  private final JdbcProducts products;
  private final JdbcOffers offers;
  private final JdbcProductIndex index;
  private final JdbcDrift drift;
  private final JdbcGuards guards;
  private final JdbcPlans plans;
  private final JdbcLeases leases;
  private final JdbcCursors cursors;
  private final JdbcHints hints;
  private final JdbcRules rules;
  private final JdbcAccounts accounts;
  private final JdbcShipments shipments;
  private final JdbcPayments payments;
  private final JdbcRuns runs;
  private final JdbcAudit audit;
  private final JdbcSettings settings;

  Aggregates(Database database) {
    this.reservations = new JdbcReservations(database);
    FollowUpWrites followUpWrites = new FollowUpWrites(database.sql());
    this.orders = new JdbcOrders(database, reservations, followUpWrites);
    this.followUps = new JdbcFollowUps(database, followUpWrites);
    IndexRows indexRows = new IndexRows(database.sql());
    this.products = new JdbcProducts(database, indexRows);
    this.offers = new JdbcOffers(database, indexRows);
    this.index = new JdbcProductIndex(database, indexRows);
    this.drift = new JdbcDrift(database);
    this.guards = new JdbcGuards(database);
    this.plans = new JdbcPlans(database);
    this.leases = new JdbcLeases(database);
    this.cursors = new JdbcCursors(database);
    this.hints = new JdbcHints(database);
    this.accounts = new JdbcAccounts(database);
    this.shipments = new JdbcShipments(database);
    this.payments = new JdbcPayments(database);
    this.runs = new JdbcRuns(database);
    this.audit = new JdbcAudit(database);
    this.settings = new JdbcSettings(database);
    this.rules = new JdbcRules(database, audit);
  }

  @Override
  public OrderStore orders() {
    return orders;
  }

  @Override
  public ReservationStore reservations() {
    return reservations;
  }

  @Override
  public FollowUpStore followUps() {
    return followUps;
  }

  @Override
  public ProductStore products() {
    return products;
  }

  @Override
  public OfferLedger offers() {
    return offers;
  }

  @Override
  public ProductIndex productIndex() {
    return index;
  }

  @Override
  public DriftStore drift() {
    return drift;
  }

  @Override
  public GuardStore guards() {
    return guards;
  }

  @Override
  public PlanStore plans() {
    return plans;
  }

  @Override
  public LeaseStore leases() {
    return leases;
  }

  @Override
  public CursorStore cursors() {
    return cursors;
  }

  @Override
  public HintStore hints() {
    return hints;
  }

  @Override
  public RuleStore rules() {
    return rules;
  }

  @Override
  public AccountStore accounts() {
    return accounts;
  }

  @Override
  public ShipmentStore shipments() {
    return shipments;
  }

  @Override
  public PaymentStore payments() {
    return payments;
  }

  @Override
  public RunLog runs() {
    return runs;
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public SettingStore settings() {
    return settings;
  }
}
