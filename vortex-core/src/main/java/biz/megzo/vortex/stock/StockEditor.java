package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.SettingStore.Setting;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and writes what people set, and audits it. */
final class StockEditor {
  private final LinkId link;
  private final VortexStore store;
  private final StockSettings defaults;
  private final InstantSource clock;

  StockEditor(LinkId link, VortexStore store, StockSettings defaults, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.defaults = defaults;
    this.clock = clock;
  }

  StockSetting now(StockTarget target) {
    Optional<Setting> row = store.settings().find(link, StockRows.KIND, target.key());
    return row.map(StockRows::setting)
        .orElseGet(() -> new StockSetting(target, StockTerms.none(), 0, "", "", Instant.EPOCH));
  }

  StockAnswer write(StockTarget target, StockTerms terms, int revision, String actor, String why) {
    StockAnswer.Refused refused = refusal(target, terms, actor);
    if (refused != null) {
      return refused;
    }
    StockSetting before = now(target);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StockSetting next = new StockSetting(target, terms, revision + 1, actor, why, at);
    if (before.revision() != revision
        || !store.settings().write(link, List.of(StockRows.row(next)))) {
      return new StockAnswer.Overtaken(now(target));
    }
    store.audit().append(link, List.of(fact(before, next)));
    return new StockAnswer.Done(next);
  }

  private StockAnswer.@Nullable Refused refusal(
      StockTarget target, StockTerms terms, String actor) {
    if (actor.isBlank()) {
      return new StockAnswer.Refused("Say who does it.", "Spuneți cine face modificarea.");
    }
    if (target.key().length() > biz.megzo.vortex.store.SettingStore.LONGEST_NAME) {
      return new StockAnswer.Refused("The name is too long.", "Numele este prea lung.");
    }
    if (terms.kit().isEmpty()) {
      return null;
    }
    return target instanceof StockTarget.OfSku one
        ? kitRefusal(one.sku(), terms.kit())
        : new StockAnswer.Refused(
            "Only one SKU can be a kit.", "Doar un singur cod poate fi un set.");
  }

  private StockAnswer.@Nullable Refused kitRefusal(Sku sku, Map<Sku, Integer> kit) {
    StockPolicy policy = StockPolicy.read(defaults, store.settings(), link);
    if (kit.containsKey(sku)) {
      return new StockAnswer.Refused(
          "A kit can not contain itself: " + sku + ".",
          "Un set nu se poate conține pe sine: " + sku + ".");
    }
    for (Sku part : kit.keySet()) {
      if (policy.kits().contains(part)) {
        return new StockAnswer.Refused(
            part + " is itself a kit; list what it is made of instead.",
            part + " este la rândul lui un set; enumerați componentele lui.");
      }
    }
    Set<Sku> outer = policy.kitsWith(sku);
    if (!outer.isEmpty()) {
      return new StockAnswer.Refused(
          sku + " is a component of " + outer + "; a kit of kits is not possible.",
          sku + " este componentă în " + outer + "; un set din seturi nu este posibil.");
    }
    return null;
  }

  private static Fact fact(StockSetting before, StockSetting after) {
    String subject =
        after.target() instanceof StockTarget.OfSku one
            ? "sku:" + one.sku()
            : "stock:" + after.target().key();
    String detail =
        after.target()
            + ": "
            + before.terms()
            + " -> "
            + after.terms()
            + (after.why().isBlank() ? "" : "; " + after.why());
    String action = after.terms().isEmpty() ? "stock.cleared" : "stock.set";
    return new Fact(after.changedAt(), after.author(), subject, action, detail);
  }
}
