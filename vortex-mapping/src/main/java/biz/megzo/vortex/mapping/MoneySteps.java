package biz.megzo.vortex.mapping;

import biz.megzo.vortex.mapping.Param.Form;
import biz.megzo.vortex.mapping.vat.VatTable;
import biz.megzo.vortex.rules.FieldType;
import biz.megzo.vortex.rules.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** VAT and currencies. */
final class MoneySteps {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private MoneySteps() {}

  static List<StepSpec> all() {
    return List.of(
        StepSpec.of(
            "vat.strip",
            MoneySteps::strip,
            Param.must("rate", Form.VALUE),
            NumberSteps.scale(),
            NumberSteps.mode()),
        StepSpec.of("vat.add", MoneySteps::add, Param.must("rate", Form.VALUE)),
        StepSpec.of("vat.rate", MoneySteps::rate, Param.must("name", Form.TEXT)),
        StepSpec.of("as", MoneySteps::as, Param.must("meaning", Form.TEXT)),
        StepSpec.of(
            "convert",
            MoneySteps::convert,
            Param.must("to", Form.VALUE),
            Param.must("from", Form.VALUE),
            NumberSteps.scale(),
            NumberSteps.mode()));
  }

  private static Bound strip(Binding b) {
    ValueType in = amount(b, Kind.NET, "has no VAT any more", "nu mai conține TVA");
    Pipe rate = b.number("rate");
    Mixing.percentage(b, rate.type());
    int scale = b.whole("scale", 4, 0, 10);
    RoundingMode mode = NumberSteps.mode(b);
    Op op =
        Op.work(
            b.label(rate.print()),
            (value, frame) -> {
              BigDecimal percent = percent(rate, frame);
              BigDecimal gross = Values.number(value);
              return gross.multiply(HUNDRED).divide(percent.add(HUNDRED), scale, mode);
            });
    return new Bound(op, in.to(FieldType.DECIMAL).as(Kind.NET).in(in.currency()));
  }

  private static Bound add(Binding b) {
    ValueType in = amount(b, Kind.GROSS, "includes VAT already", "conține deja TVA");
    Pipe rate = b.number("rate");
    Mixing.percentage(b, rate.type());
    Op op =
        Op.work(
            b.label(rate.print()),
            (value, frame) ->
                Values.number(value).multiply(percent(rate, frame).add(HUNDRED)).movePointLeft(2));
    return new Bound(op, in.to(FieldType.DECIMAL).as(Kind.GROSS).in(in.currency()));
  }

  private static ValueType amount(Binding b, Kind already, String english, String romanian) {
    ValueType in = b.needsNumber();
    if (in.kind() == already || in.kind() == Kind.PERCENT) {
      b.problem(
          "the value before '"
              + b.stepName()
              + "' "
              + (in.kind() == already ? english : "is a percentage")
              + "; delete the step",
          "valoarea dinaintea pasului '"
              + b.stepName()
              + "' "
              + (in.kind() == already ? romanian : "este un procent")
              + "; ștergeți pasul");
    }
    return in;
  }

  private static BigDecimal percent(Pipe rate, Frame frame) {
    BigDecimal percent = rate.number(frame);
    if (percent == null) {
      throw new StepFailure(
          "the VAT rate is not known; give the product a rate, or add a 'default' to 'rate'",
          "cota TVA nu este cunoscută; dați produsului o cotă sau adăugați 'default' la 'rate'");
    }
    if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
      throw new StepFailure(
          "a VAT rate is 0 to 100, was " + Values.print(percent) + "; correct the rate",
          "o cotă TVA este între 0 și 100, a fost " + Values.print(percent) + "; corectați cota");
    }
    return percent;
  }

  private static Bound rate(Binding b) {
    String name = b.text("name");
    VatTable table = b.compiler().vat();
    if (!table.names().contains(name)) {
      b.problem(
          "there is no VAT rate '" + name + "'" + Names.hint(name, table.names()),
          "nu există cota TVA '" + name + "'" + Names.hintRo(name, table.names()));
    }
    Op op =
        Op.source(
            b.label(name),
            (value, frame) ->
                table
                    .rate(name, frame.run().input().date())
                    .orElseThrow(
                        () ->
                            new StepFailure(
                                "there is no VAT rate '"
                                    + name
                                    + "' on "
                                    + frame.run().input().date()
                                    + "; add a row to \"vat\"",
                                "nu există cota TVA '"
                                    + name
                                    + "' la "
                                    + frame.run().input().date()
                                    + "; adăugați un rând la \"vat\"")));
    return new Bound(op, ValueType.of(FieldType.DECIMAL).as(Kind.PERCENT).sure(true));
  }

  private static Bound as(Binding b) {
    ValueType in = b.needsNumber();
    String meaning = b.text("meaning");
    Op op = Op.work(b.label(meaning), (value, frame) -> value);
    return switch (meaning.toLowerCase(Locale.ROOT)) {
      case "net" -> new Bound(op, in.as(Kind.NET));
      case "gross" -> new Bound(op, in.as(Kind.GROSS));
      case "percent" -> new Bound(op, in.as(Kind.PERCENT).in(null));
      case "plain" -> new Bound(op, in.as(Kind.PLAIN).in(null));
      default -> {
        if (!meaning.matches("[A-Z]{3}")) {
          b.problem(
              "'as' is net, gross, percent, plain, or a currency such as EUR, not '"
                  + meaning
                  + "'",
              "'as' este net, gross, percent, plain sau o monedă ca EUR, nu '" + meaning + "'");
        }
        yield new Bound(op, in.in(meaning));
      }
    };
  }

  private static Bound convert(Binding b) {
    ValueType in = b.needsNumber();
    Pipe from = b.pipe("from");
    Pipe to = b.pipe("to");
    int scale = b.whole("scale", 2, 0, 10);
    RoundingMode mode = NumberSteps.mode(b);
    String known = from.fixed() instanceof String text ? text : null;
    if (in.kind() == Kind.PERCENT
        || (in.currency() != null && known != null && !in.currency().equals(known))) {
      b.problem(
          "'convert' is told the value is in " + from.print() + ", but it is " + in.print(),
          "'convert' primește valoarea în " + from.print() + ", dar este " + in.print());
    }
    b.compiler().needsRates();
    Op op =
        Op.work(
            b.label(from.print(), "to", to.print()),
            (value, frame) ->
                Conversion.of(
                    frame.run(),
                    Values.number(value),
                    from.get(frame),
                    to.get(frame),
                    scale,
                    mode));
    String result = to.fixed() instanceof String text ? text : null;
    return new Bound(op, in.to(FieldType.DECIMAL).as(in.kind()).in(result).sure(false));
  }
}
