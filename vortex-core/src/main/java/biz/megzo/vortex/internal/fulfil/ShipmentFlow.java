package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.fulfil.DeliverySteps;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentSettings.Make;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.internal.heartbeat.LeaseLostException;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.store.RuleStore;
import biz.megzo.vortex.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shipments that are due, one after the other. */
public final class ShipmentFlow {
  private static final Logger LOG = LoggerFactory.getLogger(ShipmentFlow.class);
  private static final int BATCH = 50;
  private static final int MOST_STEPS = 8;
  private static final int MOST_A_PASS = 300; // invoices and steps come after, and have a share
  private static final Duration PUT_OFF = Duration.ofMinutes(20);

  private final Pass pass;
  private final ShipmentSetup setup;
  private final Tally tally;
  private final WaybillMaker maker;
  private final Registrar registrar;
  private final Follower follower;
  private final Suspension suspension;
  private final Troubles troubles;

  public ShipmentFlow(Pass pass, ShipmentSetup setup, Tally tally) {
    this.pass = pass;
    this.setup = setup;
    this.tally = tally;
    this.maker = new WaybillMaker(setup, tally);
    this.registrar = new Registrar(setup, tally);
    this.suspension = new Suspension(setup, tally);
    this.troubles = new Troubles(setup);
    DeliverySteps steps = steps();
    this.follower = new Follower(setup, () -> steps, tally);
  }

  /** Opens shipments for new orders as the settings say, and works on those that are due. */
  public void run() {
    open();
    workOnDue();
    held();
  }

  private void workOnDue() {
    Set<OrderKey> seen = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (OrderKey key : setup.store().shipments().due(setup.link(), setup.now(), BATCH)) {
        if (!seen.add(key)) {
          continue;
        }
        if (!pass.hasTime() || seen.size() > MOST_A_PASS) {
          tally.skipped("no time left for more shipments; the next pass goes on");
          return;
        }
        more = true;
        pass.keep();
        work(key);
        if (troubles.everywhere()) {
          return;
        }
      }
    }
  }

  private void open() {
    boolean asked = setup.settings().make() == Make.WHEN_ASKED;
    if (asked && !setup.settings().watch()) {
      return;
    }
    List<OrderKey> keys = setup.store().shipments().unopened(setup.link(), BATCH);
    while (!keys.isEmpty() && pass.hasTime()) {
      pass.keep();
      for (OrderKey key : keys) {
        setup.store().shipments().open(fresh(key, asked));
      }
      keys = setup.store().shipments().unopened(setup.link(), BATCH);
    }
  }

  private Shipment fresh(OrderKey key, boolean asked) {
    Instant now = setup.now();
    boolean old =
        setup
            .settings()
            .placedSince()
            .flatMap(since -> setup.store().orders().find(key).map(o -> placed(o).isBefore(since)))
            .orElse(false);
    if (old) {
      return Shipment.watched(key, now).to(ShipmentState.CANCELLED, ShipmentSetup.NEVER);
    }
    return asked ? Shipment.watched(key, now) : Shipment.planned(key, ShipmentWish.usual(), now);
  }

  private static Instant placed(biz.megzo.vortex.order.TrackedOrder order) {
    return order.channel().order().placedAt();
  }

  /**
   * One bad shipment never ends a pass; a channel that can not be used does, after a few. Where it
   * is a courier, or a payment system, only what needs that one waits.
   */
  private void work(OrderKey key) {
    Optional<OpenShipment> opened = OpenShipment.open(setup, key);
    if (opened.isEmpty()) {
      return;
    }
    try (OpenShipment shipment = opened.get()) {
      if (troubles.concern(shipment.row())) {
        shipment.putOff(PUT_OFF);
      } else {
        steps(shipment);
      }
    } catch (LockLostException e) {
      LOG.debug("{}", e.getMessage());
    }
  }

  private void steps(OpenShipment shipment) {
    try {
      boolean more = true;
      for (int i = 0; more && i < MOST_STEPS; i++) {
        more = step(shipment);
      }
    } catch (ConnectorException e) {
      troubles.count(e);
      tally.failed(e.connector(), String.valueOf(e.getMessage()), !e.retryable());
      shipment.later(Paces.again(shipment.row().pace().tries()), String.valueOf(e.getMessage()));
    } catch (StoreException | LeaseLostException | LockLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The shipment of order {} failed; it stays as it is", shipment.key(), e);
      String what = "an unexpected error (" + e.getClass().getSimpleName() + "); the log has it";
      tally.held("order " + shipment.id(), what);
      shipment.later(Paces.again(shipment.row().pace().tries()), what);
    }
  }

  private boolean step(OpenShipment shipment) {
    return switch (shipment.row().state()) {
      case WATCHED, PLANNED -> maker.plan(shipment);
      case SUSPENDED -> suspension.resume(shipment);
      case MAKING -> maker.resolve(shipment);
      case MADE -> registrar.register(shipment);
      case REGISTERING -> registrar.verify(shipment);
      case UNDERWAY -> {
        follower.follow(shipment);
        yield false;
      }
      case DONE, HELD, CANCELLED -> false;
    };
  }

  /** The newest version of the link's own table before the built-in rows. */
  private DeliverySteps steps() {
    RuleStore rules = setup.store().rules();
    DeliverySteps steps =
        rules.tables(setup.link()).stream()
            .filter(table -> table.name().equals(DeliverySteps.TABLE))
            .findFirst()
            .flatMap(table -> rules.table(setup.link(), table.name(), table.number()))
            .map(table -> DeliverySteps.read(table.number(), table.text()))
            .orElseGet(DeliverySteps::ofDefaults);
    steps.problems().forEach(problem -> tally.held("table " + DeliverySteps.TABLE, problem));
    return steps;
  }

  /** Shipments that wait for a person make the flow say so, in every pass. */
  private void held() {
    Map<ShipmentState, Long> counts = setup.store().shipments().counts(setup.link());
    long held = counts.getOrDefault(ShipmentState.HELD, 0L);
    if (held > 0) {
      tally.count("waiting for a person", held);
      for (Shipment one :
          setup.store().shipments().list(setup.link(), ShipmentState.HELD, null, 20)) {
        if (one.hold() != null) {
          String message = one.hold().reason().english() + " " + one.hold().detail();
          tally.held(
              "shipment of order " + one.order().orderId(),
              message + ". " + one.hold().reason().remedy());
        }
      }
    }
  }
}
