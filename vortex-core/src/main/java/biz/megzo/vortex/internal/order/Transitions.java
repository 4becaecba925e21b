package biz.megzo.vortex.internal.order;

import static biz.megzo.vortex.internal.order.Step.ABSENT;
import static biz.megzo.vortex.internal.order.Step.ADOPTED;
import static biz.megzo.vortex.internal.order.Step.AMENDED;
import static biz.megzo.vortex.internal.order.Step.APPLIED;
import static biz.megzo.vortex.internal.order.Step.CONFIRMED;
import static biz.megzo.vortex.internal.order.Step.CREATED;
import static biz.megzo.vortex.internal.order.Step.DISMISSED;
import static biz.megzo.vortex.internal.order.Step.GIVEN_UP;
import static biz.megzo.vortex.internal.order.Step.HEALED;
import static biz.megzo.vortex.internal.order.Step.INTENDED;
import static biz.megzo.vortex.internal.order.Step.NOT_SENT;
import static biz.megzo.vortex.internal.order.Step.PUT_OFF;
import static biz.megzo.vortex.internal.order.Step.REACTIVATED;
import static biz.megzo.vortex.internal.order.Step.RELEASED;
import static biz.megzo.vortex.internal.order.Step.REPLACING;
import static biz.megzo.vortex.internal.order.Step.RESOLVED;
import static biz.megzo.vortex.internal.order.Step.RESTORED;
import static biz.megzo.vortex.internal.order.Step.RESTORING;
import static biz.megzo.vortex.internal.order.Step.RETRIED;
import static biz.megzo.vortex.internal.order.Step.UNKNOWN;
import static biz.megzo.vortex.internal.order.Step.WAITING;
import static biz.megzo.vortex.internal.order.Step.WITHDRAWN;
import static biz.megzo.vortex.order.OrderState.CANCELLED;
import static biz.megzo.vortex.order.OrderState.CLOSED;
import static biz.megzo.vortex.order.OrderState.HELD;
import static biz.megzo.vortex.order.OrderState.NEW;
import static biz.megzo.vortex.order.OrderState.RECORDED;
import static biz.megzo.vortex.order.OrderState.SENDING;
import static biz.megzo.vortex.order.OrderState.UNCERTAIN;

import biz.megzo.vortex.order.OrderState;
import java.util.List;
import java.util.Set;

/** Every legal transition of an order; there are no others. */
final class Transitions {
  /** One row of the table: these steps lead from one state to another. */
  record Row(OrderState from, OrderState to, Set<Step> steps) {}

  static final List<Row> TABLE =
      List.of(
          row(NEW, NEW, AMENDED, WAITING, WITHDRAWN, HEALED, RETRIED),
          row(NEW, SENDING, INTENDED),
          row(NEW, RECORDED, ADOPTED),
          row(NEW, CANCELLED, Step.CANCELLED),
          row(NEW, HELD, Step.HELD, GIVEN_UP),
          row(SENDING, RECORDED, CREATED),
          row(SENDING, NEW, PUT_OFF, NOT_SENT),
          row(SENDING, HELD, Step.HELD),
          row(SENDING, UNCERTAIN, UNKNOWN),
          row(UNCERTAIN, UNCERTAIN, WAITING, RETRIED),
          row(UNCERTAIN, RECORDED, ADOPTED),
          row(UNCERTAIN, NEW, ABSENT),
          row(UNCERTAIN, HELD, Step.HELD),
          row(RECORDED, RECORDED, AMENDED, WAITING, CONFIRMED, HEALED, RETRIED),
          row(RECORDED, NEW, REPLACING),
          row(RECORDED, CANCELLED, Step.CANCELLED),
          row(RECORDED, HELD, Step.HELD),
          row(RECORDED, CLOSED, Step.CLOSED),
          row(CANCELLED, CANCELLED, AMENDED, WAITING, WITHDRAWN, RESTORING, HEALED, RETRIED),
          row(CANCELLED, RECORDED, RESTORED),
          row(CANCELLED, NEW, REACTIVATED),
          row(CANCELLED, HELD, Step.HELD),
          row(CLOSED, CLOSED, AMENDED, HEALED),
          row(CLOSED, HELD, Step.HELD),
          row(HELD, HELD, AMENDED, Step.HELD, WAITING, HEALED, GIVEN_UP),
          row(HELD, NEW, RELEASED, AMENDED, RESOLVED, APPLIED),
          row(HELD, UNCERTAIN, RETRIED),
          row(HELD, RECORDED, ADOPTED, RESOLVED, APPLIED, DISMISSED),
          row(HELD, CANCELLED, Step.CANCELLED, APPLIED, DISMISSED),
          row(HELD, CLOSED, DISMISSED));

  private Transitions() {}

  private static Row row(OrderState from, OrderState to, Step... steps) {
    return new Row(from, to, Set.of(steps));
  }

  static boolean legal(OrderState from, Step step, OrderState to) {
    return TABLE.stream()
        .anyMatch(row -> row.from() == from && row.to() == to && row.steps().contains(step));
  }

  /**
   * Refuses what is not in the table.
   *
   * @throws IllegalStateException when it is not
   */
  static void check(OrderState from, Step step, OrderState to) {
    if (!legal(from, step, to)) {
      throw new IllegalStateException("no order goes from " + from + " to " + to + " by " + step);
    }
  }
}
