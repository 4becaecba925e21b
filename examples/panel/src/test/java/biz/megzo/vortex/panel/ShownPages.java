package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.testing.ShownPage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** Every page of the panel, for {@link EveryPageBrowserTest}; a group adds its own list. */
final class ShownPages {
  private static final List<ShownPage> BASE =
      List.of(
          ShownPage.open("login", "/login?ended=GET"),
          ShownPage.panel("overview", "/"),
          ShownPage.panel("password", "/password"),
          ShownPage.link("run", "/run"),
          ShownPage.link("run-log", "/runs"),
          ShownPage.link("audit", "/audit"),
          ShownPage.link("audit-chain", "/audit/chain"),
          ShownPage.panel("settings", "/settings"),
          ShownPage.panel("users", "/users"),
          ShownPage.panel("not-found", "/no-such-page"));

  private static final List<ShownPage> GOODS =
      List.of(
          ShownPage.link("products", "/products"),
          ShownPage.link("products-search", "/products?q=lampa&order=NAME"),
          ShownPage.link("product", "/products/one?sku=LMP-01"),
          ShownPage.link("product-held", "/products/one?sku=GEA-05"),
          ShownPage.link("product-wrong", "/products/one?sku=LMP-01", ShownPages::wrongStock),
          ShownPage.link("product-history", "/products/one/history?sku=LMP-01"),
          ShownPage.link("differences", "/products/differences"),
          ShownPage.link("stock-settings", "/products/stock"),
          ShownPage.link("plans", "/plans"),
          ShownPage.link("plan-page", "/plans", page -> page.click("tbody a")));

  private static final List<ShownPage> MAPPING =
      List.of(
          ShownPage.link("mapping", "/mapping"),
          ShownPage.link("mapping-product", "/mapping/rules/product"),
          ShownPage.link("mapping-price", "/mapping/rules/price"),
          ShownPage.link("mapping-order", "/mapping/rules/order"),
          ShownPage.link("mapping-rule", "/mapping/rules/price/rule?at=0"),
          ShownPage.link("mapping-rule-new", "/mapping/rules/product/rule?new=1&at=0"),
          ShownPage.link("mapping-rule-json", "/mapping/rules/order/rule?at=1"),
          ShownPage.link("mapping-lines", "/mapping/rules/order/rule?at=19"),
          ShownPage.link("mapping-json", "/mapping/rules/product/json"),
          ShownPage.link("mapping-simulation", "/mapping/rules/price/simulation"),
          ShownPage.link("mapping-compare", "/mapping/rules/price/compare?from=0&to=draft"),
          ShownPage.link("mapping-version", "/mapping/rules/product/version/0"),
          ShownPage.link("mapping-trial", "/mapping/rules/price/trial?id=LMP-01"),
          ShownPage.link("mapping-tables", "/mapping/tables"),
          ShownPage.link("mapping-table", "/mapping/tables/categorii"));

  private static final List<ShownPage> ORDERS =
      List.of(
          ShownPage.link("orders", "/orders"),
          ShownPage.link("orders-search", "/orders?q=404404"),
          ShownPage.link("orders-held", "/orders/held"),
          ShownPage.link("orders-backfill", "/orders/backfill"),
          ShownPage.link("order", "/orders", page -> page.click("tbody tr:last-child th a")),
          ShownPage.link("order-in-doubt", "/orders/one/700002"),
          ShownPage.link("order-changed", "/orders/one/700003"),
          ShownPage.link("order-why", "/orders/one/700003/why"),
          ShownPage.link("invoices", "/invoices"),
          ShownPage.link("shipments", "/shipments"),
          ShownPage.link("payments", "/payments?month=2026-10"));

  private ShownPages() {}

  /** A form that comes back with something marked. */
  private static void wrongStock(Page page) {
    page.click("#set summary");
    page.fill("#units", "multe");
    page.fill("#why", "probă");
    page.click("#set button[type=submit]");
  }

  static Stream<ShownPage> all() {
    return Stream.of(BASE, GOODS, MAPPING, ORDERS).flatMap(List::stream);
  }
}
