package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.CheckReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private Common common = new Common();

  @Parameters(paramLabel = "RULES", description = RuleText.FORMS + " A profile alone is its draft.")
  private String reference = "";

  @Override
  public Integer call() {
    try (Shop shop = common.open(VortexListener.NONE)) {
      RuleText rules = RuleText.of(shop, reference, "draft");
      CheckReport report = shop.rules().check(shop.link(), rules.document());
      Output output = common.output();
      output.result(
          () -> RulePrints.json(report),
          () -> {
            output.line(
                rules.name()
                    + ": "
                    + (report.passed() ? "passed" : report.errors().size() + " error(s)"));
            RulePrints.check(report, output);
          });
      return report.passed() ? Exit.DONE : Exit.HELD;
    }
  }
}
