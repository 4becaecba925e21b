package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.goods.GoodsList.Chip;
import biz.megzo.vortex.panel.goods.GoodsList.Line;
import biz.megzo.vortex.panel.goods.GoodsList.Ways;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.ProductDesk;
import biz.megzo.vortex.publish.ProductPage;
import biz.megzo.vortex.publish.ProductPage.Row;
import biz.megzo.vortex.publish.ProductSearch;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.ProductSearch.Order;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.ProductIndex.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The products of a link, searched and by pages. */
final class ListPage {
  private static final int SIZE = 50;
  private static final int COUNTED = 200;
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Shops shops;
  private final Map<LinkId, Counted> counted = new ConcurrentHashMap<>();

  /** Numbers of all filters as they were at a moment. */
  private record Counted(Map<Filter, Long> counts, Instant at) {}

  ListPage(Shops shops) {
    this.shops = shops;
  }

  Answer show(Visit visit) {
    View view = visit.view();
    ProductDesk desk = shops.vortex().products(visit.link());
    String text = visit.query("q").filter(typed -> typed.length() <= 200).orElse("");
    ProductSearch search =
        ProductSearch.of(text)
            .withFilter(choice(visit, "show", Filter.class, Filter.ALL))
            .withOrder(choice(visit, "order", Order.class, Order.CODE));
    ProductPage page = page(visit, desk, search);
    Map<Filter, Long> counts = search.words().isEmpty() ? desk.counts() : recent(visit.link());
    Address address = new Address(view.href(GoodsPages.PRODUCTS), text, search);
    GoodsList list =
        new GoodsList(
            text,
            search.filter(),
            search.order(),
            chips(view, counts, address),
            found(view, desk, search, page, counts),
            page.rows().stream().map(row -> line(view, row)).toList(),
            ways(page, address));
    return Answer.page("goods/list.jte", Map.of("list", list));
  }

  private static <E extends Enum<E>> E choice(Visit visit, String name, Class<E> type, E standard) {
    String word = visit.query(name).orElse("");
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(word)) {
        return one;
      }
    }
    return standard;
  }

  private static ProductPage page(Visit visit, ProductDesk desk, ProductSearch search) {
    if (visit.query("last").isPresent()) {
      return desk.last(search, SIZE);
    }
    Optional<Place> after = place(visit, "after");
    if (after.isPresent()) {
      return desk.after(search, after.get(), SIZE);
    }
    Optional<Place> before = place(visit, "before");
    if (before.isPresent()) {
      ProductPage page = desk.before(search, before.get(), SIZE);
      return page.rows().size() < SIZE ? desk.first(search, SIZE) : page;
    }
    return desk.first(search, SIZE);
  }

  private static Optional<Place> place(Visit visit, String name) {
    return visit
        .query(name)
        .filter(Sku::valid)
        .map(code -> new Place(Sku.of(code), visit.query("label").orElse("")));
  }

  private static List<Chip> chips(View view, Map<Filter, Long> counts, Address address) {
    List<Chip> chips = new ArrayList<>();
    for (Filter filter : Filter.values()) {
      chips.add(
          new Chip(
              view.word("goods.filter", filter),
              view.number(counts.getOrDefault(filter, 0L)),
              address.of(filter),
              filter == address.search().filter()));
    }
    return chips;
  }

  /** The numbers beside a search, which is slow enough by itself, may be some seconds old. */
  private Map<Filter, Long> recent(LinkId link) {
    Instant now = shops.clock().instant();
    return counted
        .compute(
            link,
            (key, known) ->
                known != null && now.isBefore(known.at().plus(FRESH))
                    ? known
                    : new Counted(shops.vortex().products(link).counts(), now))
        .counts();
  }

  /** How many were found; of a plain filter, and of a single page, the number is known already. */
  private static String found(
      View view,
      ProductDesk desk,
      ProductSearch search,
      ProductPage page,
      Map<Filter, Long> counts) {
    if (search.words().isEmpty()) {
      return view.say("goods.found", view.number(counts.getOrDefault(search.filter(), 0L)));
    }
    if (!page.hasPrevious() && !page.hasNext()) {
      return view.say("goods.found", view.number((long) page.rows().size()));
    }
    long found = desk.count(search, COUNTED + 1);
    return found > COUNTED
        ? view.say("goods.found.more", view.number(COUNTED))
        : view.say("goods.found", view.number(found));
  }

  private static Line line(View view, Row row) {
    Entry entry = row.entry().orElse(null);
    return new Line(
        row.sku().value(),
        row.name().isEmpty() ? view.say("goods.noName") : row.name(),
        Words.href(view, row.sku()),
        Words.price(entry).map(view::money).orElse("–"),
        row.product()
            .flatMap(one -> one.onHand().decimal("quantity"))
            .map(view::number)
            .orElse("–"),
        Words.units(entry).map(units -> view.number((long) units)).orElse("–"),
        Words.badges(view, entry, row.differs()));
  }

  private static Ways ways(ProductPage page, Address address) {
    if (page.rows().isEmpty()) {
      return new Ways("", "", "", "");
    }
    Place top = page.rows().get(0).place();
    Place bottom = page.rows().get(page.rows().size() - 1).place();
    return new Ways(
        page.hasPrevious() ? address.of("") : "",
        page.hasPrevious() ? address.of(address.to("before", top)) : "",
        page.hasNext() ? address.of(address.to("after", bottom)) : "",
        page.hasNext() ? address.of("&last=1") : "");
  }

  /** Addresses of lists with the same search. */
  private record Address(String path, String text, ProductSearch search) {
    String of(Filter filter) {
      return path
          + "?show="
          + filter.name()
          + (text.isEmpty() ? "" : "&q=" + View.part(text))
          + (search.order() == Order.CODE ? "" : "&order=" + search.order().name());
    }

    String of(String rest) {
      return of(search.filter()) + rest;
    }

    String to(String way, Place place) {
      return "&"
          + way
          + "="
          + View.part(place.sku().value())
          + (search.order() == Order.NAME ? "&label=" + View.part(place.label()) : "");
    }
  }
}
