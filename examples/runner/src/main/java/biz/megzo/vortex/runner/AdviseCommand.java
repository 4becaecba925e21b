package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.stock.BufferAdvice;
import biz.megzo.vortex.stock.BufferAdvice.Expected;
import biz.megzo.vortex.stock.BufferAdvice.Measured;
import biz.megzo.vortex.stock.BufferAdvice.OfProduct;
import biz.megzo.vortex.stock.BufferQuestion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Advice out of the link's own history. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description = "Advice out of the link's own history.")
final class AdviseCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which advice? Try: advise buffer");
  }

  @Command(
      name = "buffer",
      mixinStandardHelpOptions = true,
      description = "Plays sales on with the past's rates and says what each buffer would do.")
  int buffer(
      @Mixin Common common,
      @Option(names = "--sku", description = "One product; default: those that sell most.")
          @Nullable String sku,
      @Option(names = "--interval", description = "Pause between heartbeats, such as PT5M.")
          @Nullable Duration interval,
      @Option(names = "--days", defaultValue = "60", description = "How far back sales count.")
          int days,
      @Option(
              names = "--elsewhere",
              defaultValue = "1",
              description = "Units sold in the shop and on other channels for each sold here.")
          BigDecimal elsewhere,
      @Option(names = "--seed", defaultValue = "1", description = "Same seed, same answer.")
          long seed) {
    BufferQuestion question = question(sku, interval, days, elsewhere, seed);
    try (Shop shop = common.open(VortexListener.NONE)) {
      BufferAdvice advice = shop.vortex().stock(shop.link()).advise(question);
      Output output = common.output();
      output.result(
          () -> json(advice, question), () -> print(advice, question, common.language(), output));
      return Exit.DONE;
    }
  }

  private BufferQuestion question(
      @Nullable String sku,
      @Nullable Duration interval,
      int days,
      BigDecimal elsewhere,
      long seed) {
    try {
      BufferQuestion.Builder question =
          BufferQuestion.builder().history(Duration.ofDays(days)).elsewhere(elsewhere).seed(seed);
      if (sku != null) {
        question.sku(Sku.of(sku));
      }
      if (interval != null) {
        question.interval(interval);
      }
      return question.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private static void print(
      BufferAdvice advice, BufferQuestion question, Language in, Output output) {
    output.line(
        in.of("heartbeat every ", "puls la fiecare ")
            + known(advice.interval(), question.interval().isPresent(), in));
    output.line(
        in.of("stock read to push taken: ", "de la citirea stocului la preluare: ")
            + known(advice.lag(), false, in));
    output.line(
        in.of("sales of the last ", "vânzările din ultimele ")
            + advice.span().toDays()
            + in.of(
                " days; sold elsewhere for each unit here: ",
                " zile; vândute în altă parte pentru fiecare bucată de aici: ")
            + question.elsewhere().toPlainString()
            + in.of(" (assumed; --elsewhere)", " (presupunere; --elsewhere)"));
    if (advice.products().isEmpty()) {
      output.line(in.of("no sales yet: nothing to say", "încă nicio vânzare: nimic de spus"));
    }
    for (OfProduct product : advice.products()) {
      product(product, advice, in, output);
    }
    if (advice.more() > 0) {
      output.line(
          advice.more()
              + in.of(" more products; ask with --sku", " produse în plus; cereți cu --sku"));
    }
  }

  private static void product(OfProduct product, BufferAdvice advice, Language in, Output output) {
    String sold =
        product.sku()
            + in.of(": sold ", ": vândute ")
            + product.units()
            + in.of(" in orders: ", " în comenzi: ")
            + product.orders()
            + in.of(", buffer now ", ", rezerva acum ")
            + in.of(product.now().toString(), product.now().toString().replace("units", "buc."));
    if (product.tooFew()) {
      output.line(sold + in.of(" - too few sales to say", " - prea puține vânzări pentru un sfat"));
      return;
    }
    output.line(
        sold
            + product
                .suggested()
                .map(units -> in.of(" -> suggested ", " -> recomandat ") + units)
                .orElse(
                    in.of(
                        " -> no buffer played is enough; shorten the interval",
                        " -> nicio rezervă încercată nu ajunge; scurtați intervalul")));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "  " + in.of("INTERVAL", "INTERVAL"),
            in.of("BUFFER", "REZERVĂ"),
            in.of("OVERSOLD/30 DAYS", "VÂNDUTE ÎN PLUS/30 ZILE"),
            in.of("TURNED AWAY/30 DAYS", "REFUZATE DEGEABA/30 ZILE")));
    for (Expected one : product.played()) {
      rows.add(
          List.of(
              "  "
                  + one.interval()
                  + (one.interval().equals(advice.interval().value()) ? " *" : ""),
              Integer.toString(one.buffer()),
              one.oversold().toPlainString(),
              one.turnedAway().toPlainString()));
    }
    Output.columns(rows).forEach(output::line);
  }

  private static String known(Measured measured, boolean given, Language in) {
    String how =
        measured.samples() > 0
            ? in.of("median of ", "mediana a ") + measured.samples()
            : given ? in.of("as asked", "cum s-a cerut") : in.of("assumed", "presupus");
    return measured.value() + " (" + how + ")";
  }

  private static Map<String, Object> json(BufferAdvice advice, BufferQuestion question) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("interval", advice.interval().value().toString());
    all.put("intervalSamples", advice.interval().samples());
    all.put("lag", advice.lag().value().toString());
    all.put("lagSamples", advice.lag().samples());
    all.put("days", advice.span().toDays());
    all.put("elsewhere", question.elsewhere());
    all.put("more", advice.more());
    List<Map<String, Object>> products = new ArrayList<>();
    for (OfProduct product : advice.products()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("sku", product.sku().value());
      one.put("orders", product.orders());
      one.put("units", product.units());
      one.put("buffer", product.now().toString());
      one.put("tooFew", product.tooFew());
      one.put("suggested", product.suggested().orElse(null));
      one.put(
          "played",
          product.played().stream()
              .map(
                  each ->
                      Map.of(
                          "interval", each.interval().toString(),
                          "buffer", each.buffer(),
                          "oversold", each.oversold(),
                          "turnedAway", each.turnedAway()))
              .toList());
      products.add(one);
    }
    all.put("products", products);
    return all;
  }
}
