package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.OrderEvent;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    description = "The orders that Vortex keeps; without a command, lists them.")
final class OrdersCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common, null, 50);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists orders, newest first.")
  int list(
      @Mixin Common options,
      @Option(names = "--state", description = "One of: ${COMPLETION-CANDIDATES}.")
          @Nullable OrderState state,
      @Option(names = "--limit", defaultValue = "50", description = "Most orders to list.")
          int limit) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be >= 1, was " + limit);
    }
    try (Shop shop = options.open(VortexListener.NONE)) {
      List<TrackedOrder> orders = new Desk(shop).list(state, limit);
      Output output = options.output();
      if (output.json()) {
        orders.forEach(order -> output.result(() -> json(order), () -> {}));
      } else if (orders.isEmpty()) {
        output.line("no orders");
      } else {
        Output.columns(rows(orders)).forEach(output::line);
      }
      return Exit.DONE;
    }
  }

  @Command(
      name = "held",
      mixinStandardHelpOptions = true,
      description = "Lists the orders that wait for a person, with what to do. Exit code 1 if any.")
  int held(@Mixin Common options) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      List<TrackedOrder> orders = new Desk(shop).list(OrderState.HELD, 1000);
      Output output = options.output();
      if (output.json()) {
        orders.forEach(order -> output.result(() -> json(order), () -> {}));
      } else if (orders.isEmpty()) {
        output.line("no order waits for a person");
      }
      orders.forEach(order -> hold(order, output));
      return orders.isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one order and what happened to it.")
  int show(@Mixin Common options, @Parameters(paramLabel = "ID") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Desk desk = new Desk(shop);
      Output output = options.output();
      Optional<TrackedOrder> found = desk.find(orderId);
      if (found.isEmpty()) {
        output.warn("there is no order " + orderId + "; see: orders list");
        return Exit.USAGE;
      }
      TrackedOrder order = found.get();
      List<OrderEvent> history = desk.history(orderId);
      output.result(() -> json(order, history), () -> print(order, history, output));
      return order.hold() == null ? Exit.DONE : Exit.HELD;
    }
  }

  private static List<List<String>> rows(List<TrackedOrder> orders) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ORDER", "STATE", "TOTAL", "RECORD", "PLACED", ""));
    for (TrackedOrder order : orders) {
      Hold hold = order.hold();
      rows.add(
          List.of(
              order.key().orderId(),
              word(order.state()),
              order.channel().order().total().toString(),
              record(order),
              order.channel().order().placedAt().toString(),
              hold == null ? "" : hold.reason().english()));
    }
    return rows;
  }

  private static void hold(TrackedOrder order, Output output) {
    Hold hold = order.hold();
    if (hold == null) {
      return;
    }
    output.line("order " + order.key().orderId() + ": " + hold.reason().english());
    output.line("  detail  " + hold.detail());
    output.line("  remedy  " + hold.reason().remedy());
    if (!hold.candidates().isEmpty()) {
      output.line("  look at " + hold.candidates());
    }
  }

  private static void print(TrackedOrder order, List<OrderEvent> history, Output output) {
    output.line(
        "order %s, %s, total %s, record %s"
            .formatted(
                order.key().orderId(),
                word(order.state()),
                order.channel().order().total(),
                record(order)));
    hold(order, output);
    List<List<String>> rows = new ArrayList<>();
    for (OrderEvent event : history) {
      rows.add(List.of("  " + event.at(), word(event.after()), event.what(), event.detail()));
    }
    Output.columns(rows).forEach(output::line);
  }

  private static String record(TrackedOrder order) {
    RecordRef record = order.recording().record();
    return record == null ? "-" : record.toString();
  }

  private static String word(OrderState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(TrackedOrder order) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", order.key().orderId());
    all.put("state", word(order.state()));
    all.put("total", order.channel().order().total().toString());
    all.put("placedAt", order.channel().order().placedAt().toString());
    all.put("record", order.recording().record() == null ? null : record(order));
    Hold hold = order.hold();
    if (hold != null) {
      all.put("hold", hold.reason().name());
      all.put("detail", hold.detail());
      all.put("remedy", hold.reason().remedy());
    }
    return all;
  }

  private static Map<String, Object> json(TrackedOrder order, List<OrderEvent> history) {
    Map<String, Object> all = json(order);
    all.put(
        "history",
        history.stream()
            .map(
                event ->
                    Map.of(
                        "at", event.at().toString(),
                        "state", word(event.after()),
                        "what", event.what(),
                        "detail", event.detail()))
            .toList());
    return all;
  }
}
