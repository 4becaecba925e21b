package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.CourierConnector;
import biz.megzo.vortex.connector.PaymentConnector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The opened connectors of a link, asked for what they can do. */
public record Sides(
    Connector erp,
    Connector channel,
    List<CourierConnector> couriers,
    List<PaymentConnector> payments) {

  public Sides {
    couriers = List.copyOf(couriers);
    payments = List.copyOf(payments);
    Set<String> names = new HashSet<>();
    for (CourierConnector courier : couriers) {
      if (!names.add(courier.name())) {
        throw new IllegalStateException("two couriers are named " + courier.name());
      }
    }
  }

  /** Everything that can be examined. */
  public List<Connector> all() {
    List<Connector> all = new ArrayList<>(List.of(erp, channel));
    all.addAll(couriers);
    all.addAll(payments);
    return all;
  }

  /** The ERP's capability; null when it has none. */
  public <T> @Nullable T erp(Class<T> capability) {
    return capability.isInstance(erp) ? capability.cast(erp) : null;
  }

  /** The channel's capability; null when it has none. */
  public <T> @Nullable T channel(Class<T> capability) {
    return capability.isInstance(channel) ? capability.cast(channel) : null;
  }
}
