package biz.megzo.vortex.internal.heartbeat;

import biz.megzo.vortex.Link;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.InstantSource;

/** A link whose connectors are opened. Thread-safe. */
public final class OpenLink {
  /** What all links of a facade share. */
  public record Surroundings(
      VortexStore store,
      Rules rules,
      VortexListener listener,
      InstantSource clock,
      String node,
      Duration budget) {
    /** The same with a listener that can not break a pass. */
    Surroundings guarded() {
      return new Surroundings(store, rules, Listeners.safe(listener), clock, node, budget);
    }
  }

  private final Link link;
  private final Sides sides;
  private final Surroundings around;

  private OpenLink(Link link, Sides sides, Surroundings around) {
    this.link = link;
    this.sides = sides;
    this.around = around;
  }

  /** Opens both connectors; calls no remote. */
  public static OpenLink open(
      Link link, ConnectorFactory erp, ConnectorFactory channel, Surroundings around) {
    ConnectorContext context =
        new ConnectorContext(
            link.id(), around.clock(), around.store().accounts(), around.store().leases());
    Connector openErp = erp.open(context);
    Connector openChannel = channel.open(context);
    return new OpenLink(link, new Sides(openErp, openChannel), around.guarded());
  }

  public Sides sides() {
    return sides;
  }

  Link link() {
    return link;
  }

  Surroundings around() {
    return around;
  }

  public Heartbeat heartbeat() {
    return new Heartbeat(this);
  }

  public Stock stock() {
    return new Stock(link.id(), around.store(), link.stock());
  }
}
