package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.fulfil.KnownPayment;
import biz.megzo.vortex.fulfil.Reconciliation;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.Payment;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** What is known of payments. Reads only. */
@Command(
    name = "payments",
    mixinStandardHelpOptions = true,
    description = "What is known of payments; without a command, lists it.")
final class PaymentsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @Override
  public void run() {
    list(common, null, 50);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what is known.")
  int list(
      @Mixin Common options,
      @Option(names = "--state", description = "One of: ${COMPLETION-CANDIDATES}.")
          Payment.@Nullable State state,
      @Option(names = "--limit", defaultValue = "50", description = "Most orders to list.")
          int limit) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be >= 1, was " + limit);
    }
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      List<KnownPayment> known = shop.vortex().payments(shop.link()).list(state, null, limit);
      if (output.json()) {
        known.forEach(one -> output.result(() -> json(one), () -> {}));
      } else if (known.isEmpty()) {
        output.line(output.say("no payments", "nicio plată"));
      } else {
        List<List<String>> rows = new ArrayList<>();
        Language in = output.language();
        rows.add(
            in == Language.EN
                ? List.of("ORDER", "METHOD", "STATE", "SAYS", "ASKED")
                : List.of("COMANDA", "METODA", "STARE", "SPUNE", "ÎNTREBAT"));
        known.forEach(one -> rows.add(row(one, in)));
        Output.columns(rows).forEach(output::line);
      }
      return Exit.DONE;
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Asks now whether an order is paid.")
  int check(@Mixin Common options, @Parameters(paramLabel = "ORDER") String orderId) {
    try (Shop shop = options.open(VortexListener.NONE)) {
      Output output = options.output();
      Optional<KnownPayment> known = shop.vortex().payments(shop.link()).check(orderId);
      if (known.isEmpty()) {
        output.warn(
            output.say(
                "there is no order " + orderId + "; see: orders list",
                "nu există comanda " + orderId + "; vedeți: orders list"));
        return Exit.USAGE;
      }
      output.result(
          () -> json(known.get()),
          () -> output.line(String.join("  ", row(known.get(), output.language()))));
      return Exit.DONE;
    }
  }

  @Command(
      name = "reconcile",
      mixinStandardHelpOptions = true,
      description =
          "Compares a month's card reports with the recorded orders. Exit code 1 if any"
              + " differ.")
  int reconcile(
      @Mixin Common options,
      @Parameters(paramLabel = "MONTH", description = "Such as 2026-10.") String month) {
    YearMonth parsed;
    try {
      parsed = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "MONTH must look like 2026-10, was '" + month + "'");
    }
    try (Shop shop = options.open(VortexListener.NONE)) {
      Reconciliation result = shop.vortex().payments(shop.link()).reconcile(parsed);
      Output output = options.output();
      output.result(() -> json(result), () -> print(result, output));
      return result.differences().isEmpty() ? Exit.DONE : Exit.HELD;
    }
  }

  private static void print(Reconciliation result, Output output) {
    output.line(
        output
            .say(
                "%s: %d orders in the reports, %d agree, %d differ",
                "%s: comenzi în rapoarte: %d, se potrivesc: %d, diferă: %d")
            .formatted(
                result.month(), result.reported(), result.agreed(), result.differences().size()));
    List<List<String>> rows = new ArrayList<>();
    for (Reconciliation.Difference one : result.differences()) {
      Language in = output.language();
      rows.add(List.of("  " + one.orderId(), in.word(one.kind()), in.told(one.detail())));
    }
    Output.columns(rows).forEach(output::line);
  }

  private static List<String> row(KnownPayment one, Language in) {
    return List.of(
        one.order().orderId(),
        in.word(one.payment().method()),
        in.word(one.payment().state()),
        one.source(),
        one.askedAt().toString());
  }

  private static Map<String, Object> json(KnownPayment one) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("order", one.order().orderId());
    all.put("method", one.payment().method().name());
    all.put("state", one.payment().state().name());
    all.put("source", one.source());
    all.put("askedAt", one.askedAt().toString());
    return all;
  }

  private static Map<String, Object> json(Reconciliation result) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("month", result.month().toString());
    all.put("reported", result.reported());
    all.put("agreed", result.agreed());
    List<Map<String, Object>> differences = new ArrayList<>();
    for (Reconciliation.Difference one : result.differences()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("order", one.orderId());
      row.put("kind", one.kind().name());
      row.put("paid", text(one.paid()));
      row.put("recorded", text(one.recorded()));
      row.put("detail", one.detail());
      differences.add(row);
    }
    all.put("differences", differences);
    return all;
  }

  private static @Nullable String text(@Nullable Money money) {
    return money == null ? null : money.toString();
  }
}
