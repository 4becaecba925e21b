package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.CatalogSource.CatalogItem;
import biz.megzo.vortex.connector.CatalogSource.CatalogPage;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.ReadReport.Skipped;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the ERP's catalogue into the product store, going on where the last pass stopped. */
public final class CatalogueReader {
  static final String CURSOR = "catalogue.page";

  /** Marks a product whose code another one has too: in which round of reading that was seen. */
  static final String TWICE = "vortex.codeTwice";

  private static final String ROUND = "catalogue.round";

  /** Set once the catalogue was read to its proven end. */
  public static final String COMPLETE = "catalogue.complete";

  private final Pass pass;
  private final CatalogSource source;
  private final VortexStore store;
  private final Tally tally;
  private final ProductMerge merge;
  private long round;

  public CatalogueReader(
      Pass pass, CatalogSource source, VortexStore store, Tally tally, ProductMerge merge) {
    this.pass = pass;
    this.source = source;
    this.store = store;
    this.tally = tally;
    this.merge = merge;
  }

  /** Reads at most so many pages; stops at the end of the catalogue, the next call starts again. */
  public void read(int pages) {
    String page =
        store.cursors().get(pass.link(), CURSOR).filter(text -> !text.isEmpty()).orElse(null);
    round = round();
    for (int i = 0; i < pages && pass.hasTime(); i++) {
      pass.keep();
      if (page == null) {
        round++;
        store.cursors().put(pass.link(), ROUND, Long.toString(round));
      }
      CatalogPage read = page(page);
      keep(read);
      page = read.next();
      store.cursors().put(pass.link(), CURSOR, page == null ? "" : page);
      if (page == null) {
        store.cursors().put(pass.link(), COMPLETE, pass.now().toString());
        return;
      }
    }
  }

  /** A page that the source no longer knows makes reading start again. */
  private CatalogPage page(@Nullable String page) {
    try {
      return source.products(page);
    } catch (ConnectorException e) {
      if (page == null || e.kind() != Kind.MISCONFIGURED) {
        throw e;
      }
      return source.products(null);
    }
  }

  private void keep(CatalogPage page) {
    Map<Sku, FieldRecord> fields = new HashMap<>();
    Set<Sku> twice = new HashSet<>();
    for (CatalogItem item : page.items()) {
      Sku sku = item.product().sku();
      FieldRecord before = fields.put(sku, item.fields());
      if (before != null && !before.equals(item.fields())) {
        twice.add(sku);
      }
    }
    for (Skipped row : page.skipped()) {
      tally.held(row.subject(), row.reason());
      if (Sku.valid(row.subject()) && fields.containsKey(Sku.of(row.subject()))) {
        twice.add(Sku.of(row.subject()));
      }
    }
    List<KnownProduct> changed = changed(fields, twice);
    store.products().write(pass.link(), changed);
    tally.count("read", page.items().size());
    tally.count("changed", changed.size());
  }

  private List<KnownProduct> changed(Map<Sku, FieldRecord> fields, Set<Sku> twice) {
    Map<Sku, KnownProduct> known = new HashMap<>();
    store
        .products()
        .find(pass.link(), fields.keySet())
        .forEach(product -> known.put(product.sku(), product));
    List<KnownProduct> changed = new ArrayList<>();
    fields.forEach(
        (sku, read) -> {
          KnownProduct before = known.get(sku);
          FieldRecord stored = before == null ? FieldRecord.empty() : before.fields();
          FieldRecord now = merge.erp(stored, marked(read, before, twice.contains(sku)));
          if (before == null) {
            changed.add(new KnownProduct(sku, now, FieldRecord.empty(), 0, pass.now()));
          } else if (!before.fields().equals(now)) {
            changed.add(new KnownProduct(sku, now, before.onHand(), before.missed(), pass.now()));
          }
        });
    return changed;
  }

  /**
   * The fields with a mark when two products have the code: on one page, or one now and another one
   * before. A whole reading without the second takes the mark away.
   */
  private FieldRecord marked(FieldRecord read, @Nullable KnownProduct before, boolean twice) {
    FieldRecord known = before == null ? FieldRecord.empty() : before.fields();
    String id = read.text("id").orElse("");
    boolean another = !id.isEmpty() && !known.text("id").orElse(id).equals(id);
    long mark = twice || another ? round : known.whole(TWICE).orElse(-2L);
    return mark >= round - 1 ? read.toBuilder().whole(TWICE, mark).build() : read;
  }

  private long round() {
    return store.cursors().get(pass.link(), ROUND).map(Long::parseLong).orElse(1L);
  }
}
