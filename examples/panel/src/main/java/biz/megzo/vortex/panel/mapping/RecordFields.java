package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Profile;

/** What the fields of an order's record are called. Thread-safe. */
public final class RecordFields {
  private final Level level;

  public RecordFields(Shops shops) {
    this.level = Fields.of(shops).level(Profile.ORDER);
  }

  /** A field's name for people, such as that of {@code products[0].code}. */
  public String label(View view, String target) {
    return Trial.label(view, level, target);
  }
}
