package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Order;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.rules.Rules;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the order engine of one link works with.
 *
 * @param node who works, for people; unique per node
 */
public record OrderSetup(
    LinkId link,
    String node,
    VortexStore store,
    Remotes remotes,
    Rules rules,
    OrderSettings settings,
    Surroundings surroundings) {

  /** A moment that never comes; an order due then waits for something else. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * The two sides.
   *
   * @param updates null when the channel can not be written to
   * @param recorder null when no records are made: orders are then only claimed
   * @param invoices null when it can not be known whether a record was invoiced
   */
  public record Remotes(
      OrderSource source,
      @Nullable OrderUpdates updates,
      @Nullable OrderRecorder recorder,
      @Nullable InvoiceSource invoices) {}

  /**
   * What surrounds the engine.
   *
   * @param kits what one unit of a SKU of the ERP is made of; an empty map when it is no kit
   * @param codes the ERP's SKU of a channel's; empty when it can not be told
   */
  public record Surroundings(
      InstantSource clock,
      VortexListener listener,
      Function<Sku, Map<Sku, Integer>> kits,
      Function<Sku, Optional<Sku>> codes) {
    /** Surroundings where both sides use the same codes. */
    public Surroundings(
        InstantSource clock, VortexListener listener, Function<Sku, Map<Sku, Integer>> kits) {
      this(clock, listener, kits, Optional::of);
    }
  }

  Instant now() {
    return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * The units an order takes from stock by the ERP's codes, kits taken apart. A code that can not
   * be told is taken as it stands: better a unit too many reserved than one too few.
   */
  Map<Sku, Integer> unitsOf(Order order) {
    Map<Sku, Integer> units = new TreeMap<>();
    order
        .unitsBySku()
        .forEach(
            (code, sold) -> {
              Sku sku = surroundings.codes().apply(code).orElse(code);
              Map<Sku, Integer> parts = surroundings.kits().apply(sku);
              if (parts.isEmpty()) {
                units.merge(sku, sold, Math::addExact);
              }
              parts.forEach(
                  (part, each) ->
                      units.merge(part, Math.multiplyExact(each, sold), Math::addExact));
            });
    return units;
  }
}
