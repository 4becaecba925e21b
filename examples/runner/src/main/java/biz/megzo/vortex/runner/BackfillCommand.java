package biz.megzo.vortex.runner;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.event.VortexListener;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in orders that the polls did not, such as those from before {@code orders.since}. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Takes in orders by the day they were placed, or by id, however old they are.",
      "Safe beside heartbeats and as often as one likes; the next heartbeat records them."
    })
final class BackfillCommand implements Callable<Integer> {
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Common common = new Common();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  /** Days or ids. */
  static final class Which {
    @ArgGroup(exclusive = false)
    private @Nullable Days days;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Orders.")
    private List<String> ids = new ArrayList<>();
  }

  /** Both ends included, in Romania's time. */
  static final class Days {
    @Option(names = "--from", required = true, description = "First day, such as 2026-10-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", description = "Last day; default: today.")
    private @Nullable LocalDate to;
  }

  @Override
  public Integer call() {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Days days = which.days;
      if (days == null) {
        which.ids.forEach(shop::key);
        FlowReport report = shop.vortex().backfill(shop.link(), which.ids);
        Reports.print(report, common.output());
        return ended(report);
      }
      return ended(span(shop, days));
    }
  }

  /** One call takes as much as its time allows; what is in is not read again. */
  private FlowReport span(Shop shop, Days days) {
    Instant now = common.surroundings().clock().instant();
    Instant from = days.from.atStartOfDay(BUCHAREST).toInstant();
    Instant end =
        days.to == null
            ? now
            : days.to.plusDays(1).atStartOfDay(BUCHAREST).toInstant().minusMillis(1);
    if (end.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to must not be before --from");
    }
    while (true) {
      FlowReport report = shop.vortex().backfill(shop.link(), from, end);
      Reports.print(report, common.output());
      boolean goesOn =
          report.state() == FlowReport.State.SKIPPED
              && report.count("claimed") > 0
              && !common.surroundings().stop().isAsked();
      if (!goesOn) {
        return report;
      }
    }
  }

  private static int ended(FlowReport report) {
    return switch (report.state()) {
      case DONE -> Exit.DONE;
      case HELD, SKIPPED -> Exit.HELD;
      case FAILED, ABSENT -> Exit.REMOTE;
    };
  }
}
