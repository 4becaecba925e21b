package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Condition.Relation;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule as a form, and back. */
final class RuleForm {
  /** How many steps the form has room for. */
  static final int STEPS = 8;

  private static final int FIRST = 3;
  private static final int LONGEST = 2_000;
  private static final Set<String> YES = Set.of("da", "yes", "true", "1");
  private static final Set<String> NO = Set.of("nu", "no", "false", "0");

  private final View view;
  private final Level level;

  RuleForm(View view, Level level) {
    this.view = view;
    this.level = level;
  }

  /** Fills a form with a rule; empty when the rule is more than the form can show. */
  Optional<Form> show(Rule rule) {
    Form form = view.form();
    Field target = level.target().field(rule.target()).orElse(null);
    if (rule.steps().isEmpty() || (target != null && target.type() == FieldType.RECORDS)) {
      return Optional.empty();
    }
    boolean open =
        level.target().openPrefix() != null
            && level.target().fields().stream().noneMatch(f -> f.name().equals(rule.target()));
    form.fill("target", open ? Level.OPEN : rule.target());
    form.fill("characteristic", open ? rest(rule.target()) : "");
    form.fill("name", rule.name().equals(rule.target()) ? "" : view.rule(rule.name()));
    boolean known = source(form, rule.steps().get(0)) && steps(form, rule.steps());
    Condition when = rule.when();
    known = known && (when == null || condition(form, when, false));
    return known ? Optional.of(form) : Optional.empty();
  }

  private String rest(String target) {
    String prefix = level.target().openPrefix();
    return prefix != null && target.startsWith(prefix) ? target.substring(prefix.length()) : target;
  }

  private boolean source(Form form, Step first) {
    String value = Wording.text(first.args().get("name"));
    switch (first.name()) {
      case "field" -> form.fill("source", "field").fill("field", value);
      case "constant" -> form.fill("source", "text").fill("text", fixed(List.of(first)).orElse(""));
      case "template" ->
          form.fill("source", "template").fill("template", Wording.text(first.args().get("text")));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean steps(Form form, List<Step> steps) {
    if (steps.size() > STEPS + 1) {
      return false;
    }
    for (int i = 1; i < steps.size(); i++) {
      Optional<SimpleStep> step = SimpleStep.of(steps.get(i), rate());
      if (step.isEmpty()) {
        return false;
      }
      form.fill("step" + i, step.get().kind()).fill("arg" + i, yesNo(step.get().argument()));
    }
    return true;
  }

  /** A constant as it is typed. */
  private Optional<String> fixed(List<Step> steps) {
    return SimpleStep.fixed(steps).map(this::yesNo);
  }

  private String yesNo(String value) {
    return switch (value) {
      case "true" -> view.say("mapping.yes");
      case "false" -> view.say("mapping.no");
      default -> value;
    };
  }

  private String rate() {
    return level.read("erp.vatPercent").isPresent() ? "erp.vatPercent" : "vatPercent";
  }

  private boolean condition(Form form, Condition condition, boolean not) {
    if (condition instanceof Condition.Not inner && !not) {
      return condition(form, inner.part(), true);
    }
    if (!(condition instanceof Condition.Test test)
        || test.value().size() != 1
        || !test.value().get(0).name().equals("field")) {
      return false;
    }
    boolean negatable = test.relation() == Relation.PRESENT || test.relation() == Relation.EQUALS;
    if (not && !negatable) {
      return false;
    }
    List<String> values = new ArrayList<>();
    for (List<Step> to : test.to()) {
      Optional<String> value = fixed(to);
      if (value.isEmpty() || (test.relation() == Relation.IN && value.get().contains(";"))) {
        return false;
      }
      values.add(value.get());
    }
    form.fill("relation", (not ? "NOT_" : "") + test.relation().name());
    form.fill("about", Wording.text(test.value().get(0).args().get("name")));
    form.fill("compared", String.join("; ", values));
    return true;
  }

  /** How many steps are shown at once: those that are filled in, and room for more. */
  static int shown(Form form) {
    int shown = FIRST;
    for (int i = 1; i <= STEPS; i++) {
      boolean used =
          !form.value("step" + i).isEmpty()
              || !form.error("step" + i).isEmpty()
              || !form.error("arg" + i).isEmpty();
      shown = used ? Math.max(shown, Math.min(STEPS, i + 1)) : shown;
    }
    return shown;
  }

  /**
   * The rule that a form describes; empty, with errors in the form, when it describes none.
   *
   * @param before the rule that was shown; null for a new one
   */
  Optional<Rule> read(Form form, @Nullable Rule before) {
    String target = target(form);
    String typed = form.optional("name", 100);
    boolean kept = before != null && typed.equals(view.rule(before.name()));
    String name = kept && before != null ? before.name() : typed;
    List<Step> steps = new ArrayList<>();
    first(form, target).ifPresent(steps::add);
    for (int i = 1; i <= STEPS; i++) {
      step(form, i, target).ifPresent(steps::add);
    }
    number(steps, target);
    Condition when = when(form);
    return form.good()
        ? Optional.of(new Rule(name.isEmpty() ? target : name, target, when, steps))
        : Optional.empty();
  }

  /** Tables give texts: a field that takes a number gets one without being asked. */
  private void number(List<Step> steps, String target) {
    FieldType type = level.target().field(target).map(Field::type).orElse(FieldType.TEXT);
    boolean text = !steps.isEmpty() && steps.get(steps.size() - 1).name().equals("lookup");
    if (text && type == FieldType.INTEGER) {
      steps.add(Step.of("whole"));
    } else if (text && type == FieldType.DECIMAL) {
      steps.add(Step.of("number"));
    }
  }

  private String target(Form form) {
    String target = form.value("target");
    String prefix = level.target().openPrefix();
    if (target.equals(Level.OPEN) && prefix != null) {
      return prefix + form.text("characteristic", 100);
    }
    if (level.target().field(target).isEmpty()) {
      form.error("target", view.say("panel.form.choice"));
    }
    return target;
  }

  private Optional<Step> first(Form form, String target) {
    switch (form.value("source")) {
      case "field" -> {
        if (level.read(form.value("field")).isPresent()) {
          return Optional.of(Steps.field(form.value("field")));
        }
        form.error("field", view.say("panel.form.choice"));
      }
      case "text" -> {
        String text = form.text("text", LONGEST);
        return typed(form, "text", text, target).map(Steps::constant);
      }
      case "template" -> {
        String text = form.text("template", LONGEST);
        return Optional.of(Steps.template(text));
      }
      default -> form.error("source", view.say("panel.form.choice"));
    }
    return Optional.empty();
  }

  /** A fixed value as the target wants it. */
  private Optional<FieldValue> typed(Form form, String name, String text, String target) {
    FieldType type = level.target().field(target).map(Field::type).orElse(FieldType.TEXT);
    return typed(form, name, text, type);
  }

  private Optional<FieldValue> typed(Form form, String name, String text, FieldType type) {
    if (text.isEmpty()) {
      form.error(name, view.say("panel.form.required"));
      return Optional.empty();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    switch (type) {
      case DECIMAL, INTEGER -> {
        Optional<BigDecimal> number = number(text);
        if (number.isEmpty()) {
          form.error(name, view.say("panel.form.decimal"));
        }
        return number.map(FieldValue.Decimal::new);
      }
      case BOOLEAN -> {
        if (YES.contains(lower) || NO.contains(lower)) {
          return Optional.of(new FieldValue.Bool(YES.contains(lower)));
        }
        form.error(name, view.say("mapping.form.yesno"));
        return Optional.empty();
      }
      default -> {
        return Optional.of(new FieldValue.Text(text));
      }
    }
  }

  private static Optional<BigDecimal> number(String text) {
    String plain = text.contains(",") ? text.replace(".", "").replace(',', '.') : text;
    return plain.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  private Optional<Step> step(Form form, int i, String target) {
    String kind = form.value("step" + i);
    String argument = form.optional("arg" + i, LONGEST);
    if (kind.isEmpty()) {
      if (!argument.isEmpty()) {
        form.error("step" + i, view.say("mapping.form.step.which"));
      }
      return Optional.empty();
    }
    boolean table = SimpleStep.table(kind).isPresent();
    if (!table && !SimpleStep.KINDS.contains(kind)) {
      form.error("step" + i, view.say("panel.form.choice"));
      return Optional.empty();
    }
    FieldValue value = new FieldValue.Text("");
    switch (SimpleStep.need(kind)) {
      case NUMBER -> check(form, i, number(argument).isPresent());
      case RATE -> check(form, i, argument.isEmpty() || number(argument).isPresent());
      case WHOLE -> check(form, i, argument.matches("-?[0-9]{1,4}"));
      case TEXT ->
          value =
              table
                  ? typed(form, "arg" + i, argument, FieldType.TEXT).orElse(value)
                  : typed(form, "arg" + i, argument, target).orElse(value);
      case NOTHING -> {
        if (!argument.isEmpty()) {
          form.error("arg" + i, view.say("mapping.form.step.nothing"));
        }
      }
    }
    return form.error("arg" + i).isEmpty()
        ? Optional.of(SimpleStep.make(kind, argument, value, rate()))
        : Optional.empty();
  }

  private void check(Form form, int i, boolean good) {
    if (!good) {
      form.error("arg" + i, view.say("panel.form.decimal"));
    }
  }

  private @Nullable Condition when(Form form) {
    String word = form.value("relation");
    if (word.isEmpty()) {
      return null;
    }
    String about = form.value("about");
    Optional<Field> field = level.read(about);
    boolean not = word.startsWith("NOT_");
    Optional<Relation> relation =
        List.of(Relation.values()).stream()
            .filter(one -> one.name().equals(not ? word.substring(4) : word))
            .findFirst();
    if (field.isEmpty() || relation.isEmpty()) {
      form.error(field.isEmpty() ? "about" : "relation", view.say("panel.form.choice"));
      return null;
    }
    List<List<Step>> to = new ArrayList<>();
    if (relation.get() != Relation.PRESENT) {
      String compared = form.text("compared", LONGEST);
      List<String> values =
          relation.get() == Relation.IN ? List.of(compared.split(";", -1)) : List.of(compared);
      for (String value : values) {
        typed(form, "compared", value.strip(), field.get().type())
            .ifPresent(one -> to.add(List.of(Steps.constant(one))));
      }
    }
    Condition test = new Condition.Test(List.of(Steps.field(about)), relation.get(), to);
    return not ? Condition.not(test) : test;
  }
}
