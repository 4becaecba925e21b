package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.order.Hold;
import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import biz.megzo.vortex.order.OrderDesk.Answer;
import biz.megzo.vortex.order.TrackedOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles an order of which nobody knows whether SmartBill made its record. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = {
      "Settles an order in doubt: a person looked into SmartBill.",
      "Without a choice, shows where to look."
    })
final class ResolveCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Mixin private Actor actor = new Actor();

  @Parameters(paramLabel = "ID", description = "The order.")
  private String id = "";

  @ArgGroup(exclusive = true)
  private @Nullable Choice choice;

  @Option(
      names = "--free-units",
      description = "With --give-up: its units no longer count as sold.")
  private boolean freeUnits;

  /** What the person found. */
  static final class Choice {
    @Option(
        names = "--as",
        paramLabel = "NUMBER",
        description = "This is its record: the number as printed.")
    private @Nullable String number;

    @Option(names = "--resend", description = "There is no record; make one.")
    private boolean resend;

    @Option(
        names = "--give-up",
        paramLabel = "REASON",
        description = "There is no record, and none is to be made.")
    private @Nullable String giveUp;
  }

  @Override
  public Integer call() {
    Choice chosen = choice;
    return chosen == null
        ? look()
        : new Acts(common, actor).run(shop -> List.of(id), (d, o, by) -> settle(chosen, d, by));
  }

  private Answer settle(Choice chosen, OrderDesk desk, String by) {
    if (chosen.number != null) {
      return desk.resolveAs(id, chosen.number, by);
    }
    if (chosen.giveUp != null) {
      return desk.resolveGivenUp(id, chosen.giveUp, !freeUnits, by);
    }
    if (!chosen.resend) {
      throw new IllegalStateException("a choice without any of its options");
    }
    return desk.resolveAbsent(id, by);
  }

  private int look() {
    Output output = common.output();
    try (Shop shop = common.open(VortexListener.NONE)) {
      shop.key(id);
      Optional<TrackedOrder> found = shop.orders().find(id);
      Hold hold = found.map(TrackedOrder::hold).orElse(null);
      if (found.isEmpty() || hold == null || hold.reason() != HoldReason.IN_DOUBT) {
        output.warn(
            common
                .language()
                .of("order " + id + " is not in doubt", "comanda " + id + " nu este nesigură"));
        return Exit.USAGE;
      }
      OrderViews views = new OrderViews(output, common.language());
      output.result(() -> views.json(found.get()), () -> ways(views, found.get(), output));
      return Exit.HELD;
    }
  }

  private void ways(OrderViews views, TrackedOrder order, Output output) {
    Language language = common.language();
    output.line(language.of("order ", "comanda ") + id);
    views.hold(order);
    output.line(
        language.of(
            "  found it:       orders resolve " + id + " --as NUMBER",
            "  ați găsit-o:    orders resolve " + id + " --as NUMĂR"));
    output.line(
        language.of(
            "  it is not there: orders resolve " + id + " --resend",
            "  nu există:      orders resolve " + id + " --resend"));
    output.line(
        language.of(
            "  ... and is not wanted: orders resolve " + id + " --give-up REASON",
            "  ... și nu o doriți: orders resolve " + id + " --give-up MOTIV"));
  }
}
