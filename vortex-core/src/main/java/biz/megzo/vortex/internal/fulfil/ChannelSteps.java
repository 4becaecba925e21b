package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.connector.OrderSource.ChannelOrder;
import biz.megzo.vortex.connector.OrderUpdates;
import biz.megzo.vortex.connector.OrderUpdates.LineState;
import biz.megzo.vortex.fulfil.ChannelStep;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.FollowUp;
import biz.megzo.vortex.fulfil.Steps;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.OrderLine;
import biz.megzo.vortex.model.OrderStatus;
import biz.megzo.vortex.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves one order on, on the channel: reads where it stands, sends the one step that is next, reads
 * again. A step that somebody else made counts as made; a lost answer is looked up after a quiet
 * time. What must wait for a parcel asks the {@link StepGate}.
 */
final class ChannelSteps {
  private static final int MOST_SENDS = 3;
  private static final Duration OLD = Duration.ofDays(60);
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  private final FollowSetup setup;
  private final OrderSource orders;
  private final OrderUpdates updates;
  private final StepGate gate;
  private final Outcomes outcomes;

  ChannelSteps(
      FollowSetup setup, OrderSource orders, OrderUpdates updates, StepGate gate, Tally tally) {
    this.setup = setup;
    this.orders = orders;
    this.updates = updates;
    this.gate = gate;
    this.outcomes = new Outcomes(setup, tally);
  }

  /**
   * Makes the steps that can be made now.
   *
   * @return when there is more to do; never, when something else has to happen first
   * @throws biz.megzo.vortex.connector.ConnectorException when the channel can not be read
   */
  Instant work(OpenFollow open) {
    while (isOpen(open.order().state())) {
      ChannelStep next = next(open.row().steps());
      if (next == null || !mayBeMade(open, next)) {
        return FollowUp.NEVER;
      }
      Instant quiet = quietUntil(open.row().steps());
      if (quiet.isAfter(setup.now())) {
        return quiet;
      }
      Optional<Instant> later = make(open, next);
      if (later.isPresent()) {
        return later.get();
      }
    }
    return FollowUp.NEVER;
  }

  /** One that was closed after a month can still be woken for a step that waited longer. */
  private static boolean isOpen(OrderState state) {
    return state == OrderState.RECORDED || state == OrderState.CLOSED;
  }

  private @Nullable ChannelStep next(Steps steps) {
    for (ChannelStep step : ChannelStep.values()) {
      boolean wanted =
          step == ChannelStep.CONFIRM
              ? setup.settings().orders().confirm()
              : setup.settings().steps().wants(step);
      if (wanted && !steps.has(step)) {
        return step;
      }
    }
    return null;
  }

  /** Whether what has to come first is there; what is missing wakes the order when it comes. */
  private boolean mayBeMade(OpenFollow open, ChannelStep step) {
    boolean late = step == ChannelStep.READY_FOR_DELIVERY || step == ChannelStep.FINISH;
    if (late && setup.invoiceFirst() && !open.row().invoiced()) {
      return false;
    }
    return gate.isOpen(open.order(), step);
  }

  /** Until when a step that was sent may still take effect, or a refused one is left alone. */
  private Instant quietUntil(Steps steps) {
    Instant at = steps.sending().at();
    if (at == null || steps.current() == null) {
      return Instant.EPOCH;
    }
    if (steps.hold() != null) {
      Duration wait = Duration.ofHours(1L << Math.min(4, Math.max(0, steps.sending().times())));
      return at.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
    return at.plus(setup.settings().invoices().quietPeriod())
        .plus(setup.settings().invoices().sendTimeout());
  }

  /**
   * Makes one step.
   *
   * @return when to go on; empty when the next step can be made at once
   */
  private Optional<Instant> make(OpenFollow open, ChannelStep step) {
    Optional<ChannelOrder> seen = orders.order(open.id());
    if (seen.isEmpty()) {
      return Optional.of(unseen(open));
    }
    OrderStatus status = seen.get().order().status().meaning();
    if (isPast(step, status)) {
      outcomes.done(open, step, "seen as " + status);
      return Optional.empty();
    }
    if (!fits(step, status, open.row().steps())) {
      open.write(open.row().steps().free());
      return Optional.of(FollowUp.NEVER); // somebody else has to move it first, or did otherwise
    }
    if (step == ChannelStep.CONFIRM && !open.order().dueAt().equals(FollowUp.NEVER)) {
      return Optional.of(FollowUp.NEVER); // the order engine is at it
    }
    if (open.row().steps().sending().times() >= MOST_SENDS
        && step == open.row().steps().current()
        && open.row().steps().hold() == null) {
      return held(open, step, "sent " + MOST_SENDS + " times without an answer");
    }
    return step == ChannelStep.LINES_READY ? lines(open, seen.get()) : send(open, step);
  }

  /** The channel may show it again; one that is old is left to who wakes it. */
  private Instant unseen(OpenFollow open) {
    outcomes.note(open, "the channel does not show it");
    boolean old = open.row().since().plus(OLD).isBefore(setup.now());
    return old ? FollowUp.NEVER : setup.now().plus(LONGEST_WAIT);
  }

  private static boolean isPast(ChannelStep step, OrderStatus status) {
    return switch (step) {
      case CONFIRM ->
          status == OrderStatus.CONFIRMED
              || status == OrderStatus.READY
              || status == OrderStatus.FINISHED;
      case LINES_READY, READY_FOR_DELIVERY ->
          status == OrderStatus.READY || status == OrderStatus.FINISHED;
      case FINISH -> status == OrderStatus.FINISHED;
    };
  }

  private static boolean fits(ChannelStep step, OrderStatus status, Steps steps) {
    return switch (step) {
      case CONFIRM -> status == OrderStatus.NEW;
      case LINES_READY, READY_FOR_DELIVERY -> status == OrderStatus.CONFIRMED;
      case FINISH ->
          status == OrderStatus.READY
              || (status == OrderStatus.CONFIRMED && steps.has(ChannelStep.READY_FOR_DELIVERY));
    };
  }

  private Optional<Instant> send(OpenFollow open, ChannelStep step) {
    open.renew();
    open.write(open.row().steps().sending(step, setup.now()));
    Done done =
        switch (step) {
          case CONFIRM -> updates.confirm(open.id());
          case READY_FOR_DELIVERY -> updates.readyForDelivery(open.id());
          case FINISH -> updates.finish(open.id());
          case LINES_READY -> throw new IllegalStateException("lines are sent one by one");
        };
    return concluded(open, step, done);
  }

  private Optional<Instant> concluded(OpenFollow open, ChannelStep step, Done done) {
    if (done instanceof Done.Ok) {
      outcomes.done(open, step, "sent");
      return Optional.empty();
    }
    if (done instanceof Done.Refused refused) {
      boolean passed =
          orders
              .order(open.id())
              .filter(order -> isPast(step, order.order().status().meaning()))
              .isPresent();
      if (passed) {
        outcomes.done(open, step, "done already");
        return Optional.empty();
      }
      return held(open, step, refused.reason());
    }
    open.write(open.row().steps().givenUp(setup.now()));
    outcomes.note(open, step + " may or may not be done: " + done);
    return Optional.of(quietUntil(open.row().steps()));
  }

  private Optional<Instant> held(OpenFollow open, ChannelStep step, String why) {
    outcomes.held(open, step, new FollowHold(FollowHoldReason.STEP_REFUSED, step + ": " + why));
    return Optional.of(quietUntil(open.row().steps()));
  }

  /** Absolute values: safe to repeat, but what somebody set to out of stock stays so. */
  private Optional<Instant> lines(OpenFollow open, ChannelOrder seen) {
    Map<String, LineState> states = updates.lineStates(open.id());
    List<String> unverified = new ArrayList<>();
    for (OrderLine line : seen.order().lines()) {
      LineState state = states.getOrDefault(line.lineId(), LineState.UNVERIFIED);
      if (line.kind() == OrderLine.Kind.PRODUCT && state == LineState.UNVERIFIED) {
        unverified.add(line.lineId());
      }
    }
    open.renew();
    open.write(open.row().steps().sending(ChannelStep.LINES_READY, setup.now()));
    for (String line : unverified) {
      Done done = updates.markLine(line, LineState.READY);
      if (!(done instanceof Done.Ok)) {
        return concluded(open, ChannelStep.LINES_READY, done);
      }
    }
    return concluded(open, ChannelStep.LINES_READY, Done.ok());
  }
}
