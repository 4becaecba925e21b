package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.PaymentConnector;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which connectors failed in this pass over the shipments, and what has to wait for that. */
final class Troubles {
  private static final int MOST = 3;

  private final ShipmentSetup setup;
  private final Map<String, Integer> ofPlugins = new HashMap<>();
  private int others;

  Troubles(ShipmentSetup setup) {
    this.setup = setup;
  }

  void count(ConnectorException e) {
    if (plugins().contains(e.connector())) {
      ofPlugins.merge(e.connector(), 1, Integer::sum);
    } else {
      others++;
    }
  }

  /** Whether no shipment would fare better: the channel, which each of them needs, failed. */
  boolean everywhere() {
    return others >= MOST;
  }

  /** Whether a shipment's next step needs what failed several times. */
  boolean concern(Shipment row) {
    return ofPlugins.entrySet().stream()
        .filter(one -> one.getValue() >= MOST)
        .anyMatch(one -> needs(row).contains(one.getKey()));
  }

  private Set<String> needs(Shipment row) {
    return switch (row.state()) {
      case PLANNED -> {
        Set<String> names = systems();
        names.add(courier(row.wish().courier()));
        yield names;
      }
      case MAKING -> Set.of(courier(row.wish().courier()));
      case UNDERWAY -> {
        Awb awb = row.awb();
        yield awb == null || awb.courier().isEmpty() ? Set.of() : Set.of(courier(awb.courier()));
      }
      default -> Set.of();
    };
  }

  private String courier(String name) {
    CourierConnector courier = setup.courier(name);
    return courier == null ? name : courier.name();
  }

  private Set<String> systems() {
    Set<String> names = new HashSet<>();
    for (PaymentConnector system : setup.payments().systems()) {
      names.add(system.name());
    }
    return names;
  }

  private Set<String> plugins() {
    Set<String> names = systems();
    setup.couriers().forEach(courier -> names.add(courier.name()));
    return names;
  }
}
