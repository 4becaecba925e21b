package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import java.util.List;

/** Products, prices and stock of a link, and the plans that wait for a person. */
public final class GoodsPages implements Pages {
  static final String PRODUCTS = "/products";
  static final String ONE = "/products/one";
  static final String DRIFT = "/products/differences";
  static final String STOCK = "/products/stock";
  static final String PLANS = "/plans";

  private final Shops shops;

  public GoodsPages(Shops shops) {
    this.shops = shops;
  }

  @Override
  public String name() {
    return "goods";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(
        NavEntry.link(20, "goods.nav", PRODUCTS), NavEntry.link(25, "goods.nav.plans", PLANS));
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(PRODUCTS, Role.VIEWER, new ListPage(shops)::show);
    routes.get(DRIFT, Role.VIEWER, new DriftPage(shops)::show);
    OnePage one = new OnePage(shops);
    routes.get(ONE, Role.VIEWER, one::show);
    routes.get(ONE + "/history", Role.VIEWER, new HistoryPage(shops)::show);
    StockForms stock = new StockForms(shops, one);
    routes.get(STOCK, Role.VIEWER, stock::show);
    routes.post(STOCK, Role.OPERATOR, stock::link);
    routes.post(ONE + "/stock", Role.OPERATOR, stock::product);
    routes.post(ONE + "/pause", Role.OPERATOR, stock::pause);
    ProductForms product = new ProductForms(shops, one);
    routes.post(ONE + "/release", Role.OPERATOR, product::release);
    routes.post(ONE + "/code", Role.OPERATOR, product::code);
    routes.post(ONE + "/unlink", Role.OPERATOR, product::unlink);
    routes.post(ONE + "/limits", Role.OPERATOR, product::limits);
    PlanPages plans = new PlanPages(shops);
    routes.get(PLANS, Role.VIEWER, plans::list);
    routes.post(PLANS + "/preview", Role.OPERATOR, plans::preview);
    routes.get(PLANS + "/{plan}", Role.VIEWER, plans::show);
    routes.post(PLANS + "/{plan}/approve", Role.APPROVER, plans::approve);
    routes.post(PLANS + "/{plan}/reject", Role.APPROVER, plans::reject);
    routes.post(PLANS + "/{plan}/apply", Role.OPERATOR, plans::apply);
  }
}
