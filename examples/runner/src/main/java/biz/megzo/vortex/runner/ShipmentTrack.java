package biz.megzo.vortex.runner;

import biz.megzo.vortex.connector.Track;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where a parcel is: asked of its courier, or reported where no courier can be asked. */
@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    description = "Asks the courier where an order's parcel is, or reports it; tells the channel.")
final class ShipmentTrack implements Callable<Integer> {
  private static final int LONGEST_WORDS = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Mixin private Actor actor = new Actor();

  @Parameters(paramLabel = "ORDER", description = "The order.")
  private String orderId = "";

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description =
          "Where the parcel is, when no courier can be asked: one of ${COMPLETION-CANDIDATES}.")
  private Track.@Nullable Phase phase;

  @Option(
      names = "--words",
      paramLabel = "TEXT",
      description = "What the courier says of it, without the buyer; with --phase.")
  private @Nullable String words;

  @Override
  public Integer call() {
    String label = label();
    try (Shop shop = common.open(VortexListener.NONE)) {
      ShipmentDesk desk = ShipmentsCommand.desk(shop);
      Optional<Shipment> found = desk.find(orderId);
      if (found.isEmpty()) {
        common
            .output()
            .warn(
                "order " + orderId + " has no shipment; see: shipments list",
                "comanda " + orderId + " nu are expediere; vedeți: shipments list");
        return Exit.USAGE;
      }
      String by = actor.name(common.surroundings());
      Track.Phase reported = phase;
      if (reported != null) {
        Track track = new Track(reported, "", label);
        int code =
            ShipmentActs.answered(common, common.language(), desk.reportTrack(orderId, track, by));
        if (code != Exit.DONE) {
          return code;
        }
      } else if (found.get().hold() == null) { // a hold is not lifted by looking
        desk.retry(orderId, by);
      }
      return ShipmentActs.worked(common, common.language(), shop, orderId);
    }
  }

  private String label() {
    String text = words;
    if (text == null) {
      return "";
    }
    if (phase == null) {
      throw new ParameterException(spec.commandLine(), "--words needs --phase");
    }
    String plain = text.strip();
    if (plain.length() > LONGEST_WORDS || plain.chars().anyMatch(Character::isISOControl)) {
      throw new ParameterException(
          spec.commandLine(), "--words must be one line of at most " + LONGEST_WORDS + " letters");
    }
    return plain;
  }
}
