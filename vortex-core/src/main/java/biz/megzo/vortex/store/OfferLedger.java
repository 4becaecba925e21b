package biz.megzo.vortex.store;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the channel last acknowledged, facet by facet. */
public interface OfferLedger {
  /**
   * A page of a link's entries in SKU order (by UTF-16 code units), so that a reader can go through
   * all of them beside another ordered source without holding them.
   *
   * @param after the last SKU of the page before; null for the first page
   */
  List<Entry> page(LinkId link, @Nullable Sku after, int limit);

  Optional<Entry> find(LinkId link, Sku sku);

  List<Entry> find(LinkId link, Collection<Sku> skus);

  /** Writes entries whole, inserting or replacing, in one transaction. */
  void write(LinkId link, Collection<Entry> entries);

  /** How many entries stand in each listing state. */
  long count(LinkId link, Listing listing);

  /**
   * One SKU. A facet that is null was never acknowledged, or a push of it is under way, or it was
   * seen to differ: it is pushed again. Of price and stock what was acknowledged before is kept
   * ({@link Facet#unsure()}), for the guards to compare with. Content that is unsure was sent, and
   * nobody knows whether it arrived; that of a new product says which stock went with it.
   *
   * @param hold why it waits for a person, free text; null when it does not
   * @param note what the channel last said of it; null when nothing
   */
  record Entry(
      Sku sku,
      Listing listing,
      @Nullable Facet content,
      @Nullable Facet price,
      @Nullable Facet stock,
      @Nullable String hold,
      @Nullable String note) {

    /** A SKU that was never sent. */
    public static Entry unlisted(Sku sku) {
      return new Entry(sku, Listing.ABSENT, null, null, null, null, null);
    }
  }

  /** How a SKU stands on the channel as far as we know. */
  enum Listing {
    /** Never sent, or the channel does not know it. */
    ABSENT,
    /** Sent, the channel has not decided yet. */
    PENDING,
    /** Listed. */
    LISTED,
    /** The channel refused it. */
    REFUSED,
    /** Listed once; we took it to zero because the ERP no longer has it. */
    SWITCHED_OFF
  }

  /**
   * What was acknowledged of one facet.
   *
   * @param value as pushed: a stock facet has the field {@code stock}
   * @param ruleVersion the rules that made it; -1 when none did
   * @param at when it was acknowledged
   * @param confirmed whether the channel said so item by item or it was read back; a push that was
   *     only taken is not confirmed
   */
  record Facet(FieldRecord value, int ruleVersion, Instant at, boolean confirmed) {
    private static final String UNSURE = "vortex.unsure";
    private static final String UNITS = "vortex.units";
    private static final String SECOND = "vortex.second";
    private static final int NO_RULES = -2;

    /**
     * This facet while a push or a repair of it is under way: what the channel shows is not known,
     * what it acknowledged last is. It equals no value that could be pushed.
     */
    public Facet asUnsure() {
      return unsure()
          ? this
          : new Facet(value.toBuilder().bool(UNSURE, true).build(), NO_RULES, at, false);
    }

    /**
     * The content of a new product while the channel has not decided on it.
     *
     * @param units the most that went with it, which is listed once the channel says yes
     */
    public Facet waitingWith(int units) {
      FieldRecord waiting = value.toBuilder().whole(UNITS, units).build();
      return new Facet(waiting, ruleVersion, at, confirmed);
    }

    /** This content when an older one of the same product may wait at the channel as well. */
    public Facet asSecond() {
      return new Facet(value.toBuilder().bool(SECOND, true).build(), ruleVersion, at, confirmed);
    }

    /** Whether what waits at the channel may be an older content. */
    public boolean second() {
      return value.isTrue(SECOND);
    }

    /** The stock that waits with this content for the channel's decision; 0 when none does. */
    public int waitingUnits() {
      return value.whole(UNITS).map(Math::toIntExact).orElse(0);
    }

    /** Whether only what was acknowledged before is known. */
    public boolean unsure() {
      return value.isTrue(UNSURE);
    }

    /** What was acknowledged last, without the marks of being unsure or waiting. */
    public FieldRecord acknowledged() {
      return unsure() || value.has(UNITS)
          ? value.toBuilder().remove(UNSURE).remove(UNITS).remove(SECOND).build()
          : value;
    }

    /** This facet without those marks. */
    public Facet decided() {
      return new Facet(acknowledged(), ruleVersion, at, confirmed);
    }
  }
}
