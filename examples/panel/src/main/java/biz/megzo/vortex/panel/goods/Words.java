package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.web.Language;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.publish.Drift;
import biz.megzo.vortex.publish.Guard;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.stock.StockBuffer;
import biz.megzo.vortex.store.AuditLog.Fact;
import biz.megzo.vortex.store.OfferLedger.Entry;
import biz.megzo.vortex.store.OfferLedger.Facet;
import biz.megzo.vortex.store.OfferLedger.Listing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the library knows, in a vendor's words. */
public final class Words {
  private Words() {}

  /** A coloured word. */
  public record Badge(String kind, String text) {}

  /** A path of one product. */
  public static String href(View view, Sku sku) {
    return view.href(GoodsPages.ONE) + "?sku=" + View.part(sku.value());
  }

  /** How an offer stands. */
  public static List<Badge> badges(View view, @Nullable Entry entry, boolean differs) {
    List<Badge> badges = new ArrayList<>();
    Listing listing = entry == null ? Listing.ABSENT : entry.listing();
    if (entry != null && entry.hold() != null) {
      badges.add(new Badge("bad", view.say("goods.badge.held")));
    }
    if (listing == Listing.LISTED && units(entry).filter(units -> units == 0).isPresent()) {
      badges.add(new Badge("warn", view.say("goods.badge.soldOut")));
    } else if (listing != Listing.ABSENT || badges.isEmpty()) {
      badges.add(new Badge(kind(listing), view.word("goods.listing", listing)));
    }
    if (differs) {
      badges.add(new Badge("warn", view.say("goods.badge.differs")));
    }
    return badges;
  }

  private static String kind(Listing listing) {
    return switch (listing) {
      case LISTED -> "good";
      case PENDING -> "warn";
      case REFUSED -> "bad";
      case ABSENT, SWITCHED_OFF -> "quiet";
    };
  }

  /** The units that the channel acknowledged last. */
  public static Optional<Long> units(@Nullable Entry entry) {
    return facet(entry == null ? null : entry.stock()).flatMap(value -> value.whole("stock"));
  }

  /** The price that the channel acknowledged last. */
  public static Optional<BigDecimal> price(@Nullable Entry entry) {
    return facet(entry == null ? null : entry.price()).flatMap(Words::price);
  }

  private static Optional<FieldRecord> facet(@Nullable Facet facet) {
    return Optional.ofNullable(facet).map(Facet::value);
  }

  /** The first amount of a price. */
  static Optional<BigDecimal> price(FieldRecord value) {
    return value.fields().values().stream()
        .filter(FieldValue.Decimal.class::isInstance)
        .map(one -> ((FieldValue.Decimal) one).value())
        .findFirst();
  }

  /** A value for people: decimals with a comma, yes and no, lists in brackets. */
  public static String value(View view, FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return view.number(decimal.value());
    }
    if (value instanceof FieldValue.Bool bool) {
      return view.say(bool.value() ? "goods.yes" : "goods.no");
    }
    if (value instanceof FieldValue.Date date) {
      return view.day(date.value());
    }
    if (value instanceof FieldValue.Records records) {
      return records.values().stream()
          .map(one -> record(view, one))
          .collect(Collectors.joining("; "));
    }
    return value.print();
  }

  /** A record in one line. */
  public static String record(View view, @Nullable FieldRecord record) {
    if (record == null) {
      return view.say("goods.unknown");
    }
    if (record.names().size() == 1) {
      return value(view, record.fields().values().iterator().next());
    }
    return record.fields().entrySet().stream()
        .map(field -> field.getKey() + " = " + value(view, field.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A change's value: of a price its amount alone, where that says enough. */
  public static String changed(
      View view,
      biz.megzo.vortex.publish.Facet facet,
      @Nullable FieldRecord value,
      @Nullable FieldRecord other) {
    Optional<BigDecimal> amount = Optional.ofNullable(value).flatMap(Words::price);
    Optional<BigDecimal> beside = Optional.ofNullable(other).flatMap(Words::price);
    boolean enough =
        facet == biz.megzo.vortex.publish.Facet.PRICE
            && amount.isPresent()
            && !amount.equals(beside);
    return enough ? view.money(amount.get()) : record(view, value);
  }

  /** What to do about a guard. */
  public static String remedy(View view, Guard guard) {
    return view.word("goods.remedy", guard);
  }

  /** Whether a guard's message says more than the values and the guard's name. */
  public static boolean tells(Guard guard) {
    return switch (guard) {
      case BLAST_RADIUS, ZERO_PRICE, PRICE_TOO_LOW, PRICE_TOO_HIGH, PRICE_STEP, PRICE_JUMP -> false;
      case MAPPING, MISSING_FIELD, CHANNEL_REFUSED, NOT_APPLIED -> true;
    };
  }

  /** Where a stock setting comes from. */
  public static String from(View view, String from) {
    return from.startsWith("rule ")
        ? view.say("goods.from.rule", from.substring(5))
        : known(view, "goods.from", from);
  }

  /** The text of a sentence of the library that has one, else the sentence. */
  static String known(View view, String prefix, String sentence) {
    String key = sentence.replaceAll("[^A-Za-z0-9]+", "-");
    String text = view.word(prefix, key);
    return text.equals(key) ? sentence : text;
  }

  /** Why stock is not known. */
  public static String unknown(View view, String why) {
    int missed = why.indexOf("; it counts as gone");
    return missed >= 0 ? view.say("goods.stock.missed") : known(view, "goods.stock", why);
  }

  public static String buffer(View view, StockBuffer buffer) {
    return buffer.percent().signum() == 0
        ? view.say("goods.buffer.units", buffer.units())
        : view.say("goods.buffer.both", buffer.units(), view.number(buffer.percent()));
  }

  /** A difference in one sentence. */
  public static String drift(View view, Drift one) {
    return view.say(
        "goods.drift." + one.state(),
        view.word("goods.field", one.field()),
        Objects.requireNonNullElse(one.ours(), "-"),
        Objects.requireNonNullElse(one.theirs(), "-"));
  }

  /** What a field of the ERP or of the channel means; its name where nobody says. */
  public static String label(View view, FieldSchema schema, String name) {
    return schema
        .field(name)
        .map(field -> view.language() == Language.RO ? field.romanian() : field.english())
        .filter(text -> !text.isEmpty())
        .orElse(name);
  }

  /** What happened. */
  public static String action(View view, Fact fact) {
    return view.word("goods.action", fact.action());
  }
}
