package biz.megzo.vortex;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.internal.heartbeat.OpenLink;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Vortex} together. Not thread-safe; used once. */
public final class VortexBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(Vortex.class);

  private final VortexStore store;
  private final Map<LinkId, Link> links = new LinkedHashMap<>();
  private @Nullable Rules rules;
  private VortexListener listener = VortexListener.NONE;
  private InstantSource clock = InstantSource.system();
  private String node = "node-" + UUID.randomUUID().toString().substring(0, 8);
  private Duration budget = Duration.ofMinutes(4);

  VortexBuilder(VortexStore store) {
    this.store = store;
  }

  /** Adds a link; at least one is required. */
  public VortexBuilder link(Link link) {
    if (links.putIfAbsent(link.id(), link) != null) {
      throw new IllegalArgumentException("link " + link.id() + " was added twice");
    }
    return this;
  }

  /** Required: the mapping, for example {@code Mapping.rules(store)}. */
  public VortexBuilder rules(Rules value) {
    this.rules = Objects.requireNonNull(value, "rules");
    return this;
  }

  /** Told of what happens. Default: nobody. */
  public VortexBuilder listener(VortexListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** The only clock. Default: the system's. */
  public VortexBuilder clock(InstantSource value) {
    this.clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** What this node is called in leases and logs; unique per process. Default: a random name. */
  public VortexBuilder node(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("node must not be blank");
    }
    this.node = value;
    return this;
  }

  /** How long one pass may take before it leaves the rest to the next. Default 4 minutes. */
  public VortexBuilder timeBudget(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("timeBudget must be > 0, was " + value);
    }
    this.budget = value;
    return this;
  }

  /**
   * Opens the links' connectors. Calls no remote and starts no thread.
   *
   * @throws IllegalStateException when a required part is missing, or two couriers of a link have
   *     one name
   */
  public Vortex build() {
    if (links.isEmpty()) {
      throw new IllegalStateException("Vortex needs at least one link: call link(..)");
    }
    if (rules == null) {
      throw new IllegalStateException("Vortex needs mapping rules: call rules(..)");
    }
    Map<LinkId, OpenLink> open = new LinkedHashMap<>();
    for (Link link : links.values()) {
      OpenLink.Factories factories =
          new OpenLink.Factories(link.erp(), link.channel(), link.couriers(), link.payments());
      open.put(link.id(), OpenLink.open(link, factories, surroundings(rules)));
    }
    LOG.info("Vortex is ready for {} link(s) as {}", open.size(), node);
    return new Vortex(open);
  }

  private OpenLink.Surroundings surroundings(Rules present) {
    return new OpenLink.Surroundings(store, present, listener, clock, node, budget);
  }
}
