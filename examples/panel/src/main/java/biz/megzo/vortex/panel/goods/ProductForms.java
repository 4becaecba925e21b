package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.CodeLink;
import biz.megzo.vortex.publish.PriceLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done with one product beside its stock: let go of, linked, limited. */
final class ProductForms {
  private static final int LONGEST_REASON = 300;

  private final Shops shops;
  private final OnePage one;

  ProductForms(Shops shops, OnePage one) {
    this.shops = shops;
    this.one = one;
  }

  private Answer of(Visit visit, Function<Sku, Answer> act) {
    String code = visit.form().value("sku");
    return Sku.valid(code) ? act.apply(Sku.of(code)) : Answer.notFound();
  }

  /** Lets a held offer go: it is worked out and sent again. */
  Answer release(Visit visit) {
    return of(
        visit,
        sku -> {
          if (shops.vortex().offers(visit.link()).release(sku, visit.who())) {
            visit.done(visit.say("goods.release.done"));
          } else {
            visit.failed(visit.say("goods.release.not"));
          }
          return back(visit, sku);
        });
  }

  private static Answer back(Visit visit, Sku sku) {
    return Answer.to(Words.href(visit.view(), sku));
  }

  /** Links the product to an offer with another code. */
  Answer code(Visit visit) {
    return of(
        visit,
        sku -> {
          Form form = visit.form();
          String channel = form.text("channel", Sku.MAX_LENGTH);
          String why = form.text("codeWhy", LONGEST_REASON);
          if (!channel.isEmpty() && !Sku.valid(channel)) {
            form.error("channel", visit.say("goods.code.bad"));
          }
          if (form.good()) {
            List<String> problems =
                shops
                    .vortex()
                    .codes(visit.link())
                    .link(List.of(new CodeLink(sku, Sku.of(channel))), visit.who(), why);
            if (problems.isEmpty()) {
              visit.done(visit.say("goods.code.done", channel));
              return back(visit, sku);
            }
            form.error("channel", visit.say("goods.code.taken"));
          }
          return one.forms(visit, sku)
              .map(
                  others ->
                      one.again(
                          visit, sku, new OnePage.Forms(others.stock(), form, others.limits())))
              .orElseGet(Answer::notFound);
        });
  }

  /** The rule counts again. */
  Answer unlink(Visit visit) {
    return of(
        visit,
        sku -> {
          List<String> problems =
              shops
                  .vortex()
                  .codes(visit.link())
                  .unlink(sku, visit.who(), visit.say("goods.code.unlink.why"));
          if (problems.isEmpty()) {
            visit.done(visit.say("goods.code.unlinked"));
          } else {
            visit.failed(visit.say("goods.code.not"));
          }
          return back(visit, sku);
        });
  }

  /** Between what the price may lie. */
  Answer limits(Visit visit) {
    return of(
        visit,
        sku -> {
          Form form = visit.form();
          BigDecimal least = amount(visit, form, "least");
          BigDecimal most = amount(visit, form, "most");
          BigDecimal step = amount(visit, form, "step");
          if (least != null && most != null && least.compareTo(most) > 0) {
            form.error("most", visit.say("goods.limits.order"));
          }
          if (!form.good()) {
            return one.forms(visit, sku)
                .map(
                    others ->
                        one.again(
                            visit, sku, new OnePage.Forms(others.stock(), others.code(), form)))
                .orElseGet(Answer::notFound);
          }
          shops
              .vortex()
              .offers(visit.link())
              .limit(sku, new PriceLimits(least, most, step), visit.who());
          visit.done(visit.say("goods.limits.done"));
          return back(visit, sku);
        });
  }

  private static @Nullable BigDecimal amount(Visit visit, Form form, String name) {
    if (form.value(name).isEmpty()) {
      return null;
    }
    BigDecimal amount = form.decimal(name).orElse(null);
    if (amount != null && amount.signum() <= 0) {
      form.error(name, visit.say("goods.limits.positive"));
      return null;
    }
    return amount;
  }
}
