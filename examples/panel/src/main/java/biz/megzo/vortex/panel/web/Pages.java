package biz.megzo.vortex.panel.web;

import java.util.List;

/** A group of pages that adds itself to the panel. */
public interface Pages {
  /**
   * The name of the group: its texts stand in {@code messages/NAME_en.properties} and {@code
   * messages/NAME_ro.properties} with keys that begin with {@code NAME.}, its templates in {@code
   * src/main/jte/NAME/}.
   */
  String name();

  /** What stands in the navigation; may be empty. */
  default List<NavEntry> nav() {
    return List.of();
  }

  /** Declares every path with the role it needs. */
  void addTo(Routes routes);
}
