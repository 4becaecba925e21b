package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was listed of a product at a moment, and what happened before it. */
final class HistoryPage {
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");
  private static final int FACTS = 200;

  private final Shops shops;

  HistoryPage(Shops shops) {
    this.shops = shops;
  }

  Answer show(Visit visit) {
    Optional<Sku> code = visit.query("sku").filter(Sku::valid).map(Sku::of);
    if (code.isEmpty()) {
      return Answer.notFound();
    }
    Sku sku = code.get();
    ProductDesk desk = shops.vortex().products(visit.link());
    Instant now = shops.clock().instant();
    Optional<Instant> asked = visit.query("at").flatMap(HistoryPage::moment);
    Instant moment = asked.orElse(now);
    Form form = visit.view().form();
    form.fill("at", LocalDateTime.ofInstant(moment, ZONE).truncatedTo(ChronoUnit.MINUTES));
    if (asked.isEmpty() && visit.query("at").isPresent()) {
      form.error("at", visit.say("goods.history.bad"));
    }
    List<Fact> facts = desk.history(sku, moment, FACTS);
    return Answer.page(
        "goods/history.jte",
        Map.of(
            "sku",
            sku,
            "form",
            form,
            "moment",
            moment,
            "stood",
            List.copyOf(desk.at(sku, moment).values()),
            "facts",
            facts));
  }

  /** The end of that minute, as Bucharest's clock shows it. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text)
              .truncatedTo(ChronoUnit.MINUTES)
              .plusSeconds(59)
              .atZone(ZONE)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
