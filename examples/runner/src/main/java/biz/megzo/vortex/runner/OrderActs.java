package biz.megzo.vortex.runner;

import biz.megzo.vortex.order.HoldReason;
import biz.megzo.vortex.order.OrderDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person does about orders that wait. Nothing is sent before the next heartbeat. */
final class OrderActs {
  private static final int MOST = 10_000;

  private OrderActs() {}

  /** Orders named one by one, or all that are held for one cause. */
  static final class Which {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Orders.")
    private List<String> ids = new ArrayList<>();

    @Option(
        names = "--cause",
        paramLabel = "CAUSE",
        description = "All that are held for this cause: ${COMPLETION-CANDIDATES}.")
    private @Nullable HoldReason cause;

    List<String> of(Shop shop) {
      return cause == null
          ? ids
          : shop.orders().held(MOST).getOrDefault(cause, List.of()).stream()
              .map(order -> order.key().orderId())
              .toList();
    }
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = {
        "Tries again: looks once more for a record in doubt, reads an unreadable order again,",
        "maps a held order anew with the rules active now."
      })
  static final class Retry implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() {
      return new Acts(common, actor).run(which::of, OrderDesk::retry);
    }
  }

  @Command(
      name = "release",
      mixinStandardHelpOptions = true,
      description = "The cause is fixed: maps the order anew with the active rules, records it.")
  static final class Release implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() {
      return new Acts(common, actor).run(which::of, OrderDesk::release);
    }
  }

  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      description = "Works a held change in: replaces the record, or cancels it.")
  static final class Apply implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Orders.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
      return new Acts(common, actor).run(shop -> ids, OrderDesk::applyChange);
    }
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "Leaves the record as it is in spite of a change, or put right by hand.")
  static final class Dismiss implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Orders.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
      return new Acts(common, actor).run(shop -> ids, OrderDesk::dismiss);
    }
  }

  @Command(
      name = "give-up",
      mixinStandardHelpOptions = true,
      description = "Gives an order up that has no record: Vortex will not make one.")
  static final class GiveUp implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @Parameters(paramLabel = "ID", description = "The order.")
    private String id = "";

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why, for people; no buyer data.")
    private String reason = "";

    @Option(names = "--free-units", description = "Its units no longer count as sold.")
    private boolean freeUnits;

    @Override
    public Integer call() {
      return new Acts(common, actor)
          .run(
              shop -> List.of(id), (desk, order, by) -> desk.giveUp(order, reason, !freeUnits, by));
    }
  }
}
