package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.model.OrderKey;
import biz.megzo.vortex.model.Sku;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Explanation;
import biz.megzo.vortex.rules.Mapped;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One real product or order, mapped with the draft and explained step by step. */
public final class TrialPages {
  private static final int EXAMPLES = 8;

  private final Desk desk;

  TrialPages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/rules/{profile}/trial", Role.VIEWER, visit -> show(visit, false));
    routes.post("/mapping/rules/{profile}/trial", Role.OPERATOR, this::reveal);
  }

  private Answer show(Visit visit, boolean revealed) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    String id = revealed ? visit.form().value("id") : visit.query("id").orElse("");
    Bench bench = desk.bench(visit, profile.get());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("bench", bench);
    parameters.put("form", visit.view().form().fill("id", id));
    parameters.put("examples", examples(visit, profile.get()));
    parameters.put("id", id);
    parameters.put("revealed", revealed);
    parameters.put("problem", "");
    parameters.put("values", List.of());
    parameters.put("held", List.of());
    try {
      Optional<Explanation> explanation = explain(visit, bench, id);
      explanation.ifPresent(
          one -> {
            BuyerFields buyer = BuyerFields.of(bench.document());
            boolean hides = profile.get() == Profile.ORDER && !revealed;
            parameters.put(
                "values",
                new Explained(visit.view(), desk.level(profile.get()))
                    .values(one.values(), hides ? buyer : null));
            parameters.put(
                "held",
                one.outcome().fold(ok -> List.<MappingProblem>of(), Mapped.Held::problems).stream()
                    .map(
                        problem ->
                            Trial.label(visit.view(), desk.level(profile.get()), problem.field())
                                + ": "
                                + Names.problem(visit.view(), problem))
                    .toList());
          });
      if (explanation.isEmpty() && !id.isEmpty()) {
        parameters.put("problem", visit.say("mapping.trial.unknown", id));
      }
    } catch (MappingException e) {
      parameters.put("problem", visit.say("mapping.activate.errors"));
    }
    return Answer.page("mapping/trial.jte", parameters);
  }

  private Optional<Explanation> explain(Visit visit, Bench bench, String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (bench.profile() == Profile.ORDER) {
      return key(visit, id).flatMap(key -> desk.rules().explain(key, bench.document()));
    }
    return Sku.valid(id)
        ? desk.rules().explain(visit.link(), Sku.of(id), bench.document())
        : Optional.empty();
  }

  private static Optional<OrderKey> key(Visit visit, String id) {
    try {
      return Optional.of(OrderKey.of(visit.link(), id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A few records to choose from. */
  private List<String> examples(Visit visit, Profile profile) {
    return profile == Profile.ORDER
        ? desk.shops().store().orders().list(visit.link(), null, null, EXAMPLES).stream()
            .map(order -> order.key().orderId())
            .toList()
        : desk.shops().store().products().sample(visit.link(), EXAMPLES).stream()
            .map(product -> product.sku().value())
            .toList();
  }

  private Answer reveal(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    String id = visit.form().value("id");
    Optional<OrderKey> key = key(visit, id);
    boolean known =
        profile.filter(Profile.ORDER::equals).isPresent()
            && key.flatMap(one -> desk.shops().store().orders().find(one)).isPresent();
    if (!known) {
      return Answer.notFound();
    }
    desk.noteShown(visit, "order:" + id, "while rules were tried");
    return show(visit, true);
  }
}
