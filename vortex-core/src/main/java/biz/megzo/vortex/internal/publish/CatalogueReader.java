package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.CatalogSource.CatalogItem;
import biz.megzo.vortex.connector.CatalogSource.CatalogPage;
import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.internal.heartbeat.Pass;
import biz.megzo.vortex.internal.heartbeat.Tally;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import biz.megzo.vortex.store.VortexStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ERP's catalogue into the product store, going on where the last pass stopped. */
public final class CatalogueReader {
  static final String CURSOR = "catalogue.page";

  /** Set once the catalogue was read to its proven end. */
  public static final String COMPLETE = "catalogue.complete";

  private final Pass pass;
  private final CatalogSource source;
  private final VortexStore store;
  private final Tally tally;

  public CatalogueReader(Pass pass, CatalogSource source, VortexStore store, Tally tally) {
    this.pass = pass;
    this.source = source;
    this.store = store;
    this.tally = tally;
  }

  /** Reads at most so many pages; stops at the end of the catalogue, the next call starts again. */
  public void read(int pages) {
    String page =
        store.cursors().get(pass.link(), CURSOR).filter(text -> !text.isEmpty()).orElse(null);
    for (int i = 0; i < pages && pass.hasTime(); i++) {
      pass.keep();
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
    for (CatalogItem item : page.items()) {
      FieldRecord before = fields.put(item.product().sku(), item.fields());
      if (before != null && !before.equals(item.fields())) {
        tally.held(
            "sku " + item.product().sku(),
            "two products of the ERP have this code; the last one read counts. Give one of them"
                + " another code");
      }
    }
    page.skipped().forEach(row -> tally.held(row.subject(), row.reason()));
    List<KnownProduct> changed = changed(fields);
    store.products().write(pass.link(), changed);
    tally.count("read", page.items().size());
    tally.count("changed", changed.size());
  }

  private List<KnownProduct> changed(Map<Sku, FieldRecord> fields) {
    Map<Sku, KnownProduct> known = new HashMap<>();
    store
        .products()
        .find(pass.link(), fields.keySet())
        .forEach(product -> known.put(product.sku(), product));
    List<KnownProduct> changed = new ArrayList<>();
    fields.forEach(
        (sku, now) -> {
          KnownProduct before = known.get(sku);
          if (before == null) {
            changed.add(new KnownProduct(sku, now, FieldRecord.empty(), 0, pass.now()));
          } else if (!before.fields().equals(now)) {
            changed.add(new KnownProduct(sku, now, before.onHand(), before.missed(), pass.now()));
          }
        });
    return changed;
  }
}
