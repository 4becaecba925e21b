package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.store.RunLog.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one link is. */
public record LinkState(LinkId link, Optional<Run> last, Map<OrderState, Long> orders) {
  static LinkState of(Shops shops, LinkId link) {
    List<Run> runs = shops.store().runs().latest(link, 1);
    return new LinkState(link, runs.stream().findFirst(), shops.vortex().orders(link).counts());
  }
}
