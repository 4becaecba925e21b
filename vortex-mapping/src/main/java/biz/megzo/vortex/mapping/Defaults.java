package biz.megzo.vortex.mapping;

import biz.megzo.vortex.rules.Profile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The built-in rules and what they can be told. Immutable: every method gives another value. What
 * SmartBill does not know (category, manufacturer, image) holds new products until it is told here
 * or by rules of the merchant's own.
 */
public final class Defaults {
  private static final Set<String> TAX_FIELDS = Set.of("isTaxIncluded", "taxName", "taxPercentage");
  private static final Defaults STANDARD = new Defaults(List.of(), true);

  private record Extra(Profile profile, Rule rule) {}

  private final List<Extra> extras;
  private final boolean vatPayer;

  private Defaults(List<Extra> extras, boolean vatPayer) {
    this.extras = List.copyOf(extras);
    this.vatPayer = vatPayer;
  }

  static Defaults standard() {
    return STANDARD;
  }

  /** Lists every product in this Cel.ro category. Default: none. */
  public Defaults category(int categoriesId) {
    return with(Profile.PRODUCT, "categories_id", Steps.constant(categoriesId));
  }

  /** Lists every product under this manufacturer. Default: none. */
  public Defaults manufacturer(String name) {
    return with(Profile.PRODUCT, "manufacturers_name", Steps.constant(name));
  }

  /**
   * The address of a product's main picture.
   *
   * @param template with {@code {code}} or other fields of the product, for example {@code
   *     https://shop.example/img/{code}.jpg}. Default: none
   */
  public Defaults image(String template) {
    return with(Profile.PRODUCT, "products_image", Steps.template(template));
  }

  /** The warranty in months. Default: none. */
  public Defaults warranty(int months) {
    return with(Profile.PRODUCT, "garantie", Steps.constant(months));
  }

  /** Raises every price by a percentage and rounds to bani, half up. Default: 0. */
  public Defaults markup(BigDecimal percent) {
    List<Extra> more = new ArrayList<>(extras);
    more.add(
        new Extra(
            Profile.PRICE,
            Rule.set("pretf")
                .named("mark-up")
                .from(Steps.markup(Steps.constant(percent)), Steps.round(2))));
    return new Defaults(more, vatPayer);
  }

  /**
   * Puts this SmartBill warehouse on every line, for the invoice made later. Default: no warehouse
   * on the lines.
   */
  public Defaults warehouse(String name) {
    return with(Profile.ORDER, "warehouseName", Steps.constant(name));
  }

  /**
   * The account's name of a rate, for lines whose product names none. Needed at 0 %, where several
   * names share a percentage ({@code SDD}, {@code SFDD}, {@code Taxare inversa}). Default: none.
   */
  public Defaults vatName(BigDecimal percent, String name) {
    List<Extra> more = new ArrayList<>(extras);
    Condition rate =
        new Condition.Test(
            List.of(Steps.target("taxPercentage")),
            Condition.Relation.EQUALS,
            List.of(List.of(Steps.constant(percent))));
    more.add(
        new Extra(
            Profile.ORDER,
            Rule.set("taxName")
                .named("name of " + percent.toPlainString() + " %")
                .when(rate)
                .from(Steps.constant(name))));
    return new Defaults(more, vatPayer);
  }

  /** Whether the merchant's company is registered for VAT. Default: yes. */
  public Defaults vatPayer(boolean value) {
    return new Defaults(extras, value);
  }

  private Defaults with(Profile profile, String target, Step step) {
    List<Extra> more = new ArrayList<>(extras);
    more.removeIf(extra -> extra.rule().target().equals(target));
    more.add(new Extra(profile, Rule.set(target).named("built-in " + target).from(step)));
    return new Defaults(more, vatPayer);
  }

  /** The built-in rules of a profile with what was told: version 0, and a start for own rules. */
  public RuleDocument document(Profile profile) {
    RuleDocument document =
        Mapping.parse(Resources.text(profile.name().toLowerCase(Locale.ROOT) + ".json"));
    RuleDocument.Builder builder = document.toBuilder();
    for (Extra extra : extras) {
      if (extra.profile() == profile) {
        add(builder, extra.rule());
      }
    }
    if (profile == Profile.ORDER && !vatPayer) {
      builder.each(rule -> lines(rule, Defaults::withoutTax));
    }
    return builder.build();
  }

  private static void add(RuleDocument.Builder builder, Rule rule) {
    switch (rule.target()) {
      case "pretf" ->
          builder.each(each -> each.target().equals("pretf") ? appended(each, rule) : each);
      case "warehouseName", "taxName" ->
          builder.each(each -> lines(each, list -> plus(list, rule)));
      default -> builder.first(rule);
    }
  }

  private static Rule appended(Rule rule, Rule more) {
    List<Step> steps = new ArrayList<>(rule.steps());
    steps.addAll(more.steps());
    return new Rule(rule.name(), rule.target(), rule.when(), steps);
  }

  private static List<Rule> plus(List<Rule> rules, Rule more) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(more);
    return all;
  }

  private static List<Rule> withoutTax(List<Rule> rules) {
    return rules.stream().filter(rule -> !TAX_FIELDS.contains(rule.target())).toList();
  }

  /** The rule with the rules of its list changed, if it maps one. */
  private static Rule lines(Rule rule, UnaryOperator<List<Rule>> change) {
    List<Step> steps = new ArrayList<>();
    for (Step step : rule.steps()) {
      steps.add(
          step.name().equals("map") && step.args().get("rules") instanceof Arg.Rules nested
              ? step.with("rules", new Arg.Rules(change.apply(nested.rules())))
              : step);
    }
    return new Rule(rule.name(), rule.target(), rule.when(), steps);
  }
}
