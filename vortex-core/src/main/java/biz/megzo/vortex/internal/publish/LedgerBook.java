package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Changes ledger entries as they stand now, never as they stood when something was decided: two
 * steps of one pass may touch different facets of one SKU.
 */
final class LedgerBook {
  private final LinkId link;
  private final OfferLedger ledger;

  LedgerBook(LinkId link, OfferLedger ledger) {
    this.link = link;
    this.ledger = ledger;
  }

  /** Changes the entry of each of these; several changes of one SKU follow each other. */
  <T> void change(List<T> things, Function<T, Sku> key, BiFunction<T, Entry, Entry> change) {
    if (things.isEmpty()) {
      return;
    }
    Map<Sku, Entry> now = new HashMap<>();
    ledger
        .find(link, things.stream().map(key).toList())
        .forEach(entry -> now.put(entry.sku(), entry));
    Map<Sku, Entry> after = new LinkedHashMap<>();
    for (T thing : things) {
      Sku sku = key.apply(thing);
      Entry before = now.getOrDefault(sku, Entry.unlisted(sku));
      Entry changed = change.apply(thing, before);
      if (!changed.equals(before)) {
        now.put(sku, changed);
        after.put(sku, changed);
      }
    }
    ledger.write(link, after.values());
  }
}
