package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.connector.Connector;
import org.jspecify.annotations.Nullable;

/** The two opened connectors of a link, asked for what they can do. */
public record Sides(Connector erp, Connector channel) {
  /** The ERP's capability; null when it has none. */
  public <T> @Nullable T erp(Class<T> capability) {
    return capability.isInstance(erp) ? capability.cast(erp) : null;
  }

  /** The channel's capability; null when it has none. */
  public <T> @Nullable T channel(Class<T> capability) {
    return capability.isInstance(channel) ? capability.cast(channel) : null;
  }
}
