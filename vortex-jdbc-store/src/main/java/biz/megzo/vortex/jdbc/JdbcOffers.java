package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.store.OfferLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** vortex_offer. */
final class JdbcOffers implements OfferLedger {
  private static final String SELECT =
      "select sku, listing, content, price, stock, hold, note from vortex_offer where link = :link";

  private final Database database;
  private final IndexRows index;

  JdbcOffers(Database database, IndexRows index) {
    this.database = database;
    this.index = index;
  }

  @Override
  public List<Entry> page(LinkId link, @Nullable Sku after, int limit) {
    FacetJson facets = new FacetJson();
    return SkuPages.page(database, SELECT, link, after, limit, row -> entry(row, facets));
  }

  @Override
  public Optional<Entry> find(LinkId link, Sku sku) {
    return find(link, List.of(sku)).stream().findFirst();
  }

  @Override
  public List<Entry> find(LinkId link, Collection<Sku> skus) {
    FacetJson facets = new FacetJson();
    return SkuPages.find(database, SELECT, link, skus, row -> entry(row, facets));
  }

  @Override
  public void write(LinkId link, Collection<Entry> entries) {
    Bulk rows =
        Bulk.into(
            "vortex_offer",
            List.of("link", "sku"),
            "link text",
            "sku text",
            "listing text",
            "content text",
            "price text",
            "stock text",
            "hold text",
            "note text");
    for (Entry one : entries) {
      rows.row(
          link.value(),
          database.sql().skuToColumn(one.sku().value()),
          one.listing().name(),
          FacetJson.write(one.content()),
          FacetJson.write(one.price()),
          FacetJson.write(one.stock()),
          Statements.nullableText(one.hold()),
          Statements.nullableText(one.note()));
    }
    database.together(
        "write " + entries.size() + " offers of link " + link,
        handle -> {
          database.sql().bulk(handle, rows);
          index.offers(handle, link, entries);
          return rows;
        });
  }

  @Override
  public long count(LinkId link, Listing listing) {
    return database.once(
        "count offers of link " + link,
        handle ->
            handle
                .createQuery(
                    "select count(*) from vortex_offer where link = :link and listing = :listing")
                .bind("link", link.value())
                .bind("listing", listing.name())
                .mapTo(Long.class)
                .one());
  }

  private Entry entry(ResultSet row, FacetJson facets) throws SQLException {
    return new Entry(
        Sku.of(database.sql().skuFromColumn(row.getString("sku"))),
        Listing.valueOf(row.getString("listing")),
        facets.readAlone(row.getString("content")),
        facets.read(row.getString("price")),
        facets.read(row.getString("stock")),
        row.getString("hold"),
        row.getString("note"));
  }
}
