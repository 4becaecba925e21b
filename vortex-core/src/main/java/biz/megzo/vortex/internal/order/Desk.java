package biz.megzo.vortex.internal.order;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Candidate;
import biz.megzo.vortex.order.ChangeKind;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The desk of one link. */
public final class Desk implements OrderDesk {
  private static final int MOST = 10_000;
  private static final int MOST_READ = 8;

  private final OrderSetup setup;
  private final OrderBook book;
  private final DeskActs acts;

  /** Calls nothing yet. */
  public Desk(OrderSetup setup) {
    this.setup = setup;
    this.book = new OrderBook(setup);
    this.acts = new DeskActs(setup);
  }

  @Override
  public List<TrackedOrder> list(@Nullable OrderState state, @Nullable OrderKey after, int limit) {
    return setup.store().orders().list(setup.link(), state, after, limit);
  }

  @Override
  public Optional<TrackedOrder> find(String orderId) {
    return setup.store().orders().find(key(orderId));
  }

  @Override
  public List<OrderEvent> history(String orderId) {
    return setup.store().orders().events(key(orderId));
  }

  @Override
  public Map<ChangeKind, String> waitingChanges(String orderId) {
    TrackedOrder row = find(orderId).orElse(null);
    if (row == null || row.pending() == null) {
      return Map.of();
    }
    ChannelOrder known = row.channel();
    return Snapshots.changes(known, Snapshots.keepKnown(known, row.pending()));
  }

  @Override
  public Map<OrderState, Long> counts() {
    return setup.store().orders().counts(setup.link());
  }

  @Override
  public Map<HoldReason, List<TrackedOrder>> held(int limit) {
    Map<HoldReason, List<TrackedOrder>> byCause = new EnumMap<>(HoldReason.class);
    for (TrackedOrder order : list(OrderState.HELD, null, Math.min(limit, MOST))) {
      if (order.hold() != null) {
        byCause.computeIfAbsent(order.hold().reason(), r -> new java.util.ArrayList<>()).add(order);
      }
    }
    return byCause;
  }

  @Override
  public Answer retry(String orderId, String actor) {
    return act(orderId, actor, "retried", acts::retry);
  }

  @Override
  public Answer release(String orderId, String actor) {
    return act(orderId, actor, "released", acts::release);
  }

  @Override
  public List<Candidate> candidates(String orderId) {
    return find(orderId)
        .map(
            row ->
                doubted(row).stream()
                    .limit(MOST_READ)
                    .map(new CandidateLook(setup, row)::at)
                    .toList())
        .orElse(List.of());
  }

  @Override
  public Optional<byte[]> print(String orderId, String number) {
    OrderRecorder recorder = setup.remotes().recorder();
    if (recorder == null) {
      return Optional.empty();
    }
    try {
      return find(orderId)
          .flatMap(row -> doubted(row).stream().filter(r -> r.number().equals(number)).findFirst())
          .flatMap(recorder::print);
    } catch (ConnectorException e) {
      return Optional.empty();
    }
  }

  private static List<RecordRef> doubted(TrackedOrder row) {
    Hold hold = row.hold();
    return hold == null || hold.reason() != HoldReason.IN_DOUBT ? List.of() : hold.candidates();
  }

  @Override
  public Answer resolveAs(String orderId, String number, String actor) {
    return act(orderId, actor, "resolved", (order, by) -> acts.resolveAs(order, number, by));
  }

  @Override
  public Answer resolveAbsent(String orderId, String actor) {
    return act(orderId, actor, "resolved", acts::resolveAbsent);
  }

  @Override
  public Answer resolveGivenUp(String orderId, String why, boolean keepUnits, String actor) {
    return act(
        orderId, actor, "resolved", (order, by) -> acts.resolveGivenUp(order, why, keepUnits, by));
  }

  @Override
  public Answer giveUp(String orderId, String why, boolean keepUnits, String actor) {
    return act(orderId, actor, "given-up", (order, by) -> acts.giveUp(order, why, keepUnits, by));
  }

  @Override
  public Answer applyChange(String orderId, String actor) {
    return act(orderId, actor, "applied", acts::applyChange);
  }

  @Override
  public Answer dismiss(String orderId, String actor) {
    return act(orderId, actor, "dismissed", acts::dismiss);
  }

  @Override
  public int forgetBuyers(Instant changedBefore, String actor) {
    named(actor);
    Set<OrderState> over = Set.of(OrderState.CLOSED, OrderState.CANCELLED);
    int cleaned = setup.store().orders().forgetBuyers(setup.link(), over, changedBefore);
    String detail = cleaned + " orders last changed before " + changedBefore;
    Fact fact = new Fact(setup.now(), actor, "orders", "orders.buyers-forgotten", detail);
    setup.store().audit().append(setup.link(), List.of(fact));
    return cleaned;
  }

  private Answer act(
      String orderId, String actor, String word, BiFunction<OpenOrder, String, Answer> act) {
    named(actor);
    Optional<OpenOrder> opened = book.open(key(orderId));
    if (opened.isEmpty()) {
      return find(orderId).isPresent()
          ? new Answer.Busy()
          : new Answer.Refused(
              "There is no order " + orderId + ".", "Nu există comanda " + orderId + ".");
    }
    try (OpenOrder order = opened.get()) {
      TrackedOrder before = order.row();
      Answer answer = act.apply(order, "by " + actor);
      if (answer instanceof Answer.Done) {
        String detail = before.state() + " to " + order.row().state();
        book.audit(actor, order.key(), "order." + word, detail);
      }
      return answer;
    }
  }

  private static void named(String actor) {
    if (actor.isBlank()) {
      throw new IllegalArgumentException("actor must not be blank");
    }
  }

  private OrderKey key(String orderId) {
    return OrderKey.of(setup.link(), orderId);
  }
}
