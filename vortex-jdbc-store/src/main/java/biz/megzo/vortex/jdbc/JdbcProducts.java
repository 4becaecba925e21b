package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.store.ProductStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** vortex_product. */
final class JdbcProducts implements ProductStore {
  private static final String SELECT =
      "select sku, fields, on_hand, missed, changed_at from vortex_product where link = :link";

  /** Of {@code total} rows, those at whose place another {@code limit / total} part is full. */
  private static final String SAMPLE =
      """
      select p.sku, p.fields, p.on_hand, p.missed, p.changed_at
      from vortex_product p join (
        select sku, row_number() over (order by sku) as place, count(*) over () as total
        from vortex_product where link = :link) s on s.sku = p.sku
      where p.link = :link
        and (s.place * :limit) / s.total > ((s.place - 1) * :limit) / s.total
      order by p.sku""";

  private final Database database;
  private final IndexRows index;

  JdbcProducts(Database database, IndexRows index) {
    this.database = database;
    this.index = index;
  }

  @Override
  public void write(LinkId link, Collection<KnownProduct> products) {
    Bulk rows =
        Bulk.into(
            "vortex_product",
            List.of("link", "sku"),
            "link text",
            "sku text",
            "fields text",
            "on_hand text",
            "missed integer",
            "changed_at timestamptz");
    for (KnownProduct one : products) {
      rows.row(
          link.value(),
          database.sql().skuToColumn(one.sku().value()),
          FieldJson.write(one.fields()),
          FieldJson.write(one.onHand()),
          one.missed(),
          Statements.time(one.changedAt()));
    }
    database.together(
        "write " + products.size() + " products of link " + link,
        handle -> {
          database.sql().bulk(handle, rows);
          index.products(handle, link, products);
          return rows;
        });
  }

  @Override
  public List<KnownProduct> find(LinkId link, Collection<Sku> skus) {
    return SkuPages.find(database, SELECT, link, skus, products());
  }

  @Override
  public List<KnownProduct> page(LinkId link, @Nullable Sku after, int limit) {
    return SkuPages.page(database, SELECT, link, after, limit, products());
  }

  @Override
  public List<KnownProduct> sample(LinkId link, int limit) {
    SkuPages.Mapping<KnownProduct> products = products();
    return database.once(
        "read a sample of the products of link " + link,
        handle ->
            handle
                .createQuery(SAMPLE)
                .bind("link", link.value())
                .bind("limit", (long) limit)
                .map((row, context) -> products.of(row))
                .list());
  }

  private SkuPages.Mapping<KnownProduct> products() {
    Decoded<FieldRecord> onHand = new Decoded<>(FieldJson::read);
    return row -> product(row, onHand.of(row.getString("on_hand")));
  }

  private KnownProduct product(ResultSet row, FieldRecord onHand) throws SQLException {
    return new KnownProduct(
        Sku.of(database.sql().skuFromColumn(row.getString("sku"))),
        FieldJson.later(row.getString("fields")),
        onHand,
        row.getInt("missed"),
        Statements.instant(row, "changed_at"));
  }
}
