package biz.megzo.vortex.runner;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.connector.ShipmentRequest.Parcels;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.Awb;
import biz.megzo.vortex.fulfil.Shipment;
import biz.megzo.vortex.fulfil.ShipmentAnswer;
import biz.megzo.vortex.fulfil.ShipmentDesk;
import biz.megzo.vortex.fulfil.ShipmentHold;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.fulfil.ShipmentWish;
import biz.megzo.vortex.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Waybills and where parcels are. Shows no buyer data. */
@Command(
    name = "shipments",
    mixinStandardHelpOptions = true,
    description = "Waybills and parcels; without a command, lists them.")
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
      if (output.json()) {
        shipments.forEach(one -> output.result(() -> json(one), () -> {}));
      } else if (shipments.isEmpty()) {
        output.line("no shipments");
      } else {
        Output.columns(rows(shipments)).forEach(output::line);
        shipments.forEach(one -> hold(one, output));
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
      int code = answered(options, desk(shop).create(orderId, wish, ACTOR));
      return code == Exit.DONE ? worked(options, shop, orderId) : code;
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
      int code = answered(options, desk(shop).report(orderId, courier, number, ACTOR));
      return code == Exit.DONE ? worked(options, shop, orderId) : code;
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
        options.output().warn("order " + orderId + " has no label; see: shipments list");
        return Exit.USAGE;
      }
      String number = desk.find(orderId).map(Shipment::number).orElse(orderId);
      Path to = file != null ? file : Path.of(number.replaceAll("[^A-Za-z0-9-]", "_") + ".pdf");
      Files.write(to, pdf.get());
      options
          .output()
          .result(
              () -> Map.of("order", orderId, "file", to.toString(), "bytes", pdf.get().length),
              () -> options.output().line("label of order " + orderId + " is in " + to));
      return Exit.DONE;
    }
  }

  @Command(
      name = "track",
      mixinStandardHelpOptions = true,
      description = "Asks the courier where an order's parcel is, and tells the channel.")
  int track(@Mixin Common options, @Parameters(paramLabel = "ORDER") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Optional<Shipment> found = desk(shop).find(orderId);
      if (found.isEmpty()) {
        options.output().warn("order " + orderId + " has no shipment; see: shipments list");
        return Exit.USAGE;
      }
      desk(shop).retry(orderId, ACTOR);
      return worked(options, shop, orderId);
    }
  }

  private static ShipmentDesk desk(Shop shop) {
    return shop.vortex().shipments(shop.link());
  }

  private static int answered(Common options, ShipmentAnswer answer) {
    return answer.fold(
        done -> Exit.DONE,
        refused -> {
          options.output().warn(refused.english());
          return Exit.USAGE;
        },
        () -> {
          options.output().warn("another process works on it right now; try again shortly");
          return Exit.REMOTE;
        });
  }

  /** One pass over the shipments, then what became of this one. */
  private static int worked(Common options, Shop shop, String orderId) {
    shop.vortex().sync(shop.link(), Flow.SHIPMENTS);
    Optional<Shipment> found = desk(shop).find(orderId);
    Output output = options.output();
    found.ifPresent(
        one ->
            output.result(
                () -> json(one),
                () -> {
                  output.line("order " + orderId + ": " + words(one));
                  hold(one, output);
                }));
    return found.map(one -> one.hold() != null).orElse(false) ? Exit.HELD : Exit.DONE;
  }

  private static String words(Shipment one) {
    Awb awb = one.awb();
    String note = one.pace().note().isEmpty() ? "" : "; " + one.pace().note();
    String waybill = awb == null ? "" : ", waybill " + awb.number() + " of " + awb.courier();
    return word(one.state()) + waybill + note;
  }

  private static List<List<String>> rows(List<Shipment> shipments) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ORDER", "STATE", "COURIER", "WAYBILL", "PARCEL", ""));
    for (Shipment one : shipments) {
      Awb awb = one.awb();
      rows.add(
          List.of(
              one.order().orderId(),
              word(one.state()),
              awb == null ? "-" : awb.courier(),
              awb == null ? "-" : awb.number(),
              awb == null ? "-" : word(awb.track().phase()),
              one.pace().note()));
    }
    return rows;
  }

  private static void hold(Shipment one, Output output) {
    ShipmentHold hold = one.hold();
    if (hold == null) {
      return;
    }
    output.line("order " + one.order().orderId() + ": " + hold.reason().english());
    output.line("  detail  " + hold.detail());
    output.line("  remedy  " + hold.reason().remedy());
    if (!hold.candidates().isEmpty()) {
      output.line("  look at " + hold.candidates());
    }
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<String, Object> json(Shipment one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", one.order().orderId());
    all.put("state", word(one.state()));
    Awb awb = one.awb();
    if (awb != null) {
      all.put("courier", awb.courier());
      all.put("number", awb.number());
      all.put("parcel", awb.track().phase().name());
      all.put("label", awb.track().label());
    }
    all.put("note", one.pace().note());
    ShipmentHold hold = one.hold();
    if (hold != null) {
      all.put("hold", hold.reason().name());
      all.put("detail", hold.detail());
      all.put("remedy", hold.reason().remedy());
    }
    return all;
  }
}
