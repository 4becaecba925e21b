package biz.megzo.vortex.memory;

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
import java.time.InstantSource;
import java.util.Objects;

/**
 * Keeps everything in memory, for trials and tests: what it knows ends with it. Keeps every promise
 * of {@link VortexStore} among the threads of one process. Thread-safe.
 */
public final class InMemoryStore implements VortexStore {
  private final MemoryOrders orders;
  private final MemoryReservations reservations;
  private final MemoryProducts products;
  private final MemoryOffers offers;
  private final MemoryIndex index;
  private final MemoryDrift drift;
  private final MemoryGuards guards;
  private final MemoryPlans plans;
  private final MemoryLeases leases;
  private final MemoryCursors cursors;
  private final MemoryHints hints;
  private final MemoryRules rules;
  private final MemoryAccounts accounts;
  private final MemoryShipments shipments;
  private final MemoryPayments payments;
  private final MemoryRuns runs;
  private final MemoryAudit audit;
  private final MemorySettings settings;

  /** A store whose leases and locks expire by the system's clock. */
  public InMemoryStore() {
    this(InstantSource.system());
  }

  /**
   * A store with a clock of its own.
   *
   * @param clock by which leases and locks expire
   */
  public InMemoryStore(InstantSource clock) {
    Objects.requireNonNull(clock, "clock");
    Object lock = new Object();
    this.leases = new MemoryLeases(lock, clock);
    this.reservations = new MemoryReservations(lock);
    this.orders = new MemoryOrders(lock, clock, leases, reservations);
    this.products = new MemoryProducts(lock);
    this.offers = new MemoryOffers(lock);
    this.index = new MemoryIndex(lock, products, offers);
    this.drift = new MemoryDrift(lock);
    this.guards = new MemoryGuards(lock);
    this.plans = new MemoryPlans(lock);
    this.cursors = new MemoryCursors(lock);
    this.hints = new MemoryHints(lock);
    this.accounts = new MemoryAccounts(lock);
    this.shipments = new MemoryShipments(lock, clock, orders);
    this.payments = new MemoryPayments(lock, orders);
    this.runs = new MemoryRuns(lock);
    this.audit = new MemoryAudit(lock);
    this.settings = new MemorySettings(lock);
    this.rules = new MemoryRules(lock, audit);
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
    return orders.followUps();
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
