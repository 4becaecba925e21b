package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.OfferDesk;
import biz.megzo.vortex.publish.ProductOrigins;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is offered and why. */
@Command(
    name = "stock",
    mixinStandardHelpOptions = true,
    description = "What is offered of a product, and why; what is held back.",
    subcommands = {
      StockEdits.Buffer.class,
      StockEdits.Share.class,
      StockEdits.Cap.class,
      StockEdits.Kit.class,
      StockEdits.Pause.class,
      StockEdits.Resume.class,
      StockLinks.class
    })
final class StockCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? Start with: stock show SKU");
  }

  @Command(
      name = "show",
      aliases = "why",
      mixinStandardHelpOptions = true,
      description = "Shows one product: on hand, reserved, held back, offered, listed.")
  int show(@Mixin Common common, @Parameters(paramLabel = "SKU") String code) {
    Sku sku = sku(code);
    try (Shop shop = common.open(VortexListener.NONE)) {
      Optional<Stock.View> view = shop.vortex().stock(shop.link()).view(sku);
      Output output = common.output();
      if (view.isEmpty()) {
        output.result(
            () -> Map.of("sku", code, "known", false),
            () ->
                output.line(
                    output.say(
                        "nothing is known of "
                            + code
                            + "; check the code (capitals count) and run a heartbeat first",
                        "nu se știe nimic despre "
                            + code
                            + "; verificați codul (literele mari contează) și rulați întâi"
                            + " heartbeat")));
        return Exit.HELD;
      }
      Stock.View known = view.get();
      String origins =
          shop.vortex()
              .offers(shop.link())
              .view(sku)
              .flatMap(OfferDesk.View::product)
              .map(product -> ProductOrigins.explain(product.fields()))
              .orElse("");
      output.result(
          () -> json(known),
          () -> {
            print(known, output);
            if (!origins.isEmpty()) {
              output.line(output.say("  fields    ", "  câmpuri     ") + origins(origins, output));
            }
          });
      return known.listed().map(Entry::hold).isPresent() ? Exit.HELD : Exit.DONE;
    }
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "What was listed and set for one product, newest first.")
  int history(
      @Mixin Common common,
      @Parameters(paramLabel = "SKU") String code,
      @Option(
              names = "--at",
              paramLabel = "TIME",
              description = "Up to then, for example 2026-10-02T10:42:00Z.")
          @Nullable String at,
      @Option(names = "--limit", defaultValue = "20", description = "How many; default 20.")
          int limit) {
    Instant until = at == null ? common.surroundings().clock().instant() : time(at);
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      for (Fact fact : shop.vortex().stock(shop.link()).history(sku(code), until, limit)) {
        output.result(
            () ->
                Map.of(
                    "at", fact.at().toString(),
                    "by", fact.actor(),
                    "what", fact.action(),
                    "detail", fact.detail()),
            () ->
                output.line(
                    fact.at()
                        + "  "
                        + output.language().told(fact.action())
                        + "  "
                        + fact.actor()
                        + "  "
                        + output.language().told(fact.detail())));
      }
      return Exit.DONE;
    }
  }

  @Command(
      name = "settings",
      mixinStandardHelpOptions = true,
      description = "Everything that people set for stock.")
  int settings(@Mixin Common common) {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      for (StockSetting setting : shop.vortex().stock(shop.link()).settings()) {
        output.result(
            () -> StockEdits.json(setting),
            () -> output.line(StockEdits.line(setting, output.language())));
      }
      return Exit.DONE;
    }
  }

  private Sku sku(String code) {
    if (!Sku.valid(code)) {
      throw new ParameterException(spec.commandLine(), "not a product code: '" + code + "'");
    }
    return Sku.of(code);
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), "not a time: '" + text + "'; write 2026-10-02T10:42:00Z", e);
    }
  }

  private static void print(Stock.View view, Output output) {
    Language in = output.language();
    output.line(view.sku().toString());
    output.line(
        in.of("  stock     ", "  stoc        ")
            + view.line()
                .map(line -> in.told(line.explain()))
                .orElse(
                    in.of("not known, so that it is not pushed: ", "necunoscut, deci netrimis: ")
                        + in.told(view.unknown())));
    if (!view.kits().isEmpty()) {
      output.line(in.of("  part of   ", "  parte din   ") + view.kits());
    }
    view.listed()
        .ifPresentOrElse(
            entry -> listed(entry, output),
            () -> output.line(in.of("  listing   never sent", "  la Cel.ro   netrimis")));
    for (Reservation reservation : view.reservations()) {
      output.line(
          in.of("  reserved  %d for order %s", "  rezervat    %d pentru comanda %s")
              .formatted(reservation.units(), reservation.order().orderId()));
    }
  }

  private static void listed(Entry entry, Output output) {
    Language in = output.language();
    output.line(in.of("  listing   ", "  la Cel.ro   ") + in.word(entry.listing()));
    output.line(in.of("  stock     ", "  stoc        ") + facet(entry.stock(), in));
    output.line(in.of("  price     ", "  preț        ") + facet(entry.price(), in));
    String hold = entry.hold();
    if (hold != null) {
      output.line(in.of("  ! held    " + hold, "  ! reținut   " + ProductsCommand.why(hold, in)));
    }
    String note = entry.note();
    if (note != null) {
      output.line(in.of("  channel   ", "  Cel.ro      ") + in.told(note));
    }
  }

  private static String facet(@Nullable Facet facet, Language in) {
    if (facet == null || facet.unsure()) {
      return in.of("not acknowledged by Cel.ro", "neconfirmat de Cel.ro")
          + (facet == null
              ? ""
              : in.of("; before: ", "; înainte: ") + values(facet.acknowledged()));
    }
    return values(facet.value())
        + (facet.confirmed()
            ? in.of(" listed", " afișat")
            : in.of(" taken, not confirmed", " acceptat, neconfirmat"))
        + in.of(" since ", " din ")
        + facet.at();
  }

  /** Which fields come from where. */
  static String origins(String explained, Output output) {
    return output.say(explained, explained.replace(" from ", " din "));
  }

  /** The units, or the fields of a price. */
  static String values(FieldRecord record) {
    return record.names().equals(Set.of("stock"))
        ? record.get("stock").map(FieldValue::print).orElse("")
        : record.fields().entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue().print())
            .collect(Collectors.joining(", "));
  }

  private static Map<String, ?> json(Stock.View view) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("sku", view.sku().value());
    all.put("known", true);
    view.line()
        .ifPresent(
            line -> {
              all.put("onHand", line.onHand());
              all.put("reserved", line.reserved());
              all.put("buffer", line.buffer());
              all.put("offered", line.offered());
              all.put("explained", line.explain());
            });
    if (!view.unknown().isEmpty()) {
      all.put("unknown", view.unknown());
    }
    view.listed()
        .ifPresent(
            entry -> {
              all.put("listing", entry.listing().name().toLowerCase(Locale.ROOT));
              all.put("listedStock", units(entry.stock()));
              all.put("hold", entry.hold());
              all.put("note", entry.note());
            });
    all.put(
        "reservations",
        view.reservations().stream()
            .map(each -> Map.of("order", each.order().orderId(), "units", each.units()))
            .toList());
    return all;
  }

  private static @Nullable String units(@Nullable Facet facet) {
    return facet == null || facet.unsure()
        ? null
        : facet.value().decimal("stock").map(BigDecimal::toPlainString).orElse(null);
  }
}
