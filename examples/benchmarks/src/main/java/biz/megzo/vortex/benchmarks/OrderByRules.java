package biz.megzo.vortex.benchmarks;

import static biz.megzo.vortex.mapping.Rule.set;
import static biz.megzo.vortex.mapping.Steps.constant;
import static biz.megzo.vortex.mapping.Steps.field;
import static biz.megzo.vortex.mapping.Steps.named;
import static biz.megzo.vortex.mapping.Steps.orElse;
import static biz.megzo.vortex.mapping.Steps.template;

import biz.megzo.vortex.mapping.Arg;
import biz.megzo.vortex.mapping.Condition;
import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Step;
import biz.megzo.vortex.mapping.Steps;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingInput;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.rules.RuleSet;

/** The order to draft job as a rule set of ours. */
final class OrderByRules {
  private final RuleSet rules;

  OrderByRules() {
    RuleDocument document =
        RuleDocument.of(
            Profile.ORDER,
            "benchmark",
            set("client.name").named("company").from(field("buyer.company")),
            set("client.name").named("person").from(field("buyer.name")),
            set("client.vatCode").from(field("buyer.taxId"), orElse(constant("0000000000000"))),
            set("client.address").from(field("billing.street")),
            set("client.city").from(field("billing.city")),
            set("client.county").from(field("billing.county")),
            set("client.country").from(field("billing.country"), orElse(constant("Romania"))),
            set("client.email").from(field("buyer.email"), named("trim"), named("lower")),
            set("client.phone").from(field("buyer.phone")),
            set("currency").from(constant("RON")),
            set("language").from(constant("RO")),
            set("precision").from(constant(2)),
            set("mentions").from(template("Comanda Cel.ro {order.id}, plata: {payment.label}")),
            set("products").from(field("lines"), Steps.map(line())));
    this.rules = Mapping.compile(document, 1, MappingConfig.standard());
  }

  FieldRecord map(FieldRecord order) {
    return target(rules.apply(MappingInput.of(order, OrderSample.DAY)));
  }

  Explanation explain(FieldRecord order) {
    return rules.explain(MappingInput.of(order, OrderSample.DAY));
  }

  static FieldRecord target(Mapped mapped) {
    if (mapped instanceof Mapped.Ok ok) {
      return ok.target();
    }
    throw new IllegalStateException("held: " + mapped);
  }

  private static Rule[] line() {
    return new Rule[] {
      set("name").named("SmartBill's name").from(field("erp.name")),
      set("name").named("Cel.ro's name").from(field("name")),
      set("code").from(field("sku")),
      set("measuringUnitName").from(field("erp.unit"), orElse(constant("buc"))),
      set("currency").from(constant("RON")),
      set("quantity").from(field("quantity")),
      set("price").from(field("price")),
      set("isTaxIncluded").from(constant(true)),
      set("taxPercentage").named("SmartBill's rate").from(field("erp.vatPercent")),
      set("taxPercentage").named("Cel.ro's rate").from(field("vatPercent")),
      set("isService").from(test(Condition.in("kind", "transport", "other")))
    };
  }

  private static Step test(Condition condition) {
    return Step.of("test").with("condition", new Arg.When(condition));
  }
}
