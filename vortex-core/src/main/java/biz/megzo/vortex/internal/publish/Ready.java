package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink.OfferContent;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product ready to be published, or content to be changed.
 *
 * @param entry what the ledger held when it was decided
 * @param line how its stock comes about
 */
record Ready(Entry entry, StockLine line, Facet content, Facet price) {
  Sku sku() {
    return entry.sku();
  }

  boolean isNew() {
    return !Decider.isListed(entry);
  }

  /** The same with what may be offered by now. */
  Ready with(StockLine fresh) {
    return new Ready(entry, fresh, content, price);
  }

  OfferContent offer() {
    return new OfferContent(sku(), content.value(), price.value(), line.offered());
  }

  /** The changes it makes; a listed offer's price and stock do not change by it. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    String reason = isNew() ? "new on the channel" : "changed in the ERP";
    changes.add(
        change(biz.megzo.vortex.publish.Facet.CONTENT, old(entry.content()), content, reason));
    if (isNew()) {
      changes.add(change(biz.megzo.vortex.publish.Facet.PRICE, null, price, reason));
      changes.add(
          new Change(
              sku(),
              biz.megzo.vortex.publish.Facet.STOCK,
              null,
              Item.stockOf(line.offered()),
              -1,
              line.explain()));
    }
    return changes;
  }

  private Change change(
      biz.megzo.vortex.publish.Facet facet, @Nullable FieldRecord from, Facet to, String reason) {
    return new Change(
        sku(),
        facet,
        from,
        to.value(),
        to.ruleVersion(),
        reason + ", rules version " + to.ruleVersion());
  }

  private static @Nullable FieldRecord old(@Nullable Facet facet) {
    return facet == null || facet.value().isEmpty() ? null : facet.value();
  }
}
