package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Passes over everything: once, or again and again. */
@Command(
    name = "heartbeat",
    mixinStandardHelpOptions = true,
    description = {
      "One pass over all flows, again and again until the process is told to end.",
      "SIGTERM and Ctrl-C let the pass at hand finish; after kill -9 the next start goes on."
    })
final class HeartbeatCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @ArgGroup(exclusive = true)
  private Rhythm rhythm = new Rhythm();

  /** Once or at a rate. */
  static final class Rhythm {
    @Option(names = "--once", description = "One pass, then end.")
    private boolean once;

    @Option(
        names = "--every",
        paramLabel = "DURATION",
        description = "Rate, for example PT5M; default vortex.heartbeat.every.")
    private @Nullable Duration every;
  }

  @Override
  public Integer call() {
    Output output = common.output();
    Values values = common.values();
    Stop stop = common.surroundings().stop();
    Progress progress = new Progress(output, common.surroundings().terminal());
    Duration every = rhythm.every == null ? values.duration(Key.HEARTBEAT_EVERY) : rhythm.every;
    if (every.isZero() || every.isNegative()) {
      throw new BadConfiguration("--every must be above zero, was " + every);
    }
    try (Shop shop = Shop.open(values, progress, common.surroundings().clock())) {
      Passes passes = new Passes(shop, stop, output, progress);
      Supplier<HeartbeatReport> pass = pass(shop, values, output);
      return Guard.run(
          stop,
          shop.leaseTime().plusMinutes(4),
          () -> rhythm.once ? passes.once(pass) : passes.every(every, pass));
    }
  }

  /** A heartbeat, and with a retention configured a daily look at what is to be forgotten. */
  private Supplier<HeartbeatReport> pass(Shop shop, Values values, Output output) {
    if (!values.has(Key.ORDERS_RETENTION)) {
      return () -> shop.vortex().heartbeat(shop.link());
    }
    Retention retention = new Retention(shop, values.period(Key.ORDERS_RETENTION));
    return () -> {
      HeartbeatReport report = shop.vortex().heartbeat(shop.link());
      retention.sweep(common.surroundings().clock().instant(), output);
      return report;
    };
  }
}
