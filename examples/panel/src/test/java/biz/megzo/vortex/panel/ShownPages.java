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
          ShownPage.panel("not-found", "/no-such-page"));

  private ShownPages() {}

  static Stream<ShownPage> all() {
    return Stream.of(BASE).flatMap(List::stream);
  }
}
