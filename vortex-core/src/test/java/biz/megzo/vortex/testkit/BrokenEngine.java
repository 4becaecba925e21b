package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderRecorder.Probe;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderRecorder.Sent;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Intent;
import biz.megzo.vortex.order.OrderSettings;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.LeaseStore.Lease;
import biz.megzo.vortex.store.OrderStore;
import biz.megzo.vortex.store.OrderStore.Claim;
import biz.megzo.vortex.store.OrderStore.OrderLock;
import biz.megzo.vortex.store.OrderStore.OrderWrite;
import biz.megzo.vortex.store.VortexStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Engines with one safeguard taken away, to see that the model checker notices. The engine's code
 * is the real one: what surrounds it is made to behave as if the safeguard were missing.
 */
public enum BrokenEngine {
  /** Nothing is taken away. */
  SOUND,
  /** The create is sent although the intent was not written. */
  INTENT_NOT_COMMITTED,
  /** A writer that lost its lock writes all the same. */
  FENCE_IGNORED,
  /** A create whose answer is lost is sent again at once. */
  RESENT_ON_UNKNOWN,
  /** The record is looked for at once. */
  NO_QUIET_PERIOD,
  /** The quiet period counts from the intent, not from when the answer was given up. */
  QUIET_FROM_INTENT,
  /** A number that a row names is taken for that row's record, whatever stands on it. */
  NUMBER_TRUSTED,
  /** Markers are looked for nowhere: neither by the resolver nor by the audit. */
  MARKER_NOT_SEARCHED,
  /** Lock and lease are given back before the create is sent. */
  LEASE_RELEASED_EARLY,
  /** Units are reserved after the claim, in a transaction of their own. */
  RESERVED_AFTER_CLAIM,
  /** Surplus records stay. */
  NOT_HEALED,
  /** Two workers can hold one lock. */
  NO_LOCK,
  /** The series audit sees nothing. */
  NOT_AUDITED,
  /** A claim that is there already is written again as new. */
  CLAIM_NOT_UNIQUE;

  OrderSettings settings(OrderSettings settings) {
    return this == NO_QUIET_PERIOD
        ? OrderSettings.builder().quietPeriod(Duration.ofNanos(1)).build()
        : settings;
  }

  /**
   * The ERP as the broken engine uses it.
   *
   * @param again told of each send that the engine makes behind its own back, with the answer
   *     before
   */
  OrderRecorder recorder(OrderRecorder erp, VortexStore store, BiConsumer<Object[], Object> again) {
    return instead(
        OrderRecorder.class,
        erp,
        (method, args, call) -> {
          switch (method) {
            case "submit":
              Object sent = call.get();
              if (this == RESENT_ON_UNKNOWN && sent instanceof Sent.Unknown) {
                again.accept(args, sent);
                return call.get();
              }
              return sent;
            case "find":
              return this == MARKER_NOT_SEARCHED ? new Probe.Absent(List.of()) : call.get();
            case "cancel":
              return this == NOT_HEALED && !isKnown((RecordRef) args[0], store)
                  ? Done.ok()
                  : call.get();
            case "read":
              Object reading = call.get();
              if (this == NUMBER_TRUSTED && reading instanceof Reading.Present present) {
                return trusted(present, store);
              }
              return (this == NOT_AUDITED || this == MARKER_NOT_SEARCHED)
                      && reading instanceof Reading.Present present
                      && !isKnown(present.ref(), store)
                  ? new Reading.Absent()
                  : reading;
            default:
              return call.get();
          }
        });
  }

  /** Whether a record is the one that an order's row names. */
  private static boolean isKnown(RecordRef ref, VortexStore store) {
    return store.orders().list(ProtocolWorld.LINK, null, null, 10).stream()
        .anyMatch(row -> ref.equals(row.recording().record()));
  }

  private static Reading trusted(Reading.Present present, VortexStore store) {
    return store.orders().list(ProtocolWorld.LINK, null, null, 10).stream()
        .filter(row -> present.ref().equals(row.recording().record()))
        .findFirst()
        .map(row -> Marker.of(row.key(), row.recording().revision()))
        .map(marker -> new Reading.Present(present.ref(), "ref" + marker))
        .orElse(present);
  }

  OrderStore orders(OrderStore orders, VortexStore store) {
    Map<OrderKey, Long> fences = new HashMap<>();
    return instead(
        OrderStore.class,
        orders,
        (method, args, call) -> {
          switch (method) {
            case "claim":
              return claim(orders, args, call);
            case "lock":
              return lock(orders, fences, args, call);
            case "write":
              return write(orders, store, fences, args, call);
            default:
              return call.get();
          }
        });
  }

  @SuppressWarnings("unchecked")
  private Object claim(OrderStore orders, Object[] args, Call call) throws Throwable {
    List<Claim> claims = (List<Claim>) args[0];
    Instant now = (Instant) args[1];
    if (this == RESERVED_AFTER_CLAIM) {
      List<Claim> bare =
          claims.stream().map(c -> new Claim(c.channel(), c.state(), c.hold(), Map.of())).toList();
      return orders.claim(bare, now);
    }
    Set<OrderKey> won = (Set<OrderKey>) call.get();
    if (this == CLAIM_NOT_UNIQUE) {
      for (Claim claim : claims) {
        OrderKey key = claim.channel().order().key();
        Optional<OrderLock> lock =
            won.contains(key)
                ? Optional.empty()
                : orders.lock(key, "replay", Duration.ofSeconds(1));
        lock.ifPresent(
            held -> {
              var fresh = TrackedOrder.claimed(claim.channel(), now);
              orders.write(held, OrderWrite.of(fresh, "claimed", ""), now);
              orders.unlock(held);
            });
      }
    }
    return won;
  }

  /** The second half of a claim whose reservations come late. */
  void afterClaim(OrderStore orders, List<Claim> claims, Set<OrderKey> won, Instant now) {
    for (Claim claim : claims) {
      OrderKey key = claim.channel().order().key();
      if (won.contains(key)) {
        orders
            .lock(key, "reserving", Duration.ofSeconds(1))
            .ifPresent(
                held -> {
                  OrderWrite write = OrderWrite.of(held.order(), "reserved", "");
                  orders.write(held, write.reserving(claim.reserve()), now);
                  orders.unlock(held);
                });
      }
    }
  }

  private Object lock(OrderStore orders, Map<OrderKey, Long> fences, Object[] args, Call call)
      throws Throwable {
    OrderKey key = (OrderKey) args[0];
    Optional<?> lock = (Optional<?>) call.get();
    if (lock.isEmpty() && this == NO_LOCK && orders.find(key).isPresent()) {
      long fence = fences.getOrDefault(key, 0L);
      return Optional.of(new OrderLock(orders.find(key).orElseThrow(), (String) args[1], fence));
    }
    lock.ifPresent(held -> fences.put(key, ((OrderLock) held).fence()));
    return lock;
  }

  private Object write(
      OrderStore orders, VortexStore store, Map<OrderKey, Long> fences, Object[] args, Call call)
      throws Throwable {
    OrderLock lock = (OrderLock) args[0];
    OrderWrite write = (OrderWrite) args[1];
    boolean intent = write.order().state() == OrderState.SENDING;
    if (this == INTENT_NOT_COMMITTED && intent) {
      return true;
    }
    if (this == FENCE_IGNORED) {
      return force(orders, fences, lock, write, (Instant) args[2]);
    }
    if (this == QUIET_FROM_INTENT && write.order().state() == OrderState.UNCERTAIN) {
      return orders.write(lock, fromIntent(write), (Instant) args[2]);
    }
    Object written = call.get();
    if (this == LEASE_RELEASED_EARLY && intent && Boolean.TRUE.equals(written)) {
      Lease series = write.series();
      if (series != null) {
        store.leases().release(series);
      }
      orders.unlock(lock);
    }
    if (this == LEASE_RELEASED_EARLY && Boolean.FALSE.equals(written)) {
      return force(orders, fences, lock, write, (Instant) args[2]);
    }
    return written;
  }

  private static OrderWrite fromIntent(OrderWrite write) {
    TrackedOrder row = write.order();
    Intent intent = row.recording().intent();
    if (intent == null || row.attempts() > 0) {
      return write;
    }
    Instant dueAt = intent.sentAt().plus(OrderSettings.ofDefaults().quietPeriod());
    TrackedOrder early =
        new TrackedOrder(
            row.channel(), row.state(), row.hold(), row.recording(), 0, dueAt, row.pending());
    return new OrderWrite(
        early, write.what(), write.detail(), write.series(), write.settled(), write.reserve());
  }

  private static boolean force(
      OrderStore orders,
      Map<OrderKey, Long> fences,
      OrderLock lock,
      OrderWrite write,
      Instant now) {
    OrderKey key = lock.order().key();
    OrderWrite free =
        new OrderWrite(
            write.order(), write.what(), write.detail(), null, write.settled(), write.reserve());
    long fence = fences.getOrDefault(key, lock.fence());
    if (orders.write(new OrderLock(lock.order(), lock.owner(), fence), free, now)) {
      return true;
    }
    Optional<OrderLock> taken = orders.lock(key, lock.owner(), Duration.ofSeconds(1));
    taken.ifPresent(
        held -> {
          orders.write(held, free, now);
          orders.unlock(held);
        });
    return true;
  }

  /** The call as it would have been. */
  interface Call {
    Object get() throws Throwable;
  }

  /** What happens instead of a call. */
  interface Instead {
    Object call(String method, Object[] args, Call call) throws Throwable;
  }

  static <T> T instead(Class<T> type, T target, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                instead.call(method.getName(), args, () -> invoke(method, target, args))));
  }

  static Object invoke(Method method, Object target, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
