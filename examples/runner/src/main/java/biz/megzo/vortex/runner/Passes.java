package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.order.OrderState;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs passes one after the other until the process is to end. */
final class Passes {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Shop shop;
  private final Stop stop;
  private final Output output;
  private final Progress progress;

  Passes(Shop shop, Stop stop, Output output, Progress progress) {
    this.shop = shop;
    this.stop = stop;
    this.output = output;
    this.progress = progress;
  }

  /**
   * One pass. A link that is taken is waited for as long as a process that died can have it.
   *
   * @return the exit code
   */
  int once(Supplier<HeartbeatReport> pass) {
    HeartbeatReport report = pass.get();
    if (report.result() == Result.BUSY) {
      report = waiting(pass, report);
    }
    progress.end();
    Reports.print(report, output);
    if (report.result() == Result.BUSY && !stop.isAsked()) {
      output.remark("another node runs link " + report.link() + "; nothing was done here");
    }
    long held = shop.orders().counts().getOrDefault(OrderState.HELD, 0L);
    if (held > 0) {
      output.remark(held + " order(s) wait for a person; see: orders held");
    }
    int code = Reports.exitCode(report);
    return code == Exit.DONE && held > 0 ? Exit.HELD : code;
  }

  private HeartbeatReport waiting(Supplier<HeartbeatReport> pass, HeartbeatReport busy) {
    Duration most = shop.leaseTime().plus(LOOK_AGAIN);
    output.remark(
        "link "
            + busy.link()
            + " is in use by another process, or by one that died; waiting up to "
            + most.toSeconds()
            + " s");
    HeartbeatReport report = busy;
    Duration waited = Duration.ZERO;
    while (report.result() == Result.BUSY
        && waited.compareTo(most) < 0
        && !stop.within(LOOK_AGAIN)) {
      waited = waited.plus(LOOK_AGAIN);
      report = pass.get();
    }
    return report;
  }

  /** Passes at a steady rate until the process is to end. */
  int every(Duration rhythm, Supplier<HeartbeatReport> pass) {
    int worst = Exit.DONE;
    while (!stop.isAsked()) {
      long began = System.nanoTime();
      worst = once(pass);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Duration left = rhythm.minus(took);
      if (stop.within(left.isNegative() ? Duration.ZERO : left)) {
        break;
      }
    }
    output.remark("stopped; everything under way is finished");
    return worst;
  }
}
