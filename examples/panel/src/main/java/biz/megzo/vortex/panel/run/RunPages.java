package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.access.Role;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.NavEntry;
import biz.megzo.vortex.panel.web.Pages;
import biz.megzo.vortex.panel.web.Routes;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.store.AuditLog.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starting and pausing, the run log, and the audit log with its chain. */
public final class RunPages implements Pages {
  private static final String RUN = "/run";
  private static final int LONGEST_WHY = 300;
  private static final int LINES = 30;
  private static final int MOST_LINES = 300;

  private final Shops shops;
  private final Watch watch;
  private final Works works;

  public RunPages(Shops shops, Watch watch, Works works) {
    this.shops = shops;
    this.watch = watch;
    this.works = works;
  }

  @Override
  public String name() {
    return "run";
  }

  @Override
  public List<NavEntry> nav() {
    return List.of(
        NavEntry.link(60, "run.nav", RUN),
        NavEntry.link(70, "run.log.nav", "/runs"),
        NavEntry.link(75, "run.audit.nav", "/audit"));
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(RUN, Role.VIEWER, this::show);
    routes.get(RUN + "/state", Role.VIEWER, this::state);
    routes.post(RUN + "/pause", Role.OPERATOR, this::pause);
    routes.post(RUN + "/resume", Role.OPERATOR, this::resume);
    routes.post(RUN + "/job/{job}", Role.OPERATOR, this::start);
    routes.get("/runs", Role.VIEWER, this::log);
    routes.get("/audit", Role.VIEWER, this::audit);
    routes.get("/audit/chain", Role.VIEWER, this::chain);
  }

  private Answer show(Visit visit) {
    return Answer.page("run/run.jte", now(visit, visit.view().form()));
  }

  private Answer state(Visit visit) {
    return Answer.page(
        "run/state.jte", Map.of("now", RunNow.of(shops, watch, works, visit.link())));
  }

  private Map<String, Object> now(Visit visit, Form form) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("now", RunNow.of(shops, watch, works, visit.link()));
    parameters.put("form", form);
    return parameters;
  }

  private Answer start(Visit visit) {
    Optional<Job> job = Job.at(visit.path("job"));
    if (job.isEmpty()) {
      return Answer.notFound();
    }
    if (!works.start(visit.link(), job.get(), visit.who())) {
      visit.failed(visit.say("run.busy"));
    } else {
      visit.done(visit.say("run.started", visit.view().word("run.job", job.get())));
    }
    return Answer.to(visit.href(RUN));
  }

  private Answer pause(Visit visit) {
    Form form = visit.form();
    String why = form.text("why", LONGEST_WHY);
    if (!form.good()) {
      return Answer.again("run/run.jte", now(visit, form));
    }
    LinkId link = visit.link();
    if (shops.vortex().pause(link, visit.who(), why)) {
      visit.done(visit.say("run.paused", link.value()));
    }
    return Answer.to(visit.href(RUN));
  }

  private Answer resume(Visit visit) {
    if (shops.vortex().resume(visit.link(), visit.who())) {
      visit.done(visit.say("run.resumed", visit.link().value()));
    }
    return Answer.to(visit.href(RUN));
  }

  private Answer log(Visit visit) {
    int lines = visit.query("n", LINES, MOST_LINES, LINES);
    var runs = shops.store().runs().latest(visit.link(), lines);
    String more = runs.size() == lines && lines < MOST_LINES ? visit.href("/runs?n=500") : "";
    return Answer.page("run/log.jte", Map.of("runs", runs, "more", more));
  }

  private Answer audit(Visit visit) {
    int lines = visit.query("n", LINES, MOST_LINES, LINES);
    String subject = visit.query("about").orElse("");
    LinkId link = visit.link();
    List<Fact> facts =
        subject.isEmpty() ? shops.store().audit().latest(link, lines) : about(link, subject, lines);
    boolean further = facts.size() == lines && lines < MOST_LINES;
    String about =
        subject.isEmpty() ? "" : "&about=" + biz.megzo.vortex.panel.web.View.part(subject);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("facts", facts);
    parameters.put("form", visit.view().form().fill("about", subject));
    parameters.put("more", further ? visit.href("/audit?n=500" + about) : "");
    return Answer.page("run/audit.jte", parameters);
  }

  /** A subject as the log names it, or the code of a product or the number of an order alone. */
  private List<Fact> about(LinkId link, String subject, int lines) {
    for (String kind : List.of("", "sku:", "order:")) {
      List<Fact> facts = shops.store().audit().about(link, kind + subject, null, lines);
      if (!facts.isEmpty()) {
        return facts;
      }
    }
    return List.of();
  }

  /** Recomputes the chain, which takes its time over a long log: asked for on its own. */
  private Answer chain(Visit visit) {
    Optional<String> broken = shops.store().audit().verify(visit.link());
    return Answer.page(
        visit.partial() ? "run/chain.jte" : "run/chainPage.jte",
        Map.of("broken", broken.orElse("")));
  }
}
