package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.testing.ShownPage;
import java.util.List;
import java.util.stream.Stream;

/** Every page of the panel, for {@link EveryPageBrowserTest}; a group adds its own list. */
final class ShownPages {
  private static final List<ShownPage> BASE =
      List.of(
          ShownPage.panel("overview", "/"),
          ShownPage.panel("password", "/password"),
          ShownPage.link("run", "/run"),
          ShownPage.link("run-log", "/runs"),
          ShownPage.link("audit", "/audit"),
          ShownPage.panel("settings", "/settings"),
          ShownPage.panel("users", "/users"),
          ShownPage.panel("not-found", "/no-such-page"));

  private static final List<ShownPage> GOODS =
      List.of(
          ShownPage.link("products", "/products"),
          ShownPage.link("products-search", "/products?q=lampa&order=NAME"),
          ShownPage.link("product", "/products/one?sku=LMP-01"),
          ShownPage.link("product-held", "/products/one?sku=GEA-05"),
          ShownPage.link("product-history", "/products/one/history?sku=LMP-01"),
          ShownPage.link("differences", "/products/differences"),
          ShownPage.link("stock-settings", "/products/stock"),
          ShownPage.link("plans", "/plans"));

  private ShownPages() {}

  static Stream<ShownPage> all() {
    return Stream.of(BASE, GOODS).flatMap(List::stream);
  }
}
