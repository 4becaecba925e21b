package biz.megzo.vortex.runner;

import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.ConnectorFactory;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.VatVerification;
import biz.megzo.vortex.rules.MappingProblem;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a rule set. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Types, unknown and unreachable rules, tables, values that tables do not have.",
      "Exit code 1 when it has errors."
    })
final class MappingCheck implements Callable<Integer> {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RULES", description = RuleText.FORMS + " A profile alone is its draft.")
  private String reference = "";

  @Option(
      names = "--account",
      description = "Also compares VAT rates and names with those of the SmartBill account.")
  private boolean account;

  @Override
  public Integer call() {
    Values values = common.values();
    InstantSource clock = common.surroundings().clock();
    try (Shop shop = Shop.open(values, VortexListener.NONE, clock)) {
      RuleText rules = RuleText.of(shop, reference, "draft");
      CheckReport report = shop.rules().check(shop.link(), rules.document());
      if (account) {
        report = with(report, lacking(rules.document(), shop, new Assembly(values).erp(), clock));
      }
      return print(rules, report);
    }
  }

  private static CheckReport with(CheckReport report, List<MappingProblem> more) {
    List<MappingProblem> errors = new ArrayList<>(report.errors());
    errors.addAll(more);
    return new CheckReport(errors, report.warnings(), report.unmapped());
  }

  private static List<MappingProblem> lacking(
      RuleDocument document, Shop shop, ConnectorFactory erp, InstantSource clock) {
    ConnectorContext context =
        new ConnectorContext(shop.link(), clock, shop.store().accounts(), shop.store().leases());
    LocalDate today = LocalDate.ofInstant(clock.instant(), BUCHAREST);
    return erp.open(context) instanceof OrderRecorder recorder
        ? recorder
            .accountRates()
            .map(rates -> VatVerification.of(document, rates, today))
            .orElse(List.of())
        : List.of();
  }

  private int print(RuleText rules, CheckReport report) {
    Output output = common.output();
    output.result(
        () -> RulePrints.json(report),
        () -> {
          output.line(
              rules.name()
                  + ": "
                  + (report.passed()
                      ? output.say("passed", "fără erori")
                      : output.say("%d error(s)", "erori: %d").formatted(report.errors().size())));
          RulePrints.check(report, output);
        });
    return report.passed() ? Exit.DONE : Exit.HELD;
  }
}
