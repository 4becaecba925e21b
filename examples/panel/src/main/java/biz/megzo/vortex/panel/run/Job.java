package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.Flow;
import java.util.Locale;
import java.util.Optional;

/** Something that a person may start for a link. */
public enum Job {
  HEARTBEAT(null),
  PRODUCTS(Flow.PRODUCTS),
  PRICES(Flow.PRICES),
  STOCK(Flow.STOCK),
  ORDERS(Flow.ORDERS),
  SHIPMENTS(Flow.SHIPMENTS),
  PAYMENTS(Flow.PAYMENTS),
  INVOICES(Flow.INVOICES),
  /** Compares the whole channel. */
  RECONCILE(null),
  /** Looks whether the accounts can be used. */
  EXAMINE(null);

  private final @org.jspecify.annotations.Nullable Flow flow;

  Job(@org.jspecify.annotations.Nullable Flow flow) {
    this.flow = flow;
  }

  /** The flow that it runs; empty when it is none. */
  public Optional<Flow> flow() {
    return Optional.ofNullable(flow);
  }

  /** As it stands in a path. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Job> at(String path) {
    for (Job job : values()) {
      if (job.path().equals(path)) {
        return Optional.of(job);
      }
    }
    return Optional.empty();
  }
}
