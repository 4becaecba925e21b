package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.Pause;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.run.Works.Doing;
import biz.megzo.vortex.panel.run.Works.Done;
import biz.megzo.vortex.panel.run.Works.Examined;
import biz.megzo.vortex.store.RunLog.Run;
import java.util.List;
import java.util.Optional;

/**
 * How a link runs right now.
 *
 * @param last the last pass that any node wrote down
 * @param flows what each flow said when it last ran in this process
 */
public record RunNow(
    Optional<Doing> doing,
    Optional<Done> done,
    Optional<Pause> pause,
    Optional<Run> last,
    List<FlowReport> flows,
    Optional<Examined> examined,
    int hints) {
  static RunNow of(Shops shops, Watch watch, Works works, LinkId link) {
    return new RunNow(
        works.doing(link),
        works.done(link),
        shops.vortex().paused(link),
        shops.store().runs().latest(link, 1).stream().findFirst(),
        watch.flows(link),
        works.examined(link),
        shops.vortex().pending(link).size());
  }
}
