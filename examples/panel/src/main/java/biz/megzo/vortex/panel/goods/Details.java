package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the audit log says of a fact, in a vendor's words. */
public final class Details {
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

  /** A price as the log has it. */
  private static final Pattern PRICE = Pattern.compile("(?<=pretf=)[0-9]{1,12}(?:\\.[0-9]{1,9})?");

  private static final Pattern CONSENT = Pattern.compile("([A-Z_]+), (.+), plan (\\w+)");
  private static final Pattern RELEASED =
      Pattern.compile("(content|price|stock): \\[([A-Z_]+)] (.+)", Pattern.DOTALL);
  private static final Pattern APPROVED =
      Pattern.compile("([0-9]{1,9}) changes; (.*)", Pattern.DOTALL);
  private static final Pattern BARRED = Pattern.compile("([A-Z_]+), may not log in");
  private static final Pattern LIMITS =
      Pattern.compile("PriceLimits\\[min=(\\S+), max=(\\S+), maxStep=(\\S+)]");

  /** What the limits of a price are called, in their order. */
  private static final List<String> LIMIT_KEYS = List.of("least", "most", "step");

  /** Fields of records in the log, and the keys of their texts. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "hasTVA=true", "vat",
          "hasTVA=false", "noVat",
          "pretf=", "amount",
          "moneda=", "currency",
          "products_image=", "image",
          "products_name=", "name",
          "manufacturers_name=", "maker",
          "categories_id=", "category",
          "stock=", "stock");

  private Details() {}

  /** The details of a fact: as people write times and amounts, in the reader's language. */
  public static String of(View view, Fact fact) {
    String detail = fact.detail();
    return switch (fact.action()) {
      case "change.consented" -> filled(CONSENT, detail, one -> consent(view, one));
      case "offer.released" -> filled(RELEASED, detail, one -> released(view, one));
      case "plan.approved" -> filled(APPROVED, detail, one -> approved(view, one));
      case "user.changed" ->
          filled(
              BARRED,
              view.told(detail),
              one -> view.say("goods.detail.barred", view.word("panel.role", one.group(1))));
      case "price.limited" -> filled(LIMITS, detail, one -> limits(view, one));
      default -> sum(view, detail);
    };
  }

  private static String filled(
      Pattern known, String detail, java.util.function.Function<MatchResult, String> words) {
    Matcher matcher = known.matcher(detail);
    return matcher.matches() ? words.apply(matcher.toMatchResult()) : detail;
  }

  private static String consent(View view, MatchResult one) {
    return view.say(
        "goods.detail.consent",
        view.word("goods.guard", one.group(1)),
        sum(view, one.group(2)),
        one.group(3));
  }

  private static String released(View view, MatchResult one) {
    return view.word("goods.facet", one.group(1).toUpperCase(java.util.Locale.ROOT))
        + ": "
        + view.told(one.group(3));
  }

  private static String approved(View view, MatchResult one) {
    return view.count("goods.detail.changes", Long.parseLong(one.group(1))) + "; " + one.group(2);
  }

  private static String limits(View view, MatchResult one) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < LIMIT_KEYS.size(); i++) {
      String limit = one.group(i + 1);
      if (!limit.equals("null")) {
        BigDecimal number = new BigDecimal(limit);
        boolean money = !LIMIT_KEYS.get(i).equals("step");
        all.add(
            view.say(
                "goods.detail.limit." + LIMIT_KEYS.get(i),
                money ? view.money(number) : view.number(number)));
      }
    }
    return all.isEmpty() ? view.say("goods.detail.limit.none") : String.join(", ", all);
  }

  /** Why somebody decided as they did, of a verdict; without the number that it begins with. */
  public static String why(String why) {
    Matcher matcher = APPROVED.matcher(why);
    return matcher.matches() ? matcher.group(2) : why;
  }

  /** What the library says of a sum of units or of a record that was sent. */
  public static String sum(View view, String sentence) {
    String text =
        TIME.matcher(view.told(sentence))
            .replaceAll(at -> time(view, at.group()))
            .replace(" -> ", " → ");
    text = PRICE.matcher(text).replaceAll(price -> view.money(new BigDecimal(price.group())));
    for (Map.Entry<String, String> field : FIELDS.entrySet()) {
      text = text.replace(field.getKey(), view.say("goods.detail." + field.getValue()));
    }
    return text;
  }

  private static String time(View view, String iso) {
    try {
      return view.time(Instant.parse(iso));
    } catch (DateTimeParseException e) {
      return Matcher.quoteReplacement(iso);
    }
  }
}
