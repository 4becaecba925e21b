package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.stock.StockLimits;
import biz.megzo.vortex.stock.StockLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the sum that gives the offered units.
 *
 * @param what for people
 * @param number with its sign
 * @param from who says so; empty when nobody set it
 * @param result whether it is the last line
 */
public record StockSum(String what, String number, String from, boolean result) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static List<StockSum> of(View view, StockLine line) {
    List<StockSum> sum = new ArrayList<>();
    String begin = line.isKit() ? "goods.sum.kits" : "goods.sum.onHand";
    sum.add(plain(view.say(begin), view.number(line.onHand()), ""));
    for (StockLine.Part part : line.parts()) {
      sum.add(
          plain(
              view.say(
                  "goods.sum.part",
                  part.each(),
                  part.line().sku(),
                  view.number(part.line().onHand()),
                  part.line().reserved(),
                  part.line().buffer()),
              "",
              ""));
    }
    sum.add(plain(view.say("goods.sum.reserved"), "− " + view.number(line.reserved()), ""));
    StockLimits limits = line.limits();
    sum.add(
        plain(
            view.say("goods.sum.buffer", Words.buffer(view, limits.buffer().value())),
            "− " + view.number(line.buffer()),
            Words.from(view, limits.buffer().from())));
    BigDecimal share = limits.share().value();
    if (share.compareTo(BigDecimal.ONE) != 0) {
      sum.add(
          plain(
              view.say("goods.sum.share"),
              "× " + view.number(share.multiply(HUNDRED)) + " %",
              Words.from(view, limits.share().from())));
    }
    if (limits.cap().value() != Integer.MAX_VALUE) {
      sum.add(
          plain(
              view.say("goods.sum.cap"),
              "≤ " + view.number(limits.cap().value()),
              Words.from(view, limits.cap().from())));
    }
    if (limits.paused().value()) {
      sum.add(plain(view.say("goods.sum.paused"), "0", Words.from(view, limits.paused().from())));
    }
    sum.add(new StockSum(view.say("goods.sum.offered"), view.number(line.offered()), "", true));
    return sum;
  }

  private static StockSum plain(String what, String number, String from) {
    return new StockSum(what, number, from, false);
  }
}
