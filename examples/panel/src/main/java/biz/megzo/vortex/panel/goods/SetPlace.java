package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.stock.StockTerms;
import java.math.BigDecimal;
import java.util.StringJoiner;

/**
 * A place where people set something for stock.
 *
 * @param href to the product; empty for what is none
 */
public record SetPlace(String what, String href, String terms, StockSetting setting) {
  static SetPlace of(View view, StockSetting setting) {
    StockTarget target = setting.target();
    String href = target instanceof StockTarget.OfSku one ? Words.href(view, one.sku()) : "";
    return new SetPlace(what(view, target), href, terms(view, setting.terms()), setting);
  }

  private static String what(View view, StockTarget target) {
    if (target instanceof StockTarget.OfSku one) {
      return one.sku().value();
    }
    if (target instanceof StockTarget.OfRule rule) {
      StringJoiner when = new StringJoiner(", ");
      rule.when().forEach((field, like) -> when.add(field + " = " + like));
      return view.say("goods.place.rule", rule.name(), when);
    }
    return view.say("goods.place.link");
  }

  /** What is set, in words. */
  public static String terms(View view, StockTerms terms) {
    StringJoiner all = new StringJoiner(", ");
    StockBuffer buffer = terms.buffer();
    if (buffer != null) {
      all.add(view.say("goods.terms.buffer", Words.buffer(view, buffer)));
    }
    BigDecimal share = terms.share();
    if (share != null) {
      all.add(view.say("goods.terms.share", view.number(share.multiply(BigDecimal.valueOf(100)))));
    }
    Integer cap = terms.cap();
    if (cap != null) {
      all.add(view.say("goods.terms.cap", cap));
    }
    Boolean paused = terms.paused();
    if (paused != null) {
      all.add(view.say(paused ? "goods.terms.paused" : "goods.terms.onSale"));
    }
    if (!terms.kit().isEmpty()) {
      all.add(view.say("goods.terms.kit", terms.printKit()));
    }
    return all.toString();
  }
}
