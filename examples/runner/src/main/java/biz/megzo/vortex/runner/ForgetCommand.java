package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.order.OrderState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes buyer data that is no longer needed. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Removes buyer data of closed and cancelled orders that did not change for a while.",
      "States, amounts, records and history stay."
    })
final class ForgetCommand implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Mixin private Actor actor = new Actor();

  @Option(
      names = "--older-than",
      paramLabel = "PERIOD",
      description = "Such as P90D or P3Y; default vortex.orders.retention.")
  private @Nullable String olderThan;

  @Override
  public Integer call() {
    Values values = common.values();
    Period age =
        olderThan == null ? values.period(Key.ORDERS_RETENTION) : period("--older-than", olderThan);
    Instant before = Retention.before(common.surroundings().clock().instant(), age);
    try (Shop shop = Shop.open(values, VortexListener.NONE, common.surroundings().clock())) {
      int cleaned = shop.orders().forgetBuyers(before, actor.name(common.surroundings()));
      Map<OrderState, Long> counts = shop.orders().counts();
      long over =
          counts.getOrDefault(OrderState.CLOSED, 0L)
              + counts.getOrDefault(OrderState.CANCELLED, 0L);
      long all = counts.values().stream().mapToLong(Long::longValue).sum();
      Output output = common.output();
      output.result(
          () -> json(before, cleaned, over, all),
          () ->
              output.line(
                  output
                      .say(
                          "buyer data of %d order(s) removed, last changed before %s; %d of %d"
                              + " orders are closed or cancelled, open ones keep theirs",
                          "Comenzi ale căror date de cumpărător au fost șterse: %d, modificate"
                              + " ultima dată înainte de %s; încheiate sau anulate sunt %d din %d"
                              + " comenzi, cele deschise le păstrează pe ale lor")
                      .formatted(cleaned, before, over, all)));
      return Exit.DONE;
    }
  }

  private static Map<String, ?> json(Instant before, int cleaned, long over, long all) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("changedBefore", before.toString());
    report.put("cleaned", cleaned);
    report.put("closedOrCancelled", over);
    report.put("orders", all);
    return report;
  }

  static Period period(String name, String text) {
    try {
      Period period = Period.parse(text);
      if (period.isNegative() || period.isZero()) {
        throw new BadConfiguration(name + " must be above zero, was " + text);
      }
      return period;
    } catch (DateTimeException e) {
      throw new BadConfiguration(
          name + " must be a period such as P90D or P3Y, was '" + text + "'");
    }
  }
}
