package biz.megzo.vortex.panel;

import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.settings.Setting;
import biz.megzo.vortex.runner.Receivers;
import java.util.List;

/**
 * What a panel is started on.
 *
 * @param watch the listener that the library was given
 * @param receivers who takes pushes; they are for the first link
 * @param settings what is shown as configured
 */
public record Ground(Shops shops, Watch watch, Receivers receivers, List<Setting> settings) {
  public Ground {
    settings = List.copyOf(settings);
  }
}
