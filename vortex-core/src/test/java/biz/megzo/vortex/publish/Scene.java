package biz.megzo.vortex.publish;

import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.Link;
import biz.megzo.vortex.Vortex;
import biz.megzo.vortex.connector.OfferSink.OfferUpdate;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.StockSettings;
import biz.megzo.vortex.store.VortexStore;
import biz.megzo.vortex.testkit.MemoryChannel;
import biz.megzo.vortex.testkit.MemoryErp;
import biz.megzo.vortex.testkit.MutableClock;
import biz.megzo.vortex.testkit.PlainRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An ERP, a channel and a link between them. */
final class Scene {
  static final LinkId LINK = LinkId.of("shop-1");

  final MutableClock clock = MutableClock.at("2026-10-02T08:00:00Z");
  final MemoryErp erp = new MemoryErp();
  final MemoryChannel channel = new MemoryChannel();
  final VortexStore store;
  Vortex vortex;

  Scene() {
    this(PublishSettings.builder().reconcilePages(0));
  }

  Scene(PublishSettings.Builder settings) {
    this.store = new InMemoryStore(clock);
    this.vortex = over(store, settings.build());
  }

  Vortex over(VortexStore any, PublishSettings settings) {
    return Vortex.create(any)
        .clock(clock)
        .rules(new PlainRules())
        .link(
            Link.builder("shop-1")
                .erp(context -> erp)
                .channel(context -> channel)
                .stock(StockSettings.ofDefaults())
                .publish(settings)
                .build())
        .build();
  }

  /** Products P0 to Pn, listed and with so many units, in step. */
  Scene listed(int products, String quantity) {
    for (int i = 0; i < products; i++) {
      erp.product("P" + i, "Product " + i, "10.00").stock("P" + i, quantity);
      channel.list("P" + i, "10.00", 1);
    }
    beat();
    return this;
  }

  HeartbeatReport beat() {
    clock.advance(Duration.ofMinutes(5));
    return vortex.heartbeat(LINK);
  }

  Plan plan() {
    clock.advance(Duration.ofSeconds(1));
    return vortex.plan(LINK).orElseThrow();
  }

  /** What was pushed since so many calls, as lines that compare with those of a plan. */
  List<String> pushedSince(int calls) {
    List<String> lines = new ArrayList<>();
    for (List<OfferUpdate> push : channel.pushes().subList(calls, channel.pushes().size())) {
      for (OfferUpdate one : push) {
        FieldRecord price = one.price();
        if (price != null) {
          lines.add(line(one.sku(), Facet.PRICE, price));
        }
        Integer stock = one.stock();
        if (stock != null) {
          lines.add(
              line(one.sku(), Facet.STOCK, FieldRecord.builder().whole("stock", stock).build()));
        }
      }
    }
    return lines;
  }

  static List<String> lines(Plan plan) {
    return plan.changes().stream().map(one -> line(one.sku(), one.facet(), one.to())).toList();
  }

  private static String line(Sku sku, Facet facet, FieldRecord to) {
    return sku + " " + facet + " " + PlanText.of(to);
  }
}
