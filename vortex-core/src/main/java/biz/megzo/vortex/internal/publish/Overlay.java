package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store whose products, offers and cursors are written to memory, above what the real one holds,
 * until {@link #commit}. For one link and one thread.
 */
public final class Overlay implements VortexStore {
  private final LinkId link;
  private final VortexStore below;
  private final OverlayProducts products;
  private final OverlayOffers offers;
  private final Cursors cursors;

  public Overlay(LinkId link, VortexStore below) {
    this.link = link;
    this.below = below;
    this.products = new OverlayProducts(below.products());
    this.offers = new OverlayOffers(below.offers());
    this.cursors = new Cursors(below.cursors());
  }

  /** Writes to the real store what was written here. */
  public void commit() {
    products.commit(link);
    offers.commit(link);
    cursors.commit(link);
  }

  @Override
  public ProductStore products() {
    return products;
  }

  @Override
  public OfferLedger offers() {
    return offers;
  }

  /** Of the real store: does not show what was written here. */
  @Override
  public ProductIndex productIndex() {
    return below.productIndex();
  }

  @Override
  public CursorStore cursors() {
    return cursors;
  }

  @Override
  public OrderStore orders() {
    return below.orders();
  }

  @Override
  public ReservationStore reservations() {
    return below.reservations();
  }

  @Override
  public FollowUpStore followUps() {
    return below.followUps();
  }

  @Override
  public DriftStore drift() {
    return below.drift();
  }

  @Override
  public GuardStore guards() {
    return below.guards();
  }

  @Override
  public PlanStore plans() {
    return below.plans();
  }

  @Override
  public LeaseStore leases() {
    return below.leases();
  }

  @Override
  public RuleStore rules() {
    return below.rules();
  }

  @Override
  public SettingStore settings() {
    return below.settings();
  }

  @Override
  public ShipmentStore shipments() {
    return below.shipments();
  }

  @Override
  public PaymentStore payments() {
    return below.payments();
  }

  @Override
  public HintStore hints() {
    return below.hints();
  }

  @Override
  public AccountStore accounts() {
    return below.accounts();
  }

  @Override
  public RunLog runs() {
    return below.runs();
  }

  @Override
  public AuditLog audit() {
    return below.audit();
  }

  private static final class Cursors implements CursorStore {
    private final CursorStore below;
    private final Map<String, String> written = new LinkedHashMap<>();

    Cursors(CursorStore below) {
      this.below = below;
    }

    @Override
    public Optional<String> get(LinkId link, String name) {
      String value = written.get(name);
      return value == null ? below.get(link, name) : Optional.of(value);
    }

    @Override
    public void put(LinkId link, String name, String value) {
      written.put(name, value);
    }

    void commit(LinkId link) {
      written.forEach((name, value) -> below.put(link, name, value));
      written.clear();
    }
  }
}
