package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.Kind;
import biz.megzo.vortex.rules.MappingProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a document and compiles it, in one go. Used once. */
final class Compiler {
  private static final int MAX_DEPTH = 32;

  private final StepTable steps = StepTable.all();
  private final Conditions conditions = new Conditions(this);
  private final Map<String, LookupTable> tables;
  private final VatTable vat;
  private final List<MappingProblem> problems = new ArrayList<>();
  private final List<MappingProblem> warnings = new ArrayList<>();
  private String rule = "";
  private String field = "";
  private int depth;
  private int rules;
  private boolean buyerData;
  private final Set<String> buyerTargets = new HashSet<>();
  private boolean converts;
  private boolean looksUp;

  Compiler(Map<String, LookupTable> tables, VatTable vat) {
    this.tables = tables;
    this.vat = vat;
  }

  List<MappingProblem> problems() {
    return problems;
  }

  List<MappingProblem> warnings() {
    return warnings;
  }

  Conditions conditions() {
    return conditions;
  }

  Map<String, LookupTable> tables() {
    return tables;
  }

  VatTable vat() {
    return vat;
  }

  /** Whether the rule at hand reads buyer data, so that its values stay out of messages. */
  boolean buyerData() {
    return buyerData;
  }

  void readsBuyerData() {
    buyerData = true;
  }

  /** A target was read: what buyer data was made into is buyer data. */
  void readsTarget(String name) {
    buyerData |= buyerTargets.contains(name);
  }

  /** Whether any rule converts currencies. */
  boolean converts() {
    return converts;
  }

  void needsRates() {
    converts = true;
  }

  /** Whether any rule uses a table. */
  boolean looksUp() {
    return looksUp;
  }

  void needsTables() {
    looksUp = true;
  }

  String target() {
    return field;
  }

  void problem(String english, String romanian) {
    problems.add(new MappingProblem(rule, field, english, romanian));
  }

  void warning(String english, String romanian) {
    warnings.add(new MappingProblem(rule, field, english, romanian));
  }

  /** The rules of one level. */
  Level level(Scope scope, List<Rule> list) {
    if (++depth > MAX_DEPTH) {
      tooDeep();
      depth--;
      return new Level(List.of(), scope);
    }
    String outerRule = rule;
    String outerField = field;
    boolean outerBuyer = buyerData;
    List<CompiledRule> compiled = new ArrayList<>();
    for (Rule each : list) {
      rule = each.name();
      field = each.target();
      buyerData = false;
      if (++rules > RuleDocument.MAX_RULES) {
        problem(
            "a rule set has at most " + RuleDocument.MAX_RULES + " rules; split it",
            "un set are cel mult " + RuleDocument.MAX_RULES + " reguli; împărțiți-l");
        break;
      }
      compiled.add(rule(scope, each));
      if (buyerData) {
        buyerTargets.add(each.target());
        outerBuyer = true;
      }
    }
    required(scope);
    rule = outerRule;
    field = outerField;
    buyerData = outerBuyer;
    depth--;
    return new Level(compiled, scope);
  }

  private CompiledRule rule(Scope scope, Rule each) {
    Field known = scope.targetField(each.target());
    FieldSchema schema = scope.target();
    if (schema != null && known == null) {
      problem(
          "the target has no field '" + each.target() + "'" + Names.hint(each.target(), schema),
          "destinația nu are câmpul '" + each.target() + "'" + Names.hintRo(each.target(), schema));
    }
    ValueType before = scope.given(each.target());
    if (before != null && before.sure()) {
      problem(
          "this rule is never reached: an earlier rule always gives '"
              + each.target()
              + "'; put this one before it, or delete one of them",
          "regula nu este atinsă niciodată: o regulă anterioară dă mereu '"
              + each.target()
              + "'; puneți-o înaintea ei sau ștergeți una dintre ele");
    }
    Condition when = each.when();
    Check check = when == null ? null : conditions.compile(scope, when);
    Pipe pipe = pipe(scope, each.steps(), null);
    ValueType type = pipe.type();
    if (each.steps().isEmpty()) {
      problem(
          "the rule has no steps; add one, for example {\"field\": \"name\"}",
          "regula nu are pași; adăugați unul, de exemplu {\"field\": \"name\"}");
    }
    if (known != null) {
      assignable(known, type, pipe.fixed());
    }
    scope.gives(each.target(), type.sure(type.sure() && when == null));
    return new CompiledRule(
        each, scope.slot(each.target()), check, pipe, known, copied(each, type, known));
  }

  /** The field that a rule copies as it stands; null when it does more. */
  private static @Nullable String copied(Rule rule, ValueType type, @Nullable Field target) {
    boolean plain =
        rule.steps().size() == 1
            && rule.steps().get(0).name().equals("field")
            && (target == null || target.type() == type.type());
    if (plain && rule.steps().get(0).args().get("name") instanceof Arg.Literal literal) {
      String name = literal.value().print();
      return name.startsWith("^") ? null : name;
    }
    return null;
  }

  private void assignable(Field target, ValueType type, @Nullable Object fixed) {
    boolean fits =
        type.is(target.type())
            || (target.type() == FieldType.DECIMAL && type.number())
            || (target.type() == FieldType.INTEGER
                && type.number()
                && fixed != null
                && Values.wholeOrNull(fixed) != null);
    if (!fits) {
      String step = Names.convertingStep(target.type());
      problem(
          "'"
              + target.name()
              + "' is "
              + target.type()
              + ", but the rule gives "
              + type.print()
              + "; add the step '"
              + step
              + "' at the end",
          "'"
              + target.name()
              + "' este "
              + target.type()
              + ", dar regula dă "
              + type.print()
              + "; adăugați la sfârșit pasul '"
              + step
              + "'");
    }
    if (target.kind() != Kind.PLAIN && type.kind() != Kind.PLAIN && type.kind() != target.kind()) {
      problem(
          "'"
              + target.name()
              + "' is a "
              + Names.word(target.kind())
              + " number, but the rule gives "
              + Names.word(type.kind())
              + "; add 'vat.add' or 'vat.strip'",
          "'"
              + target.name()
              + "' este "
              + Names.wordRo(target.kind())
              + ", dar regula dă "
              + Names.wordRo(type.kind())
              + "; adăugați 'vat.add' sau 'vat.strip'");
    }
    if (target.maxLength() > 0
        && fixed instanceof String text
        && text.length() > target.maxLength()) {
      problem(
          "'"
              + target.name()
              + "' takes at most "
              + target.maxLength()
              + " characters, the text has "
              + text.length()
              + "; shorten it",
          "'"
              + target.name()
              + "' acceptă cel mult "
              + target.maxLength()
              + " caractere, textul are "
              + text.length()
              + "; scurtati-l");
    }
  }

  private void required(Scope scope) {
    FieldSchema schema = scope.target();
    if (schema == null) {
      return;
    }
    rule = "";
    for (Field each : schema.fields()) {
      if (each.required() && scope.given(each.name()) == null) {
        field = each.name();
        warning(
            "no rule gives the needed field '"
                + each.name()
                + "': every record will be held; add a"
                + " rule for it",
            "nicio regulă nu dă câmpul obligatoriu '"
                + each.name()
                + "': toate înregistrările vor fi reținute; adăugați o regulă");
      }
    }
  }

  /** Steps in a row. */
  Pipe pipe(Scope scope, List<Step> list, @Nullable ValueType start) {
    if (++depth > MAX_DEPTH) {
      tooDeep();
      depth--;
      return Pipe.NOTHING;
    }
    Op[] ops = new Op[list.size()];
    ValueType type = start;
    for (int i = 0; i < ops.length; i++) {
      Step step = list.get(i);
      StepSpec spec = steps.find(step.name());
      if (spec == null) {
        problem(
            "there is no step '" + step.name() + "'" + Names.hint(step.name(), steps.names()),
            "nu există pasul '" + step.name() + "'" + Names.hintRo(step.name(), steps.names()));
        depth--;
        return Pipe.NOTHING;
      }
      arguments(spec, step);
      Bound bound = spec.binder().bind(new Binding(this, scope, step, type));
      ops[i] = bound.op();
      type = bound.type();
    }
    depth--;
    return new Pipe(ops, type == null ? ValueType.ANY : type, start == null ? fixed(list) : null);
  }

  private void tooDeep() {
    problem(
        "steps are nested more than " + MAX_DEPTH + " deep; flatten them",
        "pașii sunt imbricați pe mai mult de " + MAX_DEPTH + " niveluri; simplificați");
  }

  private void arguments(StepSpec spec, Step step) {
    Set<String> unknown = new HashSet<>(step.args().keySet());
    for (Param param : spec.params()) {
      unknown.remove(param.name());
      Arg arg = step.args().get(param.name());
      if (arg == null ? param.required() : !fits(param, arg)) {
        problem(
            "the step '" + spec.name() + "' needs '" + param.name() + "'" + Names.form(param),
            "pasul '"
                + spec.name()
                + "' are nevoie de '"
                + param.name()
                + "'"
                + Names.formRo(param));
      }
    }
    for (String name : unknown) {
      problem(
          "the step '" + spec.name() + "' has no '" + name + "'; delete it",
          "pasul '" + spec.name() + "' nu are '" + name + "'; ștergeți-l");
    }
  }

  private static boolean fits(Param param, Arg arg) {
    return switch (param.form()) {
      case TEXT ->
          arg instanceof Arg.Literal l
              && l.value() instanceof FieldValue.Text text
              && (param.choices().isEmpty() || param.choices().contains(text.value()));
      case WHOLE -> arg instanceof Arg.Literal l && l.value() instanceof FieldValue.Whole;
      case FLAG -> arg instanceof Arg.Literal l && l.value() instanceof FieldValue.Bool;
      case LITERAL -> arg instanceof Arg.Literal;
      case VALUE -> arg instanceof Arg.Pipeline;
      case VALUES -> arg instanceof Arg.Pipelines;
      case RULES -> arg instanceof Arg.Rules;
      case CONDITION -> arg instanceof Arg.When;
    };
  }

  private static @Nullable Object fixed(List<Step> list) {
    return list.size() == 1
            && list.get(0).name().equals("constant")
            && list.get(0).args().get("value") instanceof Arg.Literal literal
        ? Values.bare(literal.value())
        : null;
  }
}
