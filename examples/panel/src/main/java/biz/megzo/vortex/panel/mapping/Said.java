package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Profile;
import java.util.List;

/** What rules did, in the reader's words. Thread-safe. */
public final class Said {
  private final Fields fields;

  public Said(Shops shops) {
    this.fields = Fields.of(shops);
  }

  /** Each value with its steps; what it is given to see it shows. */
  public List<Explained.Value> of(View view, Profile profile, List<Explanation.Value> values) {
    return new Explained(view, fields.level(profile)).values(values, null);
  }
}
