package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.RecordDraft;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.internal.order.Catalogue;
import biz.megzo.vortex.internal.order.OrderSetup;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.AuditLog;
import biz.megzo.vortex.store.CursorStore;
import biz.megzo.vortex.store.LeaseStore;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.ProductStore;
import biz.megzo.vortex.store.ReservationStore;
import biz.megzo.vortex.store.VortexStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the workers of the model share: channel, ERP, store and clock, every call watched. */
final class ProtocolWorld {
  static final LinkId LINK = LinkId.of("model");

  /** How long the sender of a create that is late waits for its answer. */
  private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(90);

  private static final List<OrderKey> KEYS = List.of(key(1), key(2));

  final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  final FakeRecorder erp = new FakeRecorder();
  final VortexStore store = new InMemoryStore(clock);
  private final FakeChannel channel = new FakeChannel(clock);
  private final ProtocolModel.Start start;
  private final Watcher watcher;
  private final OrderSettings settings;
  private final OrderSetup setup;
  private final BrokenEngine broken;
  private final Map<Object, Object> held = new HashMap<>();
  private final Map<Marker, Instant> unknownSince = new HashMap<>();
  private @Nullable Instant landsAt;
  private int channelVersion;
  private boolean senderStoodStill;

  /** Sees every call of a worker. */
  interface Watcher {
    void before(String call, Object[] args);

    void after(String call, @Nullable Object result);
  }

  ProtocolWorld(ProtocolModel.Start start, BrokenEngine broken, Watcher watcher) {
    this.start = start;
    this.broken = broken;
    this.watcher = watcher;
    this.settings = OrderSettings.ofDefaults();
    OrderStore orders = broken.orders(store.orders(), store);
    this.setup =
        new OrderSetup(
            LINK,
            "node",
            watchedStore(watched(OrderStore.class, "orders", orders)),
            new OrderSetup.Remotes(
                watched(OrderSource.class, "source", channel),
                null,
                watched(OrderRecorder.class, "recorder", broken.recorder(erp, store, this::again)),
                watched(InvoiceSource.class, "invoices", erp)),
            new SimpleRules(),
            broken.settings(settings),
            new OrderSetup.Surroundings(clock, VortexListener.NONE, sku -> Map.of()));
  }

  private static OrderKey key(int orderId) {
    return OrderKey.of(LINK, Integer.toString(orderId));
  }

  OrderSetup setup() {
    return setup;
  }

  Catalogue catalogue() {
    return Catalogue.NONE;
  }

  Duration leaseTime() {
    return settings.leaseTime();
  }

  /** Brings the link to where the workers start. */
  void prepare(Runnable pass) {
    channel.put(order(1, 2).channel());
    if (start == ProtocolModel.Start.TWO_NEW_ORDERS) {
      channel.put(order(2, 1).channel());
      return;
    }
    pass.run();
    clock.advance(Duration.ofMinutes(1));
    happens(
        start == ProtocolModel.Start.ONE_CHANGED
            ? ProtocolFault.ORDER_CHANGED
            : ProtocolFault.ORDER_CANCELLED);
    channel.put(order(2, 1).channel());
  }

  private static Orders order(int orderId, int quantity) {
    return Orders.sample(key(orderId)).line("LAMP", quantity, "149.90").transport("20.00");
  }

  void happens(ProtocolFault fault) {
    switch (fault) {
      case ANSWER_LOST -> erp.script(FakeRecorder.Fault.ANSWER_LOST);
      case NEVER_ARRIVED -> erp.script(FakeRecorder.Fault.NEVER_ARRIVED);
      case LATE_COMMIT -> erp.script(FakeRecorder.Fault.LATE);
      case FOREIGN_RECORD -> erp.madeByHand();
      case LAST_DELETED -> erp.deleteLast();
      case ORDER_CANCELLED -> put(order(1, 2).status(OrderStatus.CANCELLED));
      case ORDER_CHANGED -> put(order(1, 3));
      case CRASH, PAUSED -> {}
    }
  }

  private void put(Orders order) {
    channelVersion = channelVersion * 31 + order.order().hashCode();
    channel.put(order.channel());
  }

  /** Lets time pass; a late create takes effect on the way. */
  void advance(Duration time) {
    Instant until = clock.instant().plus(time);
    if (landsAt != null && !landsAt.isAfter(until)) {
      clock.set(landsAt);
      landsAt = null;
      erp.land();
    }
    clock.set(until);
  }

  /**
   * What is wrong with sending this create now. A worker that stood still past its lease can not
   * know better, and nobody can know of what it sends: that is healed afterwards.
   */
  Optional<String> wrongToSend(Object[] args, boolean paused) {
    senderStoodStill = paused;
    Marker marker = ((RecordDraft) args[1]).marker();
    Instant since = unknownSince.get(marker);
    boolean mayLand = since != null && clock.instant().isBefore(since.plus(settings.quietPeriod()));
    if (paused) {
      return Optional.empty();
    }
    if (mayLand) {
      return Optional.of("O4: sent again while an earlier send may still land");
    }
    boolean intended =
        KEYS.stream()
            .flatMap(key -> store.orders().find(key).stream())
            .anyMatch(row -> intends(row, marker));
    if (!intended) {
      return Optional.of("O3: sent without a committed intent");
    }
    return lockedAndLeased(marker)
        ? Optional.empty()
        : Optional.of("O3: sent without a valid lease");
  }

  private static boolean intends(TrackedOrder row, Marker marker) {
    Intent intent = row.recording().intent();
    return row.state() == OrderState.SENDING && intent != null && intent.marker().equals(marker);
  }

  private boolean lockedAndLeased(Marker marker) {
    Instant now = clock.instant();
    boolean locked =
        KEYS.stream()
            .filter(key -> store.orders().find(key).filter(r -> intends(r, marker)).isPresent())
            .anyMatch(
                key ->
                    store.orders().due(LINK, OrderState.SENDING, now, 10).stream()
                        .noneMatch(key::equals));
    boolean leased =
        store.leases().holder("orders/" + LINK + "/series/" + FakeRecorder.SERIES).isPresent();
    return locked && leased;
  }

  /** What is broken now that nothing moves any more. */
  Optional<String> brokenAtRest(Set<ProtocolFault> happened) {
    return new RestCheck(store, erp, channel, happened).broken(KEYS);
  }

  /** A fingerprint of everything that can make a difference later. */
  long state() {
    long hash = clock.instant().hashCode();
    hash = mix(hash, erp.documents().hashCode());
    hash = mix(hash, Long.hashCode(erp.counter()));
    hash = mix(hash, erp.flying().hashCode());
    hash = mix(hash, channelVersion);
    hash = mix(hash, held.hashCode());
    for (OrderKey key : KEYS) {
      hash = mix(hash, store.orders().find(key).hashCode());
      hash = mix(hash, store.reservations().of(key).hashCode());
    }
    return hash;
  }

  private static long mix(long hash, long part) {
    return (hash ^ part) * 0x9E3779B97F4A7C15L + (hash >>> 29);
  }

  private <T> T watched(Class<T> type, String name, T target) {
    return BrokenEngine.instead(
        type,
        target,
        (method, args, call) -> {
          if (isLocal(method)) {
            return call.get();
          }
          Object[] given = args == null ? new Object[0] : args;
          watcher.before(name + "." + method, given);
          Object result = call.get();
          note(name + "." + method, given, result);
          watcher.after(name + "." + method, result);
          return result;
        });
  }

  private static boolean isLocal(String method) {
    return Set.of(
            "series", "recordSchema", "check", "orderSchema", "hashCode", "toString", "equals")
        .contains(method);
  }

  /** A send that the engine did not ask for. */
  private void again(Object[] args, Object before) {
    note("recorder.submit", args, before);
    watcher.before("recorder.submit", args);
  }

  /** Keeps what no method of the store tells: who holds what until when, and the cursors. */
  @SuppressWarnings("unchecked")
  private void note(String call, Object[] args, @Nullable Object result) {
    switch (call) {
      case "orders.claim" -> {
        if (broken == BrokenEngine.RESERVED_AFTER_CLAIM) {
          watcher.before("orders.write", args);
          broken.afterClaim(
              store.orders(), (List<Claim>) args[0], (Set<OrderKey>) result, (Instant) args[1]);
        }
      }
      case "orders.lock" ->
          ((Optional<OrderLock>) result)
              .ifPresent(lock -> held.put(args[0], lock.fence() + "@" + until((Duration) args[2])));
      case "orders.renew" -> {
        if (Boolean.TRUE.equals(result)) {
          OrderLock lock = (OrderLock) args[0];
          held.put(lock.order().key(), lock.fence() + "@" + until((Duration) args[1]));
        }
      }
      case "orders.unlock" -> {
        if (Boolean.TRUE.equals(result)) {
          held.put(((OrderLock) args[0]).order().key(), ((OrderLock) args[0]).fence());
        }
      }
      case "leases.acquire" ->
          ((Optional<Lease>) result)
              .ifPresent(
                  lease -> held.put(args[0], lease.token() + "@" + until((Duration) args[2])));
      case "leases.renew" -> {
        if (Boolean.TRUE.equals(result)) {
          Lease lease = (Lease) args[0];
          held.put(lease.name(), lease.token() + "@" + until((Duration) args[1]));
        }
      }
      case "leases.release" -> {
        if (Boolean.TRUE.equals(result)) {
          held.put(((Lease) args[0]).name(), ((Lease) args[0]).token());
        }
      }
      case "cursors.put" -> held.put("cursor " + args[1], args[2]);
      case "recorder.submit" -> {
        if (erp.flying().isPresent() && landsAt == null) {
          clock.advance(GIVEN_UP_AFTER);
          landsAt = clock.instant().plus(settings.quietPeriod()).minusSeconds(1);
        }
        if (result instanceof OrderRecorder.Sent.Unknown && !senderStoodStill) {
          unknownSince.put(((RecordDraft) args[1]).marker(), clock.instant());
        }
      }
      default -> {}
    }
  }

  private String until(Duration ttl) {
    return clock.instant().plus(ttl).toString();
  }

  private VortexStore watchedStore(OrderStore orders) {
    Map<String, Object> parts = new HashMap<>();
    parts.put("orders", orders);
    parts.put("leases", watched(LeaseStore.class, "leases", store.leases()));
    parts.put("cursors", watched(CursorStore.class, "cursors", store.cursors()));
    parts.put("products", watched(ProductStore.class, "products", store.products()));
    parts.put("audit", watched(AuditLog.class, "audit", store.audit()));
    parts.put(
        "reservations", watched(ReservationStore.class, "reservations", store.reservations()));
    parts.put("payments", store.payments()); // read only here, and always empty: no step of its own
    return BrokenEngine.instead(
        VortexStore.class, store, (method, args, call) -> parts.get(method));
  }
}
