package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.Rule;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.MappingProblem;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rule, by a form or as JSON. */
final class RulePages {
  private static final int LONGEST = 600_000;

  private final Desk desk;

  RulePages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/rules/{profile}/rule", Role.VIEWER, this::show);
    routes.post("/mapping/rules/{profile}/rule", Role.OPERATOR, this::save);
    routes.post("/mapping/rules/{profile}/rule-json", Role.OPERATOR, this::saveJson);
  }

  /** What a request is about. */
  private record Spot(Bench bench, RulePath path, boolean fresh, Level level) {
    Optional<Rule> rule() {
      return fresh ? Optional.empty() : path.rule(bench.document());
    }
  }

  private Optional<Spot> spot(Visit visit, String at, boolean fresh) {
    Optional<Profile> profile = Desk.profile(visit);
    Optional<RulePath> path = RulePath.parse(at);
    if (profile.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    Bench bench = desk.bench(visit, profile.get());
    int size = path.get().list(bench.document()).map(List::size).orElse(-1);
    int most = fresh ? size : size - 1;
    return size >= 0 && path.get().index() <= most
        ? Optional.of(
            new Spot(
                bench,
                path.get(),
                fresh,
                path.get().level(bench.document(), desk.level(profile.get()))))
        : Optional.empty();
  }

  private Answer show(Visit visit) {
    boolean fresh = visit.query("new").isPresent();
    Optional<Spot> spot = spot(visit, visit.query("at").orElse("0"), fresh);
    if (spot.isEmpty()) {
      return Answer.notFound();
    }
    Optional<Form> form =
        fresh
            ? Optional.of(
                visit
                    .view()
                    .form()
                    .fill("source", "field")
                    .fill("target", visit.query("target").orElse("")))
            : new RuleForm(visit.view(), spot.get().level()).show(spot.get().rule().orElseThrow());
    form.ifPresent(one -> problems(visit, spot.get(), one));
    String json = spot.get().rule().map(RuleJson::print).orElse("");
    return page(visit, spot.get(), form, json, "", false);
  }

  /** Puts what the checker says of this rule beside its fields. */
  private void problems(Visit visit, Spot spot, Form form) {
    if (spot.fresh()) {
      return;
    }
    String mark = RuleRow.mark(spot.path());
    for (MappingProblem problem : desk.check(visit, spot.bench().document()).errors()) {
      if (problem.rule().equals(mark)) {
        String text = Names.problem(visit.view(), problem);
        form.error(beside(form, text), text);
      }
    }
  }

  /** The step that a message names, else the target. */
  private static String beside(Form form, String text) {
    for (int i = 1; i <= RuleForm.STEPS; i++) {
      String kind = form.value("step" + i);
      String table = SimpleStep.table(kind).orElse("");
      if (!kind.isEmpty()
          && (text.contains("'" + kind + "' ")
              || (!table.isEmpty() && text.contains("'" + table + "'")))) {
        return "step" + i;
      }
    }
    return "target";
  }

  private Answer page(
      Visit visit, Spot spot, Optional<Form> form, String json, String problem, boolean again) {
    Map<String, Object> parameters = new HashMap<>();
    Rule rule = spot.rule().orElse(null);
    parameters.put("bench", spot.bench());
    parameters.put("at", spot.path().toString());
    parameters.put("fresh", spot.fresh());
    parameters.put("simple", form.isPresent());
    parameters.put("form", form.orElseGet(() -> visit.view().form()));
    parameters.put("shown", form.map(RuleForm::shown).orElse(0));
    parameters.put("json", json);
    parameters.put("problem", problem);
    parameters.put(
        "words",
        rule == null ? "" : new Wording(visit.view()).sentence(spot.level(), rule.steps()));
    parameters.put(
        "heading",
        rule == null ? "" : spot.level().targetLabel(visit.view().language(), rule.target()));
    parameters.put("choices", choices(visit, spot, form));
    return again
        ? Answer.again("mapping/rule.jte", parameters)
        : Answer.page("mapping/rule.jte", parameters);
  }

  private RuleChoices choices(Visit visit, Spot spot, Optional<Form> form) {
    Map<String, String> steps = new LinkedHashMap<>();
    steps.put("", visit.say("mapping.form.step.none"));
    SimpleStep.KINDS.forEach(kind -> steps.put(kind, visit.say("mapping.form.step." + kind)));
    for (Table table : desk.rules().lookups().tables(visit.link())) {
      table(visit, steps, table.name());
    }
    spot.bench().document().tables().keySet().forEach(name -> table(visit, steps, name));
    for (int i = 1; i <= RuleForm.STEPS; i++) {
      String kind = form.isPresent() ? form.get().value("step" + i) : "";
      SimpleStep.table(kind)
          .ifPresent(
              name -> steps.putIfAbsent(kind, visit.say("mapping.form.step.table.fail", name)));
    }
    Map<String, String> relations = new LinkedHashMap<>();
    relations.put("", visit.say("mapping.form.always"));
    for (String word :
        List.of(
            "PRESENT",
            "NOT_PRESENT",
            "EQUALS",
            "NOT_EQUALS",
            "IN",
            "ABOVE",
            "AT_LEAST",
            "BELOW",
            "AT_MOST",
            "MATCHES")) {
      relations.put(word, visit.say("mapping.form.relation." + word));
    }
    return new RuleChoices(
        spot.level().targets(visit.view().language(), visit.say("mapping.form.characteristic")),
        spot.level().reads(visit.view().language()),
        steps,
        relations);
  }

  private static void table(Visit visit, Map<String, String> steps, String name) {
    for (SimpleStep.Missing missing : SimpleStep.Missing.values()) {
      steps.put(
          SimpleStep.table(name, missing),
          visit.say("mapping.form.step.table." + missing.word(), name));
    }
  }

  private Answer save(Visit visit) {
    Form form = visit.form();
    Optional<Spot> spot = spot(visit, form.value("at"), form.ticked("fresh"));
    if (spot.isEmpty()) {
      return gone(visit);
    }
    Optional<Rule> rule =
        new RuleForm(visit.view(), spot.get().level()).read(form, spot.get().rule().orElse(null));
    if (rule.isEmpty()) {
      return page(visit, spot.get(), Optional.of(form), "", "", true);
    }
    Optional<String> refused = put(visit, spot.get(), rule.get(), form.value("state"));
    return refused.isPresent()
        ? page(visit, spot.get(), Optional.of(form), "", refused.get(), true)
        : kept(visit, spot.get());
  }

  private Answer saveJson(Visit visit) {
    Form form = visit.form();
    Optional<Spot> spot = spot(visit, form.value("at"), form.ticked("fresh"));
    if (spot.isEmpty()) {
      return gone(visit);
    }
    String json = form.raw("json");
    String refused;
    if (json.length() > LONGEST) {
      refused = visit.say("mapping.json.large");
      json = "";
    } else {
      try {
        refused = put(visit, spot.get(), RuleJson.parse(json), form.value("state")).orElse("");
      } catch (MappingException e) {
        refused = Names.problems(visit.view(), e);
      }
    }
    return refused.isEmpty()
        ? kept(visit, spot.get())
        : page(visit, spot.get(), Optional.empty(), json, refused, true);
  }

  /** The rule is not where it was: somebody removed or moved it. */
  private Answer gone(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    visit.failed(visit.say("mapping.lost"));
    return Answer.to(Desk.at(visit, profile.get(), ""));
  }

  private Optional<String> put(Visit visit, Spot spot, Rule rule, String state) {
    RuleDocument next =
        spot.path()
            .change(
                spot.bench().document(),
                list -> {
                  if (spot.fresh()) {
                    list.add(spot.path().index(), rule);
                  } else {
                    list.set(spot.path().index(), rule);
                  }
                  return list;
                });
    return desk.save(visit, spot.bench(), next, state);
  }

  /** To the list, or back to the rule when the checker refuses it. */
  private Answer kept(Visit visit, Spot spot) {
    Profile profile = spot.bench().profile();
    String mark = RuleRow.mark(spot.path());
    RuleDocument now = desk.bench(visit, profile).document();
    boolean wrong =
        desk.check(visit, now).errors().stream().anyMatch(one -> one.rule().equals(mark));
    if (wrong) {
      visit.failed(visit.say("mapping.done.wrong"));
      return Answer.to(Desk.at(visit, profile, "/rule?at=" + spot.path()));
    }
    visit.done(visit.say("mapping.done.saved"));
    return Answer.to(Desk.at(visit, profile, ""));
  }
}
