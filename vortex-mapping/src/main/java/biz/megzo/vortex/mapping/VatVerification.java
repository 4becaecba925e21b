package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.FieldValue;
import biz.megzo.vortex.rules.MappingProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares the rates that rules use with those that the SmartBill account has. */
public final class VatVerification {
  private final List<Vat> account;
  private final VatTable table;
  private final LocalDate day;
  private final List<MappingProblem> problems = new ArrayList<>();

  private VatVerification(List<Vat> account, VatTable table, LocalDate day) {
    this.account = account;
    this.table = table;
    this.day = day;
  }

  /**
   * What the account lacks: a rate of the table that a rule uses, or a name that a rule gives to
   * {@code taxName}. SmartBill would refuse the record.
   *
   * @param account the rates of the account; empty for a company that is not registered for VAT
   * @param day the day whose rates count
   */
  public static List<MappingProblem> of(RuleDocument document, List<Vat> account, LocalDate day) {
    VatTable own = document.vat();
    VatVerification verification =
        new VatVerification(account, own == null ? VatTable.romania() : own, day);
    verification.rules(document.rules());
    return verification.problems;
  }

  private void rules(List<Rule> rules) {
    for (Rule rule : rules) {
      if (account.isEmpty() && rule.target().startsWith("tax")) {
        problem(
            rule,
            "the company is not registered for VAT, so lines carry no '"
                + rule.target()
                + "'; delete the rule, or use Mapping.defaults().vatPayer(false)",
            "firma nu este plătitoare de TVA, deci liniile nu au '"
                + rule.target()
                + "'; ștergeți regula sau folosiți Mapping.defaults().vatPayer(false)");
      } else {
        steps(rule, rule.steps());
      }
    }
  }

  private void steps(Rule rule, List<Step> steps) {
    for (Step step : steps) {
      Optional<String> text = text(step);
      if (step.name().equals("vat.rate")) {
        text.flatMap(name -> table.rate(name, day)).ifPresent(percent -> percent(rule, percent));
      }
      if (step.name().equals("constant") && rule.target().equals("taxName")) {
        text.ifPresent(name -> name(rule, name));
      }
      step.args().values().forEach(arg -> arg(rule, arg));
    }
  }

  private void arg(Rule rule, Arg arg) {
    if (arg instanceof Arg.Pipeline pipeline) {
      steps(rule, pipeline.steps());
    } else if (arg instanceof Arg.Pipelines pipelines) {
      pipelines.values().forEach(each -> steps(rule, each));
    } else if (arg instanceof Arg.Rules nested) {
      rules(nested.rules());
    }
  }

  private static Optional<String> text(Step step) {
    return step.args().values().stream()
        .filter(arg -> arg instanceof Arg.Literal l && l.value() instanceof FieldValue.Text)
        .map(arg -> ((Arg.Literal) arg).value().print())
        .findFirst();
  }

  private void percent(Rule rule, BigDecimal percent) {
    if (account.stream().noneMatch(vat -> vat.percent().compareTo(percent) == 0)) {
      problem(
          rule,
          "the account has no rate of "
              + percent.toPlainString()
              + " %; add it in SmartBill (Configurare > Cote TVA) or correct \"vat\"",
          "contul nu are cotă de "
              + percent.toPlainString()
              + " %; adăugați-o în SmartBill (Configurare > Cote TVA) sau corectați \"vat\"");
    }
  }

  private void name(Rule rule, String name) {
    List<String> names = account.stream().map(Vat::name).filter(Objects::nonNull).toList();
    if (!names.contains(name)) {
      problem(
          rule,
          "the account has no rate named '"
              + name
              + "', spelled exactly so"
              + Names.hint(name, names),
          "contul nu are o cotă numită exact '" + name + "'" + Names.hintRo(name, names));
    }
  }

  private void problem(Rule rule, String english, String romanian) {
    problems.add(new MappingProblem(rule.name(), rule.target(), english, romanian));
  }
}
