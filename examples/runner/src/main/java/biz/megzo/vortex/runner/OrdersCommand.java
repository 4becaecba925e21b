package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The orders that Vortex keeps. Shows no buyer data. */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = "The orders that Vortex keeps; without a command, lists them.",
    subcommands = {
      OrderActs.Retry.class,
      OrderActs.Release.class,
      OrderActs.Apply.class,
      OrderActs.Dismiss.class,
      OrderActs.GiveUp.class,
      ResolveCommand.class,
      BackfillCommand.class,
      ForgetCommand.class
    })
final class OrdersCommand implements Runnable {
  private static final int MOST = 10_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common, null, null, 50);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists orders, newest first.")
  int list(
      @Mixin Common options,
      @Option(names = "--state", description = "One of: ${COMPLETION-CANDIDATES}.")
          @Nullable OrderState state,
      @Option(
              names = "--after",
              paramLabel = "ID",
              description = "Goes on behind this order, the last one of the page before.")
          @Nullable String after,
      @Option(names = "--limit", defaultValue = "50", description = "Most orders to list.")
          int limit) {
    positive(limit);
    try (Shop shop = options.open(VortexListener.NONE)) {
      new OrderViews(options.output(), options.language())
          .list(shop.orders().list(state, after == null ? null : shop.key(after), limit));
      return Exit.DONE;
    }
  }

  @Command(
      name = "held",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the orders that wait for a person by cause, with what to do.",
        "Exit code 1 if any."
      })
  int held(
      @Mixin Common options,
      @Option(names = "--limit", defaultValue = "1000", description = "Most orders to list.")
          int limit) {
    positive(limit);
    try (Shop shop = options.open(VortexListener.NONE)) {
      Map<HoldReason, List<TrackedOrder>> held = shop.orders().held(Math.min(limit, MOST));
      new OrderViews(options.output(), options.language()).held(held);
      return held.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one order, what changed on Cel.ro since, and what happened to it.")
  int show(@Mixin Common options, @Parameters(paramLabel = "ID") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      OrderDesk desk = shop.orders();
      shop.key(orderId);
      Optional<TrackedOrder> found = desk.find(orderId);
      if (found.isEmpty()) {
        options
            .output()
            .warn(
                "there is no order " + orderId + "; see: orders list",
                "nu există comanda " + orderId + "; vedeți: orders list");
        return Exit.USAGE;
      }
      new OrderViews(options.output(), options.language())
          .show(found.get(), desk.waitingChanges(orderId), desk.history(orderId));
      return found.get().hold() == null ? Exit.DONE : Exit.HELD;
    }
  }

  private void positive(int limit) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be >= 1, was " + limit);
    }
  }
}
