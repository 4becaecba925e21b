package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.ProductIndex.Place;
import biz.megzo.vortex.store.ProductIndex.Standing;
import biz.megzo.vortex.store.ProductStore.KnownProduct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of vortex_product_index: keeps them in step with products and offers, in the transaction
 * that writes those and behind that write, so that two writers of one product take turns. Rows are
 * read by their key and written only where they differ: a product whose stock alone changed costs
 * no write.
 */
final class IndexRows {
  private static final String TABLE = "vortex_product_index";
  private static final String HELD = "+HELD";
  private static final String ZERO = "+ZERO";
  private static final int CHUNK = 5000;

  static final String KNOWN =
      SkuPages.among(
          "select sku, label, words, standing from vortex_product_index{byCode} where link = :link");

  /** A row as it is stored; {@code label} and {@code words} are null after an upgrade. */
  private record Row(@Nullable String label, @Nullable String words, String standing) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getString("label"), row.getString("words"), row.getString("standing"));
    }
  }

  private final Sql sql;

  IndexRows(Sql sql) {
    this.sql = sql;
  }

  /** Products were written. */
  void products(Handle handle, LinkId link, Collection<KnownProduct> products) throws SQLException {
    Map<Sku, FieldRecord> fields = new LinkedHashMap<>();
    products.forEach(one -> fields.put(one.sku(), one.fields()));
    write(
        handle,
        link,
        fields,
        (sku, of, before) ->
            named(
                sku,
                ProductIndex.name(of),
                before == null ? print(Standing.absent()) : before.standing()));
  }

  /** Offers were written. */
  void offers(Handle handle, LinkId link, Collection<Entry> entries) throws SQLException {
    Map<Sku, Entry> last = new LinkedHashMap<>();
    entries.forEach(one -> last.put(one.sku(), one));
    write(
        handle,
        link,
        last,
        (sku, entry, before) ->
            before == null
                ? named(sku, "", print(Standing.of(entry)))
                : new Row(before.label(), before.words(), print(Standing.of(entry))));
  }

  /** The row of a name. */
  private Row named(Sku sku, String name, String standing) {
    return new Row(label(sku, name), ProductIndex.text(sku, name), standing);
  }

  /** The label of a name as its column holds it. */
  String label(Sku sku, String name) {
    return sql.skuToColumn(Place.of(sku, name).label());
  }

  private interface Making<T> {
    Row of(Sku sku, T value, @Nullable Row before);
  }

  private <T> void write(Handle handle, LinkId link, Map<Sku, T> values, Making<T> making)
      throws SQLException {
    Map<String, Row> before = known(handle, link, values.keySet());
    Bulk rows =
        Bulk.into(
            TABLE,
            List.of("link", "sku"),
            "link text",
            "sku text",
            "label text",
            "words text",
            "standing text");
    int changed = 0;
    for (Map.Entry<Sku, T> one : values.entrySet()) {
      String column = sql.skuToColumn(one.getKey().value());
      Row old = before.get(column);
      Row now = making.of(one.getKey(), one.getValue(), old);
      if (!now.equals(old)) {
        rows.row(link.value(), column, now.label(), now.words(), now.standing());
        changed++;
      }
    }
    if (changed > 0) {
      sql.bulk(handle, rows);
    }
  }

  private Map<String, Row> known(Handle handle, LinkId link, Collection<Sku> skus) {
    List<String> keys = skus.stream().map(sku -> sql.skuToColumn(sku.value())).toList();
    Map<String, Row> known = new HashMap<>();
    for (int from = 0; from < keys.size(); from += CHUNK) {
      List<String> part = keys.subList(from, Math.min(keys.size(), from + CHUNK));
      handle
          .createQuery(sql.of(KNOWN))
          .bind("link", link.value())
          .bindArray("skus", String.class, part)
          .map((row, context) -> Map.entry(row.getString("sku"), Row.of(row)))
          .forEach(one -> known.put(one.getKey(), one.getValue()));
    }
    return known;
  }

  /** A standing as its column holds it. */
  static String print(Standing standing) {
    return standing.listing().name()
        + (standing.held() ? HELD : "")
        + (standing.soldOut() ? ZERO : "");
  }

  /** The reverse of {@link #print}. */
  static Standing standing(String text) {
    int mark = text.indexOf('+');
    return new Standing(
        Listing.valueOf(mark < 0 ? text : text.substring(0, mark)),
        text.contains(HELD),
        text.contains(ZERO));
  }
}
