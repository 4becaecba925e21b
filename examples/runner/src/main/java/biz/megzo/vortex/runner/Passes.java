package biz.megzo.vortex.runner;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.HeartbeatReport.Result;
import biz.megzo.vortex.order.OrderState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs passes one after the other until the process is to end. */
final class Passes {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  /** How long pushes are waited for that come together. */
  private static final Duration TOGETHER = Duration.ofMillis(500);

  /** Rest after a hinted pass, so that a storm of pushes does not use up the remotes' quotas. */
  private static final Duration APART = Duration.ofMillis(1500);

  private final Shop shop;
  private final Stop stop;
  private final Output output;
  private final Progress progress;
  private volatile @Nullable HeartbeatReport latest;

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
    told(report);
    if (report.result() == Result.BUSY && !stop.isAsked()) {
      output.remark(
          output.say(
              "another node runs link " + report.link() + "; nothing was done here",
              "alt proces lucrează la legătura " + report.link() + "; aici nu s-a făcut nimic"));
    }
    long held = shop.orders().counts().getOrDefault(OrderState.HELD, 0L);
    if (held > 0) {
      output.remark(
          output.say(
              held + " order(s) wait for a person; see: orders held",
              "Comenzi care vă așteaptă: " + held + "; vedeți: orders held"));
    }
    int code = Reports.exitCode(report);
    return code == Exit.DONE && held > 0 ? Exit.HELD : code;
  }

  private HeartbeatReport waiting(Supplier<HeartbeatReport> pass, HeartbeatReport busy) {
    Duration most = shop.leaseTime().plus(LOOK_AGAIN);
    output.remark(
        output
            .say(
                "link %s is in use by another process, or by one that died; waiting up to %d s",
                "la legătura %s lucrează alt proces sau unul care s-a oprit; se așteaptă cel mult"
                    + " %d s")
            .formatted(busy.link(), most.toSeconds()));
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

  private void told(HeartbeatReport report) {
    latest = report;
    progress.end();
    Reports.print(report, output);
  }

  /** The latest pass that ended; empty before the first. */
  Optional<HeartbeatReport> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * As {@link #every}, and in between passes over what was hinted at, soon after the bell rings.
   * Rings that come together are one pass; the link's hints tell what is due.
   */
  int listening(Duration rhythm, Supplier<HeartbeatReport> pass, Bell bell) {
    stop.whenAsked(bell::ring);
    int worst = Exit.DONE;
    while (!stop.isAsked()) {
      long began = System.nanoTime();
      worst = once(pass);
      boolean again = false;
      Duration left = left(rhythm, began);
      while (!stop.isAsked() && !left.isZero()) {
        boolean waitAgain = again && LOOK_AGAIN.compareTo(left) < 0;
        boolean rung = bell.within(waitAgain ? LOOK_AGAIN : left);
        if ((rung || waitAgain) && !stop.within(TOGETHER)) {
          bell.quiet();
          again = hinted().result() == Result.BUSY;
          stop.within(APART);
        }
        left = left(rhythm, began);
      }
    }
    output.remark(
        output.say(
            "stopped; everything under way is finished",
            "oprit; tot ce era în lucru s-a încheiat"));
    return worst;
  }

  private HeartbeatReport hinted() {
    HeartbeatReport report = shop.vortex().runPending(shop.link());
    if (!report.flows().isEmpty()) {
      told(report);
    }
    return report;
  }

  private static Duration left(Duration rhythm, long began) {
    Duration left = rhythm.minusNanos(System.nanoTime() - began);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Passes at a steady rate until the process is to end. */
  int every(Duration rhythm, Supplier<HeartbeatReport> pass) {
    int worst = Exit.DONE;
    while (!stop.isAsked()) {
      long began = System.nanoTime();
      worst = once(pass);
      if (stop.within(left(rhythm, began))) {
        break;
      }
    }
    output.remark(
        output.say(
            "stopped; everything under way is finished",
            "oprit; tot ce era în lucru s-a încheiat"));
    return worst;
  }
}
