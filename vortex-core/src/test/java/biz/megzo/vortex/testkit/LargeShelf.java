package biz.megzo.vortex.testkit;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.SettingStore.Setting;
import biz.megzo.vortex.store.VortexStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A large shop's products as they stand in a store, for measurements: names of a few words, long
 * descriptions, every standing, settings, differences, history. The same with each filling.
 */
public final class LargeShelf {
  private static final Instant THEN = Instant.parse("2026-10-02T08:00:00Z");
  private static final String[] THINGS = {"Cană", "Lampă", "Scaun", "Raft", "Perdea", "Vază"};
  private static final String[] LOOKS = {"albă", "roșie", "neagră", "din lemn", "țesută"};
  private static final String[] SIZES = {"mică", "mare", "de birou", "pentru copii"};
  private static final int SETTINGS = 2_000;
  private static final int BLOCK = 10_000;

  private final LinkId link;
  private final VortexStore store;
  private int touched;

  public LargeShelf(LinkId link, VortexStore store) {
    this.link = link;
    this.store = store;
  }

  public static Sku sku(int product) {
    return Sku.of("P-%06d".formatted(product));
  }

  /** Writes so many products, one in ten never sent, one in a hundred held. */
  public void fill(int products) {
    for (int from = 0; from < products; from += BLOCK) {
      List<KnownProduct> known = new ArrayList<>();
      List<Entry> entries = new ArrayList<>();
      for (int i = from; i < Math.min(products, from + BLOCK); i++) {
        known.add(product(i));
        if (i % 10 != 9) {
          entries.add(entry(i));
        }
      }
      store.products().write(link, known);
      store.offers().write(link, entries);
    }
    settings(products);
    drift(products);
    history(products);
  }

  /**
   * Writes one product anew, with another name and another note: a database may keep results while
   * nothing is written.
   */
  public void touch() {
    touched++;
    KnownProduct last = product(1);
    FieldRecord fields = last.fields().toBuilder().text("name", "Cană nouă " + touched).build();
    store
        .products()
        .write(link, List.of(new KnownProduct(last.sku(), fields, last.onHand(), 0, THEN)));
    Entry offer = entry(1);
    store
        .offers()
        .write(
            link,
            List.of(
                new Entry(offer.sku(), Listing.LISTED, null, null, null, null, "note " + touched)));
  }

  private static KnownProduct product(int i) {
    FieldRecord fields =
        FieldRecord.builder()
            .text("code", sku(i).value())
            .text("name", name(i))
            .text("id", Integer.toString(900_000 + i))
            .text("category", THINGS[i % THINGS.length])
            .text("unit", "buc")
            .decimal("price", new BigDecimal(10 + i % 500).setScale(2))
            .decimal("vatPercent", new BigDecimal("21"))
            .bool("priceIncludesVat", true)
            .text("description", "Descriere lungă a produsului, cu diacritice. ".repeat(12))
            .build();
    FieldRecord onHand =
        FieldRecord.builder().decimal("quantity", BigDecimal.valueOf(i % 40)).build();
    return new KnownProduct(sku(i), fields, onHand, 0, THEN);
  }

  private static String name(int i) {
    return THINGS[i % THINGS.length]
        + " "
        + LOOKS[i / 7 % LOOKS.length]
        + " "
        + SIZES[i / 3 % SIZES.length]
        + " "
        + (i * 7919L % 1_000_003);
  }

  private static Entry entry(int i) {
    Facet content = facet(FieldRecord.builder().text("products_name", name(i)).build());
    Facet price =
        facet(FieldRecord.builder().decimal("price", new BigDecimal(10 + i % 500)).build());
    Facet stock = facet(FieldRecord.builder().whole("stock", Math.max(0, i % 40 - 2)).build());
    return switch (i % 100) {
      case 3 ->
          new Entry(
              sku(i), Listing.LISTED, content, price, stock, "price: [PRICE_JUMP] 12 to 120", null);
      case 4 -> new Entry(sku(i), Listing.PENDING, content, price, null, null, null);
      case 5 -> new Entry(sku(i), Listing.REFUSED, content, null, null, null, "lipsă imagine");
      case 6 -> new Entry(sku(i), Listing.SWITCHED_OFF, content, price, stock, null, null);
      default -> new Entry(sku(i), Listing.LISTED, content, price, stock, null, null);
    };
  }

  private static Facet facet(FieldRecord value) {
    return new Facet(value, 1, THEN, true);
  }

  private void settings(int products) {
    List<Setting> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(SETTINGS, products); i++) {
      FieldRecord terms =
          FieldRecord.builder()
              .whole("bufferUnits", i % 5)
              .decimal("bufferPercent", BigDecimal.ZERO)
              .build();
      rows.add(new Setting("stock", "sku:" + sku(i * 13 % products), terms, 1, "ana", "", THEN));
    }
    store.settings().write(link, rows.stream().distinct().toList());
  }

  private void drift(int products) {
    List<Drift> rows = new ArrayList<>();
    for (int i = 0; i < products; i += 300) {
      rows.add(
          new Drift(
              sku(i), "stock", Drift.State.CHANGED_THERE, "3", "5", new Drift.Seen(THEN, THEN, 1)));
    }
    store.drift().replace(link, List.of(), rows);
  }

  private void history(int products) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Sku sku = i % 200 == 0 ? sku(products / 2) : sku(i * 31 % products);
      facts.add(
          new Fact(
              THEN.plusSeconds(i),
              "vortex",
              "sku:" + sku,
              "stock.pushed",
              "7: on hand 9 - reserved 0 - buffer 2 (2 units, default in code) = offered 7"));
    }
    store.audit().append(link, facts);
  }
}
