package biz.megzo.vortex.runner;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentAnswer;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person does to a shipment that waits. Each act is followed by a pass over shipments. */
final class ShipmentActs {
  private ShipmentActs() {}

  /** One act on a shipment. */
  interface Act {
    ShipmentAnswer on(ShipmentDesk desk, String orderId, String actor);
  }

  /** What all acts have. */
  abstract static class OnOrder implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Mixin private Actor actor = new Actor();

    @Parameters(paramLabel = "ORDER", description = "The order.")
    private String orderId = "";

    abstract Act act();

    @Override
    public Integer call() {
      try (Shop shop = common.open(VortexListener.NONE)) {
        String by = actor.name(common.surroundings());
        ShipmentAnswer answer = act().on(ShipmentsCommand.desk(shop), orderId, by);
        int code = answered(common, common.language(), answer);
        return code == Exit.DONE ? worked(common, common.language(), shop, orderId) : code;
      }
    }
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = "The cause of a hold is fixed: goes on where it stopped.")
  static final class Retry extends OnOrder {
    @Override
    Act act() {
      return ShipmentDesk::retry;
    }
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description = "Settles a shipment in doubt, or with several waybills: a person looked.")
  static final class Resolve extends OnOrder {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Choice choice = new Choice();

    /** What the person found. */
    static final class Choice {
      @Option(
          names = "--as",
          paramLabel = "NUMBER",
          description = "This is the waybill that counts: its number as printed.")
      private @Nullable String number;

      @Option(
          names = "--absent",
          description = "There is no waybill (any more): have one made, or give it up.")
      private boolean absent;
    }

    @Override
    Act act() {
      String number = choice.number;
      if (number != null) {
        return (desk, order, by) -> desk.resolveAs(order, number, by);
      }
      if (!choice.absent) {
        throw new IllegalStateException("a choice without any of its options");
      }
      return ShipmentDesk::resolveAbsent;
    }
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = "A person dealt with a held parcel: it is followed no more.")
  static final class Dismiss extends OnOrder {
    @Override
    Act act() {
      return ShipmentDesk::dismiss;
    }
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Takes a plan back, or cancels the waybill at the courier.")
  static final class Cancel extends OnOrder {
    @Override
    Act act() {
      return ShipmentDesk::cancel;
    }
  }

  static int answered(Common options, Language language, ShipmentAnswer answer) {
    return answer.fold(
        done -> Exit.DONE,
        refused -> {
          options.output().warn(language.of(refused.english(), refused.romanian()));
          return Exit.USAGE;
        },
        () -> {
          options
              .output()
              .warn(
                  language.of(
                      "another process works on it right now; try again shortly",
                      "alt proces lucrează la ea acum; reîncercați"));
          return Exit.REMOTE;
        });
  }

  /** One pass over the shipments, then what became of this one. */
  static int worked(Common options, Language language, Shop shop, String orderId) {
    shop.vortex().sync(shop.link(), Flow.SHIPMENTS);
    Optional<Shipment> found = ShipmentsCommand.desk(shop).find(orderId);
    Output output = options.output();
    ShipmentPrints prints = new ShipmentPrints(output, language);
    found.ifPresent(
        one ->
            output.result(
                () -> prints.json(one),
                () -> {
                  String order = language.of("order ", "comanda ");
                  output.line(order + orderId + ": " + prints.words(one));
                  prints.hold(one);
                  if (reported(one, ShipmentsCommand.desk(shop).couriers())) {
                    output.line(prints.reportable(one));
                  }
                }));
    return found.map(one -> one.hold() != null).orElse(false) ? Exit.HELD : Exit.DONE;
  }

  /** Whether nobody but a person can say where the parcel is. */
  private static boolean reported(Shipment one, List<String> couriers) {
    Awb awb = one.awb();
    return one.state() == ShipmentState.UNDERWAY
        && awb != null
        && awb.track().phase() != Track.Phase.DELIVERED
        && !couriers.contains(awb.courier());
  }
}
