package biz.megzo.vortex.runner;

import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How values came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "How each value of an order's record, or of a product's offer and price, came about:",
      "rule, version, and the value after each step. May show buyer data.",
      "Exit code 1 when the record is held."
    })
final class MappingExplain implements Callable<Integer> {
  @Mixin private Common common = new Common();

  @Parameters(index = "0", paramLabel = "KIND", description = "order or product.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "ID", description = "Cel.ro's order id, or the code.")
  private String id = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "For example pretf, products[0].price, or products.price for all lines.")
  private @Nullable String target;

  @Override
  public Integer call() {
    try (Shop shop = common.open(VortexListener.NONE)) {
      Output output = common.output();
      List<Explanation> all = explanations(shop);
      if (all.isEmpty()) {
        output.warn(
            kind.equals("order")
                ? output.say(
                    "there is no order " + id + "; see: orders list",
                    "nu există comanda " + id + "; vedeți: orders list")
                : output.say(
                    "nothing is known of "
                        + id
                        + "; check the code (capitals count) and run a heartbeat first",
                    "nu se știe nimic despre "
                        + id
                        + "; verificați codul (literele mari contează) și rulați întâi heartbeat"));
        return Exit.USAGE;
      }
      List<Explanation> chosen = all.stream().map(this::chosen).toList();
      if (chosen.stream().allMatch(each -> each.values().isEmpty()) && target != null) {
        output.warn(
            output
                .say(
                    "no rule gave a value to %s; there are: %s",
                    "nicio regulă nu a dat o valoare pentru %s; există: %s")
                .formatted(target, targets(all)));
      }
      chosen.forEach(each -> output.result(() -> json(each), () -> print(each, output)));
      return all.stream().anyMatch(each -> each.outcome() instanceof Mapped.Held)
          ? Exit.HELD
          : Exit.DONE;
    }
  }

  private List<Explanation> explanations(Shop shop) {
    RuleDesk desk = shop.rules();
    LinkId link = shop.link();
    List<Explanation> all = new ArrayList<>();
    if (kind.equals("order")) {
      desk.explain(OrderKey.of(link, id)).ifPresent(all::add);
    } else if (kind.equals("product")) {
      if (!Sku.valid(id)) {
        throw new BadConfiguration("not a product code: '" + id + "'");
      }
      for (Profile profile : List.of(Profile.PRODUCT, Profile.PRICE)) {
        Optional<Explanation> one = desk.explain(link, profile, Sku.of(id));
        one.ifPresent(all::add);
      }
    } else {
      throw new BadConfiguration("KIND is order or product, not '" + kind + "'");
    }
    return all;
  }

  private Explanation chosen(Explanation explanation) {
    String wanted = target;
    return wanted == null
        ? explanation
        : new Explanation(
            explanation.outcome(),
            explanation.values().stream()
                .filter(value -> matches(value.target(), wanted))
                .toList());
  }

  private static boolean matches(String path, String wanted) {
    return path.equals(wanted)
        || path.startsWith(wanted + "[")
        || path.startsWith(wanted + ".")
        || path.replaceAll("\\[[0-9]+]", "").equals(wanted);
  }

  private static String targets(List<Explanation> all) {
    return String.join(
        ", ",
        all.stream()
            .flatMap(each -> each.values().stream())
            .map(Explanation.Value::target)
            .distinct()
            .toList());
  }

  private static void print(Explanation explanation, Output output) {
    explanation.print().lines().forEach(output::line);
    problems(explanation)
        .forEach(
            problem ->
                output.line(output.say("held: ", "reținut: ") + output.language().of(problem)));
  }

  private static List<MappingProblem> problems(Explanation explanation) {
    return explanation.outcome().fold(ok -> List.of(), Mapped.Held::problems);
  }

  private static Map<String, ?> json(Explanation explanation) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", explanation.outcome().version());
    all.put("held", RulePrints.problems(problems(explanation)));
    all.put(
        "values",
        explanation.values().stream()
            .map(
                value ->
                    Map.of(
                        "target", value.target(),
                        "rule", value.rule(),
                        "steps",
                            value.steps().stream()
                                .map(step -> Map.of("step", step.name(), "result", step.result()))
                                .toList()))
            .toList());
    return all;
  }
}
