package biz.megzo.vortex.jdbc;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.store.OfferLedger.Listing;
import biz.megzo.vortex.store.ProductIndex;
import biz.megzo.vortex.store.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** vortex_product_index. */
final class JdbcProductIndex implements ProductIndex {
  private static final int FILLED_AT_ONCE = 1000;

  /** So many found products are sorted here. */
  private static final int FEW = 1000;

  private static final Comparator<Place> BY_CODE = Comparator.comparing(Place::sku);
  private static final Comparator<Place> BY_NAME =
      Comparator.comparing(Place::label).thenComparing(BY_CODE);

  private static final String WHERE = " where link = :link";
  private static final String FROM = " from vortex_product_index" + WHERE;

  /** Rows of an upgrade, whose words are not known yet. */
  private static final String UNNAMED =
      """
      select i.sku, p.fields from vortex_product_index i
      left join vortex_product p on p.link = i.link and p.sku = i.sku
      where i.link = :link and i.label is null limit :limit""";

  private static final String NAME =
      """
      update vortex_product_index set label = :label, words = :words
      where link = :link and sku = :sku and label is null""";

  private final Database database;
  private final IndexRows rows;

  JdbcProductIndex(Database database, IndexRows rows) {
    this.database = database;
    this.rows = rows;
  }

  @Override
  public List<Place> page(
      LinkId link, ProductSearch search, @Nullable Place from, boolean backwards, int limit) {
    fill(link);
    boolean words = !search.words().isEmpty();
    boolean filter = search.filter() != Filter.ALL;
    if (search.order() == Order.CODE ? words : filter && !words) {
      List<Place> few = unordered(link, search);
      if (few.size() <= FEW) {
        return sorted(few, search.order(), from, backwards, limit);
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    StringBuilder query =
        new StringBuilder("select sku, label from vortex_product_index")
            .append(words && search.order() == Order.NAME ? database.sql().of("{bySearch}") : "")
            .append(WHERE);
    query.append(conditions(search, values));
    if (from != null) {
      query.append(behind(search.order(), backwards));
      values.put("sku", column(from.sku().value()));
      if (search.order() == Order.NAME) {
        values.put("label", column(from.label()));
      }
    }
    String way = backwards ? " desc" : "";
    query.append(" order by link").append(way);
    if (search.order() == Order.NAME) {
      String label = words ? database.sql().soughtLabel() : "label";
      query.append(", ").append(label).append(way);
    }
    query.append(", sku").append(way).append(" limit :limit");
    return database.once(
        "search products of link " + link,
        handle -> {
          List<Place> found =
              new ArrayList<>(
                  handle
                      .createQuery(query.toString())
                      .bind("link", link.value())
                      .bind("limit", limit)
                      .bindMap(values)
                      .map((row, context) -> place(row))
                      .list());
          if (backwards) {
            Collections.reverse(found);
          }
          return found;
        });
  }

  /**
   * What is found, or more than {@link #FEW} of it. Of a rare word, or few of a filter, all
   * products would be looked through in the order asked for: in H2 with a look into the table for
   * each.
   */
  private List<Place> unordered(LinkId link, ProductSearch search) {
    Map<String, String> values = new LinkedHashMap<>();
    String index = search.words().isEmpty() ? "{byStanding}" : "{bySearch}";
    String query =
        database.sql().of("select sku, label from vortex_product_index" + index)
            + WHERE
            + conditions(search, values)
            + " limit :limit";
    return database.once(
        "search products of link " + link,
        handle ->
            handle
                .createQuery(query)
                .bind("link", link.value())
                .bind("limit", FEW + 1)
                .bindMap(values)
                .map((row, context) -> place(row))
                .list());
  }

  private static List<Place> sorted(
      List<Place> all, Order by, @Nullable Place from, boolean backwards, int limit) {
    Comparator<Place> order = by == Order.CODE ? BY_CODE : BY_NAME;
    Comparator<Place> way = backwards ? order.reversed() : order;
    return all.stream()
        .filter(place -> from == null || way.compare(place, from) > 0)
        .sorted(way)
        .limit(limit)
        .sorted(order)
        .toList();
  }

  /** Two conditions, as of a comparison of rows no index would be used by H2. */
  private static String behind(Order order, boolean backwards) {
    String than = backwards ? "<" : ">";
    return order == Order.CODE
        ? " and sku " + than + " :sku"
        : " and label %s= :label and (label %s :label or sku %s :sku)".formatted(than, than, than);
  }

  @Override
  public long count(LinkId link, ProductSearch search, long atMost) {
    fill(link);
    Map<String, String> values = new LinkedHashMap<>();
    String query =
        "select count(*) from (select 1 as one from vortex_product_index"
            + database.sql().of(search.words().isEmpty() ? "" : "{bySearch}")
            + WHERE
            + conditions(search, values)
            + " limit :limit) found";
    return database.once(
        "count products of link " + link,
        handle ->
            handle
                .createQuery(query)
                .bind("link", link.value())
                .bind("limit", atMost)
                .bindMap(values)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Map<Standing, Long> counts(LinkId link) {
    Map<Standing, Long> counts = new HashMap<>();
    database
        .once(
            "count products of link " + link,
            handle ->
                handle
                    .createQuery(
                        "select standing, count(*) as number" + FROM + " group by standing")
                    .bind("link", link.value())
                    .map(
                        (row, context) ->
                            Map.entry(
                                IndexRows.standing(row.getString("standing")),
                                row.getLong("number")))
                    .list())
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  private String conditions(ProductSearch search, Map<String, String> values) {
    StringBuilder conditions = new StringBuilder();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < search.words().size(); i++) {
      words.add("words like :word" + i);
      values.put("word" + i, "%" + escaped(search.words().get(i)) + "%");
    }
    words.forEach(word -> conditions.append(" and ").append(word));
    if (!search.prefix().isEmpty()) {
      String prefix = column(search.prefix());
      conditions.append(" and sku >= :prefix and sku like :begins");
      values.put("prefix", prefix);
      values.put("begins", escaped(prefix) + "%");
    }
    if (search.filter() != Filter.ALL) {
      String standing =
          words.isEmpty() ? "standing" : database.sql().standingWhen(String.join(" and ", words));
      conditions.append(" and ").append(standing);
      conditions.append(" in (").append(standings(search.filter())).append(')');
    }
    return conditions.toString();
  }

  private static String standings(Filter filter) {
    return Stream.of(Listing.values())
        .flatMap(
            listing ->
                Stream.of(
                    new Standing(listing, false, false),
                    new Standing(listing, true, false),
                    new Standing(listing, false, true),
                    new Standing(listing, true, true)))
        .filter(filter::fits)
        .map(standing -> "'" + IndexRows.print(standing) + "'")
        .collect(Collectors.joining(", "));
  }

  /** A text that means itself in {@code like}. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** Names what an upgrade left unnamed; otherwise one look at the beginning of an index. */
  private void fill(LinkId link) {
    for (int filled = FILLED_AT_ONCE; filled == FILLED_AT_ONCE; ) {
      filled = database.together("index products of link " + link, handle -> fill(handle, link));
    }
  }

  private int fill(Handle handle, LinkId link) {
    Map<String, String> unnamed = new LinkedHashMap<>();
    handle
        .createQuery(UNNAMED)
        .bind("link", link.value())
        .bind("limit", FILLED_AT_ONCE)
        .map(
            (row, context) -> {
              String fields = row.getString("fields");
              String name = fields == null ? "" : ProductIndex.name(FieldJson.read(fields));
              return Map.entry(row.getString("sku"), name);
            })
        .forEach(one -> unnamed.put(one.getKey(), one.getValue()));
    if (unnamed.isEmpty()) {
      return 0;
    }
    PreparedBatch batch = handle.prepareBatch(NAME);
    unnamed.forEach(
        (column, name) -> {
          Sku sku = Sku.of(database.sql().skuFromColumn(column));
          batch
              .bind("label", rows.label(sku, name))
              .bind("words", ProductIndex.text(sku, name))
              .bind("link", link.value())
              .bind("sku", column)
              .add();
        });
    batch.execute();
    return unnamed.size();
  }

  private String column(String text) {
    return database.sql().skuToColumn(Stored.text(text));
  }

  private Place place(ResultSet row) throws SQLException {
    return new Place(
        Sku.of(database.sql().skuFromColumn(row.getString("sku"))),
        database.sql().skuFromColumn(row.getString("label")));
  }
}
