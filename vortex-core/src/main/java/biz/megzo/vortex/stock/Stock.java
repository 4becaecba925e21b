package biz.megzo.vortex.stock;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ReservationStore.Reservation;
import biz.megzo.vortex.store.VortexStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The stock of a link, for people: what is offered and why, and what is held back. What is set here
 * counts from the next pass on, on every node; it is audited with who and why. {@code actor} is who
 * does it, as the host knows people: a name that may stand in a log. Thread-safe.
 */
public final class Stock {
  private static final int ATTEMPTS = 50;

  private final LinkId link;
  private final VortexStore store;
  private final StockSettings settings;
  private final StockEditor editor;
  private final InstantSource clock;

  public Stock(LinkId link, VortexStore store, StockSettings settings, InstantSource clock) {
    this.link = link;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.editor = new StockEditor(link, store, settings, clock);
  }

  /** One SKU as it stands; empty when nothing is known of it. */
  public Optional<View> view(Sku sku) {
    return new StockViews(link, store, policy()).view(sku);
  }

  /** What was listed for a SKU up to a moment, newest first, with the arithmetic of that time. */
  public List<Fact> history(Sku sku, Instant until, int limit) {
    return store.audit().about(link, "sku:" + sku, until, limit);
  }

  /**
   * Plays sales on at the rates of the link's own history and says what each buffer would do. Reads
   * the store alone, and changes nothing; the same history and seed give the same answer.
   */
  public BufferAdvice advise(BufferQuestion question) {
    return new BufferAdviser(link, store, policy(), clock.instant()).advise(question);
  }

  /** Everything that is set now, in code and by people. */
  public StockPolicy policy() {
    return StockPolicy.read(settings, store.settings(), link);
  }

  /** What people set and did not clear, by target. */
  public List<StockSetting> settings() {
    return store.settings().all(link, StockRows.KIND).stream()
        .map(StockRows::setting)
        .sorted(Comparator.comparing(setting -> setting.target().key()))
        .toList();
  }

  /** What people set at one place; nothing, with revision 0, when nobody did. */
  public StockSetting setting(StockTarget target) {
    return editor.now(target);
  }

  /**
   * Sets the terms of a place whole; {@link StockTerms#none()} clears them.
   *
   * @param revision of the setting that the editor saw; 0 when there was none
   * @param why for people
   */
  public StockAnswer set(
      StockTarget target, StockTerms terms, int revision, String actor, String why) {
    return editor.write(target, terms, revision, actor, why);
  }

  /**
   * Changes the terms of a place as they stand at that moment, for editors that change one of them
   * and leave the others to whoever edits those.
   */
  public StockAnswer change(
      StockTarget target, UnaryOperator<StockTerms> change, String actor, String why) {
    for (int attempt = 1; ; attempt++) {
      StockSetting before = editor.now(target);
      StockAnswer answer =
          editor.write(target, change.apply(before.terms()), before.revision(), actor, why);
      if (!(answer instanceof StockAnswer.Overtaken) || attempt == ATTEMPTS) {
        return answer;
      }
    }
  }

  /**
   * One SKU.
   *
   * @param line how the offered units come about; empty when the stock is unknown
   * @param unknown why the stock is unknown; empty when it is known
   * @param listed what the ledger holds; empty when it was never sent
   * @param reservations the open ones, oldest first
   * @param kits the kits that contain it
   */
  public record View(
      Sku sku,
      Optional<StockLine> line,
      String unknown,
      Optional<Entry> listed,
      List<Reservation> reservations,
      Set<Sku> kits) {
    public View {
      reservations = List.copyOf(reservations);
      kits = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(kits));
    }
  }
}
