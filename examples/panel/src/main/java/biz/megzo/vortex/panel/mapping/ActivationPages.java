package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Activated;
import biz.megzo.vortex.mapping.ActivationRequest;
import biz.megzo.vortex.mapping.CheckReport;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDesk;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.mapping.Simulation;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A draft is tried on real records, brought into use, and taken back. */
final class ActivationPages {
  private static final int MOST = 2_000;
  private static final int LONGEST = 300;

  private final Desk desk;

  ActivationPages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/rules/{profile}/simulation", Role.VIEWER, this::simulate);
    routes.post("/mapping/rules/{profile}/activate", Role.APPROVER, this::activate);
    routes.post("/mapping/rules/{profile}/back", Role.APPROVER, this::back);
  }

  private Answer simulate(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Form form = visit.view().form().fill("percent", 100);
    return page(visit, desk.bench(visit, profile.get()), form, false);
  }

  private Answer page(Visit visit, Bench bench, Form form, boolean again) {
    int last = visit.query("last", 1, MOST, RuleDesk.SIMULATED);
    Map<String, Object> parameters = new HashMap<>();
    CheckReport report = desk.check(visit, bench.document());
    parameters.put("bench", bench);
    parameters.put("report", report);
    parameters.put("form", form);
    parameters.put("last", last);
    parameters.put("needsOther", needsOther(visit, bench));
    parameters.put(
        "trial",
        report.passed()
            ? Optional.of(
                Trial.of(
                    visit.view(),
                    desk.level(bench.profile()),
                    desk.rules().simulate(visit.link(), bench.document(), last),
                    BuyerFields.of(bench.current(), bench.document())))
            : Optional.empty());
    return again
        ? Answer.again("mapping/simulation.jte", parameters)
        : Answer.page("mapping/simulation.jte", parameters);
  }

  /** Whether somebody else than the draft's author has to activate it. */
  private boolean needsOther(Visit visit, Bench bench) {
    return desk.shops().secondPerson()
        && bench.draft().map(draft -> draft.author().equals(visit.who())).orElse(false);
  }

  private Answer activate(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    Form form = visit.form();
    String why = form.text("why", LONGEST);
    OptionalInt percent = form.integer("percent", 1, 100);
    if (!bench.state().equals(form.value("state"))) {
      form.error("why", visit.say("mapping.lost"));
    } else if (!bench.open()) {
      form.error("why", visit.say("mapping.activate.nothing"));
    } else if (needsOther(visit, bench)) {
      form.error("why", visit.say("mapping.activate.other"));
    }
    if (!form.good()) {
      return page(visit, bench, form, true);
    }
    try {
      return activate(visit, bench, form, why, percent.orElse(100));
    } catch (MappingException e) {
      form.error("why", Names.problems(visit.view(), e));
      return page(visit, bench, form, true);
    }
  }

  private Answer activate(Visit visit, Bench bench, Form form, String why, int percent) {
    boolean force = form.ticked("force");
    if (!desk.check(visit, bench.document()).passed()) {
      form.error("why", visit.say("mapping.activate.errors"));
      return page(visit, bench, form, true);
    }
    Simulation before = desk.rules().simulate(visit.link(), bench.document(), RuleDesk.SIMULATED);
    if (!before.passed() && !force) {
      form.error("force", visit.say("mapping.activate.holds", before.newHolds()));
      return page(visit, bench, form, true);
    }
    int number = desk.rules().publish(visit.link(), bench.document(), visit.who(), why).number();
    Activated outcome =
        desk.rules()
            .activate(
                visit.link(),
                bench.profile(),
                new ActivationRequest(number, bench.sequence(), percent, force, visit.who(), why));
    return told(visit, bench.profile(), outcome);
  }

  private static Answer told(Visit visit, Profile profile, Activated outcome) {
    String refused =
        outcome.fold(
            done -> {
              visit.done(
                  visit.say(
                      "mapping.activate.done",
                      done.activation().number(),
                      done.activation().canary() == 0
                          ? ""
                          : visit.say(
                              "mapping.canary",
                              done.activation().canary(),
                              done.activation().percent())));
              return "";
            },
            no -> visit.say("mapping.activate.refused"),
            conflict -> visit.say("mapping.lost"));
    if (!refused.isEmpty()) {
      visit.failed(refused);
    }
    return Answer.to(Desk.at(visit, profile, ""));
  }

  private Answer back(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Form form = visit.form();
    String why = form.text("why", LONGEST);
    OptionalInt number = form.integer("number", 0, Integer.MAX_VALUE);
    OptionalInt expected = form.integer("expected", 1, Integer.MAX_VALUE);
    if (why.isEmpty() || number.isEmpty() || expected.isEmpty()) {
      visit.failed(visit.say("mapping.back.why"));
      return Answer.to(Desk.at(visit, profile.get(), ""));
    }
    Bench bench = desk.bench(visit, profile.get());
    boolean trialEnds = bench.onTrial() && number.getAsInt() == bench.number();
    if (desk.shops().secondPerson() && !trialEnds) {
      return propose(visit, bench, number.getAsInt(), expected.getAsInt());
    }
    return back(visit, profile.get(), number.getAsInt(), expected.getAsInt(), why);
  }

  private Answer back(Visit visit, Profile profile, int number, int expected, String why) {
    try {
      return told(
          visit,
          profile,
          desk.rules().rollBackTo(visit.link(), profile, number, expected, visit.who(), why));
    } catch (IllegalArgumentException e) {
      visit.failed(visit.say("mapping.back.never", number));
      return Answer.to(Desk.at(visit, profile, ""));
    }
  }

  /** Makes an earlier version the draft, for somebody else to activate. */
  private Answer propose(Visit visit, Bench bench, int number, int expected) {
    Profile profile = bench.profile();
    boolean known =
        number == 0
            || desk.rules().history(visit.link(), profile, Integer.MAX_VALUE).stream()
                .anyMatch(one -> one.number() == number);
    Optional<RuleDocument> earlier =
        known ? desk.rules().document(visit.link(), profile, number) : Optional.empty();
    String problem;
    if (earlier.isEmpty()) {
      problem = visit.say("mapping.back.never", number);
    } else if (bench.sequence() != expected) {
      problem = visit.say("mapping.lost");
    } else if (bench.open()) {
      problem = visit.say("mapping.back.open");
    } else {
      problem = desk.save(visit, bench, earlier.get(), bench.state()).orElse("");
    }
    if (!problem.isEmpty()) {
      visit.failed(problem);
      return Answer.to(Desk.at(visit, profile, ""));
    }
    visit.done(visit.say("mapping.back.proposed"));
    return Answer.to(Desk.at(visit, profile, "/simulation"));
  }
}
