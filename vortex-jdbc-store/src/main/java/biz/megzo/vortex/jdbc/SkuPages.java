package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the tables that have a row for each SKU. */
final class SkuPages {
  private static final int CHUNK = 5000;

  /** Makes a value of a row. */
  interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  private SkuPages() {}

  /**
   * A select of rows of a link, made one of the rows of {@code :skus}: a join, because for {@code =
   * any(array)} H2 reads all rows of the link.
   */
  static String among(String select) {
    return select.replace(" where ", ", unnest(cast(:skus as varchar array)) wanted(code) where ")
        + " and sku = wanted.code";
  }

  /** The rows of these SKUs; a very long list is asked for in parts. */
  static <T> List<T> find(
      Database database,
      String select,
      LinkId link,
      Collection<Sku> skus,
      Mapping<? extends T> mapping) {
    List<String> keys =
        skus.stream().distinct().map(sku -> database.sql().skuToColumn(sku.value())).toList();
    return database.together(
        "read " + keys.size() + " SKUs of link " + link,
        handle -> {
          List<T> found = new ArrayList<>();
          for (int from = 0; from < keys.size(); from += CHUNK) {
            List<String> part = keys.subList(from, Math.min(keys.size(), from + CHUNK));
            found.addAll(find(handle, select, link, part, mapping));
          }
          return found;
        });
  }

  private static <T> List<T> find(
      Handle handle, String select, LinkId link, List<String> keys, Mapping<? extends T> mapping) {
    return handle
        .createQuery(among(select) + " order by sku")
        .bind("link", link.value())
        .bindArray("skus", String.class, keys)
        .<T>map((row, context) -> mapping.of(row))
        .list();
  }

  /**
   * The rows behind a SKU, in SKU order. Ordered by the whole key: H2 else sorts all that is left
   * of the table for each page.
   */
  static <T> List<T> page(
      Database database,
      String select,
      LinkId link,
      @Nullable Sku after,
      int limit,
      Mapping<? extends T> mapping) {
    return database.once(
        "read a page of SKUs of link " + link,
        handle ->
            handle
                .createQuery(select + " and sku > :after order by link, sku limit :limit")
                .bind("link", link.value())
                .bind("after", after == null ? "" : database.sql().skuToColumn(after.value()))
                .bind("limit", limit)
                .setFetchSize(limit)
                .<T>map((row, context) -> mapping.of(row))
                .list());
  }
}
