package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.mapping.Said;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.PriceLimits;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.publish.ProductStory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One product with everything that is known of it, and what can be done with it. */
final class OnePage {
  private final Shops shops;
  private final Said said;

  OnePage(Shops shops) {
    this.shops = shops;
    this.said = new Said(shops);
  }

  /** The three forms of the page. */
  record Forms(Form stock, Form code, Form limits) {}

  Answer show(Visit visit) {
    Optional<Sku> sku = visit.query("sku").filter(Sku::valid).map(Sku::of);
    return sku.flatMap(code -> page(visit, code, null)).orElseGet(Answer::notFound);
  }

  /** The page again, with what is wrong beside the fields of one form. */
  Answer again(Visit visit, Sku sku, Forms forms) {
    return page(visit, sku, forms).orElseGet(Answer::notFound);
  }

  private Optional<Answer> page(Visit visit, Sku sku, @Nullable Forms forms) {
    ProductDesk desk = shops.vortex().products(visit.link());
    return desk.story(sku)
        .map(
            story -> {
              Forms shown = forms == null ? forms(visit.view(), story) : forms;
              Map<String, Object> parameters =
                  Map.of(
                      "story",
                      story,
                      "sum",
                      story
                          .stock()
                          .flatMap(stock -> stock.line())
                          .map(line -> StockSum.of(visit.view(), line))
                          .orElse(List.of()),
                      "mapped",
                      MappedValue.of(visit.view(), story, desk.schemas(), said),
                      "source",
                      desk.schemas().source(),
                      "stock",
                      shown.stock(),
                      "code",
                      shown.code(),
                      "limits",
                      shown.limits());
              return forms == null
                  ? Answer.page("goods/one.jte", parameters)
                  : Answer.again("goods/one.jte", parameters);
            });
  }

  /** The forms as they are shown first. */
  Optional<Forms> forms(Visit visit, Sku sku) {
    return shops
        .vortex()
        .products(visit.link())
        .story(sku)
        .map(story -> forms(visit.view(), story));
  }

  private static Forms forms(View view, ProductStory story) {
    Form code = view.form();
    if (story.code().linked()) {
      story.code().channel().ifPresent(channel -> code.fill("channel", channel));
    }
    PriceLimits limits = story.offer().limits();
    Form limit = view.form();
    fill(limit, "least", limits.min());
    fill(limit, "most", limits.max());
    fill(limit, "step", limits.maxStep());
    return new Forms(StockForm.first(view, story.setting()), code, limit);
  }

  private static void fill(Form form, String name, @Nullable BigDecimal value) {
    if (value != null) {
      form.fill(name, value.stripTrailingZeros().toPlainString().replace('.', ','));
    }
  }
}
