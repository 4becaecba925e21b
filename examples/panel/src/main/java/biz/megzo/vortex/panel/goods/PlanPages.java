package biz.megzo.vortex.panel.goods;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import biz.megzo.vortex.publish.Plan;
import biz.megzo.vortex.publish.Plans;
import biz.megzo.vortex.publish.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans: made to look at, and those that were stopped and wait for a yes or a no. */
final class PlanPages {
  private static final int LISTED = 50;
  private static final int SIZE = 100;
  private static final int LONGEST_REASON = 300;
  private static final int TOLD = 3;

  private final Shops shops;

  PlanPages(Shops shops) {
    this.shops = shops;
  }

  private Plans plans(Visit visit) {
    return shops.vortex().plans(visit.link());
  }

  Answer list(Visit visit) {
    Plans plans = plans(visit);
    List<PlanLine> lines =
        plans.latest(LISTED).stream()
            .map(head -> PlanLine.of(visit.view(), head, plans.verdict(head.id())))
            .toList();
    return Answer.page("goods/plans.jte", Map.of("lines", lines));
  }

  /** Makes the plan of right now and saves it. */
  Answer preview(Visit visit) {
    try {
      Optional<Plan> plan = shops.vortex().plan(visit.link());
      if (plan.isEmpty()) {
        visit.failed(visit.say("goods.plan.busy"));
        return Answer.to(visit.href(GoodsPages.PLANS));
      }
      plans(visit).save(plan.get());
      return to(visit, plan.get());
    } catch (ConnectorException e) {
      visit.failed(visit.say("goods.plan.unreachable", visit.view().trouble(e)));
    } catch (IllegalStateException e) {
      visit.failed(visit.say("goods.plan.none"));
    }
    return Answer.to(visit.href(GoodsPages.PLANS));
  }

  private static Answer to(Visit visit, Plan plan) {
    return Answer.to(visit.href(GoodsPages.PLANS + "/" + plan.shortId()));
  }

  Answer show(Visit visit) {
    return plan(visit)
        .map(plan -> page(visit, plan, visit.view().form(), true))
        .orElseGet(Answer::notFound);
  }

  private Optional<Plan> plan(Visit visit) {
    String id = visit.path("plan");
    return id.matches("[0-9a-f]{8,64}") ? plans(visit).find(id) : Optional.empty();
  }

  private Answer page(Visit visit, Plan plan, Form form, boolean first) {
    View view = visit.view();
    int from = visit.query("from", 0, Integer.MAX_VALUE, 0);
    int begin = Math.min(from, plan.changes().size());
    int end = Math.min(plan.changes().size(), begin + SIZE);
    String path = view.href(GoodsPages.PLANS + "/" + plan.shortId());
    Map<String, Object> parameters =
        Map.of(
            "plan",
            plan,
            "verdict",
            plans(visit).verdict(plan.id()),
            "form",
            form,
            "two",
            shops.secondPerson(),
            "mine",
            proposedBy(visit, plan),
            "changes",
            plan.changes().subList(begin, end),
            "first",
            begin == 0 ? "" : path,
            "next",
            end == plan.changes().size() ? "" : path + "?from=" + end);
    return first
        ? Answer.page("goods/plan.jte", parameters)
        : Answer.again("goods/plan.jte", parameters);
  }

  /** Says yes; where two persons are wanted, the first one only proposes. */
  Answer approve(Visit visit) {
    return decide(visit, (plan, why) -> approve(visit, plan, why));
  }

  /** Says no. */
  Answer reject(Visit visit) {
    return decide(
        visit,
        (plan, why) -> {
          plans(visit).reject(plan.id(), visit.who(), why);
          visit.done(visit.say("goods.plan.rejected"));
        });
  }

  private interface Decision {
    void on(Plan plan, String why);
  }

  private Answer decide(Visit visit, Decision decision) {
    Plan plan = plan(visit).orElse(null);
    if (plan == null) {
      visit.failed(visit.say("goods.plan.gone"));
      return Answer.to(visit.href(GoodsPages.PLANS));
    }
    Form form = visit.form();
    String why = form.text("why", LONGEST_REASON);
    if (!form.good()) {
      return page(visit, plan, form, false);
    }
    decision.on(plan, why);
    return to(visit, plan);
  }

  private void approve(Visit visit, Plan plan, String why) {
    if (proposedBy(visit, plan)) {
      visit.failed(visit.say("goods.plan.same"));
      return;
    }
    Optional<Verdict> before = plans(visit).verdict(plan.id());
    if (before.filter(one -> one.kind() == Verdict.Kind.APPROVED).isPresent()) {
      visit.failed(visit.say("goods.plan.already", before.get().who()));
      return;
    }
    OptionalInt changes =
        shops.secondPerson()
            ? plans(visit).approveAsOneOfTwo(plan.id(), visit.who(), why)
            : OptionalInt.of(plans(visit).approve(plan.id(), visit.who(), why));
    visit.done(
        changes.isPresent()
            ? visit.say("goods.plan.approved", changes.getAsInt())
            : visit.say("goods.plan.proposed"));
  }

  /** Whether who looks said yes already, and only another person's yes counts. */
  private boolean proposedBy(Visit visit, Plan plan) {
    return shops.secondPerson()
        && plans(visit)
            .verdict(plan.id())
            .filter(one -> one.kind() == Verdict.Kind.PROPOSED)
            .filter(one -> one.who().equals(visit.who()))
            .isPresent();
  }

  /** Carries the plan out now, if nothing moved. */
  Answer apply(Visit visit) {
    Plan plan = plan(visit).orElse(null);
    if (plan == null) {
      visit.failed(visit.say("goods.plan.gone"));
      return Answer.to(visit.href(GoodsPages.PLANS));
    }
    try {
      shops
          .vortex()
          .apply(visit.link(), plan)
          .<Boolean>fold(
              done -> {
                visit.done(visit.say("goods.plan.applied", done.plan().changes().size()));
                return true;
              },
              moved -> {
                List<String> what =
                    moved.what().stream().limit(TOLD).map(visit.view()::told).toList();
                visit.failed(visit.say("goods.plan.moved", String.join("; ", what)));
                return false;
              },
              () -> {
                visit.failed(visit.say("goods.plan.busy"));
                return false;
              },
              () -> {
                visit.failed(visit.say("goods.plan.gone"));
                return false;
              });
    } catch (ConnectorException e) {
      visit.failed(visit.say("goods.plan.unreachable", visit.view().trouble(e)));
    }
    return to(visit, plan);
  }
}
