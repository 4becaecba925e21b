package biz.megzo.vortex.runner;

import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Waybills and where parcels are. Shows no buyer data. */
@Command(
    name = "shipments",
    mixinStandardHelpOptions = true,
    description = "Waybills and parcels; without a command, lists them.",
    subcommands = {
      ShipmentActs.Retry.class,
      ShipmentActs.Resolve.class,
      ShipmentActs.Dismiss.class,
      ShipmentActs.Cancel.class,
      ShipmentTrack.class
    })
final class ShipmentsCommand implements Runnable {
  private static final String ACTOR = "runner";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common, null, 50);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists shipments.")
  int list(
      @Mixin Common options,
      @Option(names = "--state", description = "One of: ${COMPLETION-CANDIDATES}.")
          @Nullable ShipmentState state,
      @Option(names = "--limit", defaultValue = "50", description = "Most shipments to list.")
          int limit) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be >= 1, was " + limit);
    }
    try (Shop shop = options.open(VortexListener.NONE)) {
      List<Shipment> shipments = desk(shop).list(state, null, limit);
      Output output = options.output();
      ShipmentPrints prints = new ShipmentPrints(output, options.language());
      if (output.json()) {
        shipments.forEach(one -> output.result(() -> prints.json(one), () -> {}));
      } else if (shipments.isEmpty()) {
        output.line(output.say("no shipments", "nicio expediere"));
      } else {
        Output.columns(prints.rows(shipments)).forEach(output::line);
        shipments.forEach(prints::hold);
      }
      return shipments.stream().anyMatch(one -> one.hold() != null) ? Exit.HELD : Exit.DONE;
    }
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Has a waybill made for an order, and the channel told of it.")
  int create(
      @Mixin Common options,
      @Parameters(paramLabel = "ORDER") String orderId,
      @Option(names = "--courier", defaultValue = "", description = "Default: the link's first.")
          String courier,
      @Option(names = "--parcels", description = "Default: the order's, else one.")
          @Nullable Integer parcels,
      @Option(names = "--weight", description = "In kg, with --parcels; default 1.")
          @Nullable BigDecimal weight,
      @Option(names = "--cash", description = "Lei to collect; default: by the payment.")
          @Nullable BigDecimal cash) {
    ShipmentWish wish = wish(courier, parcels, weight, cash);
    try (Shop shop = options.open(VortexListener.NONE)) {
      int code =
          ShipmentActs.answered(
              options, options.language(), desk(shop).create(orderId, wish, ACTOR));
      return code == Exit.DONE
          ? ShipmentActs.worked(options, options.language(), shop, orderId)
          : code;
    }
  }

  private ShipmentWish wish(
      String courier,
      @Nullable Integer parcels,
      @Nullable BigDecimal weight,
      @Nullable BigDecimal cash) {
    try {
      ShipmentWish wish = ShipmentWish.by(courier);
      if (parcels != null || weight != null) {
        BigDecimal kg = weight == null ? BigDecimal.ONE : weight;
        wish = wish.parcels(new Parcels(parcels == null ? 1 : parcels, 0, kg));
      }
      if (cash != null && cash.signum() < 0) {
        throw new IllegalArgumentException("--cash must be >= 0, was " + cash.toPlainString());
      }
      return cash == null ? wish : wish.cashOnDelivery(Money.ron(cash));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "report",
      mixinStandardHelpOptions = true,
      description = "Reports a waybill that was made elsewhere; the channel is told of it.")
  int report(
      @Mixin Common options,
      @Parameters(paramLabel = "ORDER") String orderId,
      @Parameters(paramLabel = "COURIER", description = "Cel.ro's id of it, such as 1.")
          String courier,
      @Parameters(paramLabel = "NUMBER") String number) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      int code =
          ShipmentActs.answered(
              options, options.language(), desk(shop).report(orderId, courier, number, ACTOR));
      return code == Exit.DONE
          ? ShipmentActs.worked(options, options.language(), shop, orderId)
          : code;
    }
  }

  @Command(
      name = "label",
      mixinStandardHelpOptions = true,
      description = "Writes the label of an order's waybill, a PDF.")
  int label(
      @Mixin Common options,
      @Parameters(paramLabel = "ORDER") String orderId,
      @Option(names = "--to", paramLabel = "FILE", description = "Default: <waybill>.pdf here.")
          @Nullable Path file)
      throws IOException {
    try (Shop shop = options.open(VortexListener.NONE)) {
      ShipmentDesk desk = desk(shop);
      Optional<byte[]> pdf = desk.label(orderId);
      if (pdf.isEmpty()) {
        options
            .output()
            .warn(
                "order " + orderId + " has no label; see: shipments list",
                "comanda " + orderId + " nu are etichetă; vedeți: shipments list");
        return Exit.USAGE;
      }
      String number = desk.find(orderId).map(Shipment::number).orElse(orderId);
      Path to = file != null ? file : Path.of(number.replaceAll("[^A-Za-z0-9-]", "_") + ".pdf");
      Files.write(to, pdf.get());
      options
          .output()
          .result(
              () -> Map.of("order", orderId, "file", to.toString(), "bytes", pdf.get().length),
              () ->
                  options
                      .output()
                      .line(
                          options
                              .language()
                              .of("label of order %s is in %s", "eticheta comenzii %s este în %s")
                              .formatted(orderId, to)));
      return Exit.DONE;
    }
  }

  static ShipmentDesk desk(Shop shop) {
    return shop.vortex().shipments(shop.link());
  }
}
