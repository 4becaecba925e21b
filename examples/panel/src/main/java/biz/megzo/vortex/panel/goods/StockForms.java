package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Language;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.stock.StockAnswer;
import biz.megzo.vortex.stock.StockPolicy;
import biz.megzo.vortex.stock.StockTarget;
import biz.megzo.vortex.stock.StockTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people set for stock: for the whole link and for one product. */
final class StockForms {
  private static final int MOST_SHOWN = 500;

  private final Shops shops;
  private final OnePage one;

  StockForms(Shops shops, OnePage one) {
    this.shops = shops;
    this.one = one;
  }

  Answer show(Visit visit) {
    Stock stock = shops.vortex().stock(visit.link());
    return page(visit, StockForm.first(visit.view(), stock.setting(StockTarget.link())), true);
  }

  private Answer page(Visit visit, Form form, boolean first) {
    Stock stock = shops.vortex().stock(visit.link());
    StockPolicy policy = stock.policy();
    List<SetPlace> places =
        stock.settings().stream()
            .filter(setting -> !setting.terms().isEmpty())
            .limit(MOST_SHOWN)
            .map(setting -> SetPlace.of(visit.view(), setting))
            .toList();
    Map<String, Object> parameters =
        Map.of(
            "form",
            form,
            "places",
            places,
            "standard",
            Words.buffer(visit.view(), policy.defaults().buffer()));
    return first
        ? Answer.page("goods/stock.jte", parameters)
        : Answer.again("goods/stock.jte", parameters);
  }

  /** What counts for every product of the link. */
  Answer link(Visit visit) {
    Form form = visit.form();
    Optional<StockTerms> terms = StockForm.terms(visit, form, false);
    if (terms.isEmpty() || !write(visit, StockTarget.link(), terms.get(), form)) {
      return page(visit, form, false);
    }
    return Answer.to(visit.href(GoodsPages.STOCK));
  }

  /** What counts for one product. */
  Answer product(Visit visit) {
    Form form = visit.form();
    if (!Sku.valid(form.value("sku"))) {
      return Answer.notFound();
    }
    Sku sku = Sku.of(form.value("sku"));
    Optional<StockTerms> terms = StockForm.terms(visit, form, true);
    if (terms.isEmpty() || !write(visit, StockTarget.sku(sku), terms.get(), form)) {
      return one.forms(visit, sku)
          .map(
              others ->
                  one.again(visit, sku, new OnePage.Forms(form, others.code(), others.limits())))
          .orElseGet(Answer::notFound);
    }
    return Answer.to(Words.href(visit.view(), sku));
  }

  private boolean write(Visit visit, StockTarget target, StockTerms terms, Form form) {
    StockAnswer answer =
        shops
            .vortex()
            .stock(visit.link())
            .set(target, terms, StockForm.revision(form), visit.who(), form.value("why"));
    return told(visit, answer, form);
  }

  private static boolean told(Visit visit, StockAnswer answer, Form form) {
    return answer.fold(
        done -> {
          visit.done(visit.say("goods.stock.done"));
          return true;
        },
        overtaken -> {
          form.error("why", visit.say("goods.stock.overtaken", overtaken.current().author()));
          form.fill("revision", overtaken.current().revision());
          return false;
        },
        refused -> {
          form.error(
              "kit",
              visit.view().language() == Language.RO ? refused.romanian() : refused.english());
          return false;
        });
  }

  /** Takes a product off sale or puts it back, and leaves the rest as it is. */
  Answer pause(Visit visit) {
    Form form = visit.form();
    if (!Sku.valid(form.value("sku"))) {
      return Answer.notFound();
    }
    Sku sku = Sku.of(form.value("sku"));
    boolean pause = form.value("pause").equals("true");
    StockAnswer answer =
        shops
            .vortex()
            .stock(visit.link())
            .change(
                StockTarget.sku(sku),
                terms -> terms.withPaused(pause ? true : null),
                visit.who(),
                visit.say(pause ? "goods.pause.why" : "goods.resume.why"));
    boolean done = answer instanceof StockAnswer.Done;
    if (done) {
      visit.done(visit.say(pause ? "goods.pause.done" : "goods.resume.done"));
    } else {
      visit.failed(visit.say("goods.pause.failed"));
    }
    return Answer.to(Words.href(visit.view(), sku));
  }
}
