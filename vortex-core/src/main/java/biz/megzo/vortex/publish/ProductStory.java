package biz.megzo.vortex.publish;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.stock.Stock;
import biz.megzo.vortex.stock.StockSetting;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about one product as it stands.
 *
 * @param offer source data, ledger, hold, differences, price limits
 * @param stock how the offered units come about, reservations, kits; empty when nothing is known
 * @param setting what people set for its stock; nothing, with revision 0, when nobody did
 * @param code which offer of the channel it is
 * @param mapped how the values of content ({@code PRODUCT}) and price ({@code PRICE}) come about by
 *     the rules that count now; empty while the ERP shows no such product
 * @param history what happened to it, newest first
 */
public record ProductStory(
    OfferDesk.View offer,
    Optional<Stock.View> stock,
    StockSetting setting,
    Code code,
    Map<Profile, Explanation> mapped,
    List<Fact> history) {
  public ProductStory {
    mapped = Collections.unmodifiableMap(mapped);
    history = List.copyOf(history);
  }

  public Sku sku() {
    return offer.sku();
  }

  /**
   * The channel's code of a product.
   *
   * @param channel empty when its code can not be told from another product's
   * @param linked whether people linked it; else the rule says so
   */
  public record Code(Optional<Sku> channel, boolean linked) {}
}
