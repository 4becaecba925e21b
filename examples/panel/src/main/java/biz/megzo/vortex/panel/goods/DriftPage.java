package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.Drift;
import java.util.List;
import java.util.Map;

/** What the channel shows otherwise than it should. */
final class DriftPage {
  private static final int SIZE = 50;

  private final Shops shops;

  DriftPage(Shops shops) {
    this.shops = shops;
  }

  Answer show(Visit visit) {
    Sku after = visit.query("after").filter(Sku::valid).map(Sku::of).orElse(null);
    List<Drift> read = shops.vortex().offers(visit.link()).drift(after, SIZE + 1);
    List<Sku> skus = read.stream().map(Drift::sku).distinct().toList();
    boolean more = skus.size() > SIZE;
    Sku last = more ? skus.get(SIZE - 1) : null;
    List<Drift> shown =
        last == null ? read : read.stream().filter(one -> one.sku().compareTo(last) <= 0).toList();
    String path = visit.href(GoodsPages.DRIFT);
    return Answer.page(
        "goods/differences.jte",
        Map.of(
            "differences",
            shown,
            "first",
            after == null ? "" : path,
            "next",
            last == null ? "" : path + "?after=" + View.part(last.value())));
  }
}
