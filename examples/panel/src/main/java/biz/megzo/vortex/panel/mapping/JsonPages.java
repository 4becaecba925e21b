package biz.megzo.vortex.panel.mapping;

import biz.megzo.vortex.mapping.Mapping;
import biz.megzo.vortex.mapping.MappingException;
import biz.megzo.vortex.mapping.RuleDocument;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.store.RuleStore.Draft;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whole rule set as JSON, for those who like it. */
final class JsonPages {
  private static final int LONGEST = 600_000;

  private final Desk desk;

  JsonPages(Desk desk) {
    this.desk = desk;
  }

  void addTo(Routes routes) {
    routes.get("/mapping/rules/{profile}/json", Role.VIEWER, this::show);
    routes.post("/mapping/rules/{profile}/json", Role.OPERATOR, this::save);
    routes.get("/mapping/rules/{profile}/file", Role.VIEWER, this::file);
  }

  private Answer show(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    String problem = bench.broken().isEmpty() ? "" : Names.problems(visit.view(), bench.broken());
    return page(bench, text(bench), problem, false);
  }

  private static String text(Bench bench) {
    return bench.broken().isEmpty()
        ? Mapping.print(bench.document())
        : bench.draft().map(Draft::text).orElse("");
  }

  private static Answer page(Bench bench, String text, String problem, boolean again) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("bench", bench);
    parameters.put("text", text);
    parameters.put("problem", problem);
    return again
        ? Answer.again("mapping/json.jte", parameters)
        : Answer.page("mapping/json.jte", parameters);
  }

  private Answer save(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    Bench bench = desk.bench(visit, profile.get());
    Form form = visit.form();
    String text = form.raw("json");
    if (text.length() > LONGEST) {
      return page(bench, text(bench), visit.say("mapping.json.large"), true);
    }
    String problem;
    try {
      RuleDocument document = Mapping.parse(text);
      problem =
          document.profile() == profile.get()
              ? desk.save(visit, bench, document, form.value("state")).orElse("")
              : visit.say("mapping.json.profile", Names.word(profile.get()));
    } catch (MappingException e) {
      problem = Names.problems(visit.view(), e);
    }
    if (!problem.isEmpty()) {
      return page(bench, text, problem, true);
    }
    visit.done(visit.say("mapping.done.saved"));
    return Answer.to(Desk.at(visit, profile.get(), ""));
  }

  private Answer file(Visit visit) {
    Optional<Profile> profile = Desk.profile(visit);
    if (profile.isEmpty()) {
      return Answer.notFound();
    }
    byte[] bytes = text(desk.bench(visit, profile.get())).getBytes(StandardCharsets.UTF_8);
    return Answer.file("application/json", bytes, Names.word(profile.get()) + ".json");
  }
}
