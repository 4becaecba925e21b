package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.OfferCheck;
import biz.megzo.vortex.internal.publish.Draft.Candidate;
import biz.megzo.vortex.internal.publish.Draft.Kept;
import biz.megzo.vortex.publish.Change;
import biz.megzo.vortex.publish.Facet;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.publish.Withheld;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.RuleSet;
import biz.megzo.vortex.stock.StockLine;
import biz.megzo.vortex.store.OfferLedger;
import biz.megzo.vortex.store.OfferLedger.Entry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which products are published and which content changes; sends nothing. */
final class ContentDrafter {
  private final Facts facts;
  private final @Nullable OfferCheck check;
  private final Draft draft;
  private final Decider decider;
  private boolean checks = true;

  ContentDrafter(Facts facts, @Nullable OfferCheck check, Draft draft) {
    this.facts = facts;
    this.check = check;
    this.draft = draft;
    this.decider = new Decider(facts, draft);
  }

  /** Goes through the draft's candidates. */
  void run() {
    RuleSet contents = facts.contents();
    RuleSet prices = facts.prices();
    if (contents == null || prices == null) {
      return;
    }
    for (Candidate candidate : draft.candidates) {
      prepare(candidate, contents, prices);
    }
  }

  private void prepare(Candidate candidate, RuleSet contents, RuleSet prices) {
    Entry entry = candidate.entry();
    if (candidate.product().fields().isEmpty()) {
      return;
    }
    boolean listed = Decider.isListed(entry);
    Mapped mapped = decider.map(contents, candidate.product());
    if (mapped instanceof Mapped.Held held) {
      keep(candidate, facet(FieldRecord.empty(), contents), null);
      withhold(entry, Facet.CONTENT, Guard.MAPPING, String.valueOf(held.problems().get(0)));
      return;
    }
    FieldRecord all = ((Mapped.Ok) mapped).target();
    FieldRecord fields = listed ? facts.ours().ours(all) : all;
    OfferLedger.Facet known = entry.content();
    if (listed
        && facts.ours().same(told(known), fields)
        && !Decider.waitsWithTooMany(known, candidate.line())) {
      keep(candidate, facet(fields, contents), null);
      return;
    }
    List<String> lacks = lacks(fields);
    if (!lacks.isEmpty()) {
      keepNew(candidate, facet(fields, contents), facet(FieldRecord.empty(), prices));
      withhold(
          entry,
          Facet.CONTENT,
          Guard.MISSING_FIELD,
          "the channel's category demands " + String.join(", ", lacks));
      return;
    }
    FieldRecord amount = listed ? listedPrice(candidate, prices) : newPrice(candidate, prices);
    StockLine line = candidate.line();
    if (amount == null) {
      keepNew(candidate, facet(fields, contents), facet(FieldRecord.empty(), prices));
    } else if (line == null) {
      draft.withoutStock++;
    } else {
      draft.ready.add(new Ready(entry, line, facet(fields, contents), facet(amount, prices)));
    }
  }

  /** What the channel was surely told last. */
  private static @Nullable FieldRecord told(OfferLedger.@Nullable Facet known) {
    return known == null || known.unsure() ? null : known.acknowledged();
  }

  /** The price of a new offer; null when it is held back. */
  private @Nullable FieldRecord newPrice(Candidate candidate, RuleSet prices) {
    Entry entry = candidate.entry();
    return decider
        .map(prices, candidate.product())
        .<@Nullable FieldRecord>fold(
            ok -> {
              Change change =
                  new Change(entry.sku(), Facet.PRICE, null, ok.target(), ok.version(), "");
              Optional<Withheld> stop = facts.guards().check(change, null);
              stop.ifPresent(one -> draft.withhold(entry, one));
              return stop.isPresent() ? null : ok.target();
            },
            held -> {
              withhold(entry, Facet.PRICE, Guard.MAPPING, String.valueOf(held.problems().get(0)));
              return null;
            });
  }

  /** The price that goes with changed content of a listed offer: the one that may be listed now. */
  private @Nullable FieldRecord listedPrice(Candidate candidate, RuleSet prices) {
    Entry entry = candidate.entry();
    OfferLedger.Facet known = entry.price();
    FieldRecord before = known == null || known.value().isEmpty() ? null : known.acknowledged();
    FieldRecord last = known == null || known.unsure() ? null : before;
    FieldRecord now =
        facts.ours().ours(Facet.PRICE)
            ? decider
                .map(prices, candidate.product())
                .<@Nullable FieldRecord>fold(
                    ok -> {
                      Change change =
                          new Change(entry.sku(), Facet.PRICE, before, ok.target(), -1, "");
                      return facts.guards().check(change, null).isEmpty() ? ok.target() : null;
                    },
                    held -> null)
            : null;
    return now == null ? last : now;
  }

  private List<String> lacks(FieldRecord fields) {
    OfferCheck present = check;
    if (present == null || !checks) {
      return List.of();
    }
    try {
      return present.lacks(fields);
    } catch (ConnectorException e) {
      checks = false; // the channel says itself what is missing, later
      return List.of();
    }
  }

  private void withhold(Entry entry, Facet facet, Guard guard, String message) {
    draft.withhold(entry, new Withheld(entry.sku(), facet, guard, null, message));
  }

  /** Not sent, and not looked at again until something changes. A listed offer is looked at. */
  private void keepNew(Candidate candidate, OfferLedger.Facet content, OfferLedger.Facet price) {
    if (!Decider.isListed(candidate.entry())) {
      keep(candidate, content, price);
    }
  }

  private void keep(
      Candidate candidate, OfferLedger.Facet content, OfferLedger.@Nullable Facet price) {
    Entry entry = candidate.entry();
    if (fresh(entry.content(), content, candidate)
        && (price == null || fresh(entry.price(), price, candidate))) {
      return;
    }
    draft.kept.add(
        new Kept(
            entry.sku(),
            now ->
                new Entry(
                    now.sku(),
                    now.listing(),
                    kept(content, now.content()),
                    price == null ? now.price() : price,
                    now.stock(),
                    now.hold(),
                    now.note())));
  }

  /** Nothing was sent: what was waited for before is waited for still, and nothing else. */
  private static OfferLedger.Facet kept(
      OfferLedger.Facet content, OfferLedger.@Nullable Facet before) {
    boolean waits = before != null && !before.confirmed();
    OfferLedger.Facet same =
        new OfferLedger.Facet(content.value(), content.ruleVersion(), content.at(), !waits);
    int units = before == null || !waits ? 0 : before.waitingUnits();
    return units == 0 ? same : same.waitingWith(units);
  }

  private static boolean fresh(
      OfferLedger.@Nullable Facet known, OfferLedger.Facet now, Candidate candidate) {
    return known != null
        && known.ruleVersion() == now.ruleVersion()
        && known.acknowledged().equals(now.value())
        && !candidate.product().changedAt().isAfter(known.at());
  }

  private OfferLedger.Facet facet(FieldRecord value, RuleSet rules) {
    return new OfferLedger.Facet(value, rules.version(), facts.now(), false);
  }
}
