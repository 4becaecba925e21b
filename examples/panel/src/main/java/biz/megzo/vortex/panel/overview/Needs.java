package biz.megzo.vortex.panel.overview;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.connector.Finding;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.fulfil.FollowUp.Stage;
import biz.megzo.vortex.fulfil.ShipmentState;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.order.OrderState;
import biz.megzo.vortex.order.TrackedOrder;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.overview.Attention.Counted;
import biz.megzo.vortex.panel.run.Watch;
import biz.megzo.vortex.panel.run.Works;
import biz.megzo.vortex.publish.Plans;
import biz.megzo.vortex.publish.ProductSearch.Filter;
import biz.megzo.vortex.publish.Verdict;
import biz.megzo.vortex.store.RunLog.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what of a link needs a person. */
final class Needs {
  private static final int GAPS = 30;
  private static final int FEWEST_ORDERS = 6;
  private static final int SILENT_TIMES = 3;
  private static final int LATE_TIMES = 3;
  private static final int PLANS = 20;

  private final Shops shops;
  private final Watch watch;
  private final Works works;
  private final LinkId link;
  private final Instant now;
  private final List<Attention> found = new ArrayList<>();

  Needs(Shops shops, Watch watch, Works works, LinkId link) {
    this.shops = shops;
    this.watch = watch;
    this.works = works;
    this.link = link;
    this.now = shops.clock().instant();
  }

  List<Attention> all(Map<OrderState, Long> orders, Optional<Run> last) {
    shops
        .vortex()
        .paused(link)
        .ifPresent(
            pause -> found.add(Attention.urgent("overview.need.paused", "/run", pause.by())));
    late(last);
    failures();
    count(orders.getOrDefault(OrderState.HELD, 0L), "overview.need.held", "/orders?state=HELD");
    count(
        orders.getOrDefault(OrderState.UNCERTAIN, 0L),
        "overview.need.uncertain",
        "/orders?state=UNCERTAIN");
    Map<Filter, Long> products = shops.vortex().products(link).counts();
    count(products.getOrDefault(Filter.HELD, 0L), "overview.need.offers", "/products?show=HELD");
    count(
        products.getOrDefault(Filter.REFUSED, 0L),
        "overview.need.refused",
        "/products?show=REFUSED");
    count(shops.store().drift().count(link), "overview.need.drift", "/products/differences");
    count(
        shops.vortex().invoices(link).counts().getOrDefault(Stage.HELD, 0L),
        "overview.need.invoices",
        "/invoices?stage=HELD");
    count(
        shops.vortex().shipments(link).counts().getOrDefault(ShipmentState.HELD, 0L),
        "overview.need.shipments",
        "/shipments?state=HELD");
    count(plans(), "overview.need.plans", "/plans");
    silence();
    examined();
    alarms();
    found.sort(Comparator.comparing(one -> !one.urgent()));
    return List.copyOf(found);
  }

  private void count(long number, String text, String path) {
    if (number > 0) {
      found.add(Attention.calm(text, path, number));
    }
  }

  /** Plans that hold something back and that nobody has said yes or no to. */
  private long plans() {
    Plans plans = shops.vortex().plans(link);
    return plans.latest(PLANS).stream()
        .filter(plan -> plan.withheld() > 0 && plan.expiresAt().isAfter(now))
        .filter(
            plan ->
                plans
                    .verdict(plan.id())
                    .filter(one -> one.kind() != Verdict.Kind.PROPOSED)
                    .isEmpty())
        .count();
  }

  private void late(Optional<Run> last) {
    if (works.every().isEmpty() || last.isEmpty()) {
      return;
    }
    Duration since = Duration.between(last.get().endedAt(), now);
    if (since.compareTo(works.every().get().multipliedBy(LATE_TIMES)) > 0) {
      found.add(Attention.urgent("overview.need.late", "/run", new Counted(since.toMinutes())));
    }
  }

  /** A flow that failed says why: a refusal, a block of calls, an unreachable remote. */
  private void failures() {
    for (FlowReport flow : watch.flows(link)) {
      if (flow.state() == FlowReport.State.FAILED) {
        String why =
            flow.notices().isEmpty() ? "" : flow.notices().get(flow.notices().size() - 1).message();
        found.add(Attention.urgent("overview.need.failed." + flow.flow(), "/run", why));
      }
    }
  }

  /** No order for three times the usual gap, once there are enough to know what is usual. */
  private void silence() {
    List<Instant> placed =
        shops.vortex().orders(link).list(null, null, GAPS).stream()
            .map(Needs::placed)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (placed.size() < FEWEST_ORDERS) {
      return;
    }
    Duration whole = Duration.between(placed.get(placed.size() - 1), placed.get(0));
    Duration usual = whole.dividedBy(placed.size() - 1L);
    Duration since = Duration.between(placed.get(0), now);
    boolean silent = since.compareTo(usual.multipliedBy(SILENT_TIMES)) > 0;
    if (silent && since.toHours() >= 1) {
      found.add(Attention.calm("overview.need.silence", "/orders", new Counted(since.toHours())));
    }
  }

  private static Instant placed(TrackedOrder order) {
    return order.channel().order().placedAt();
  }

  private void examined() {
    works
        .examined(link)
        .ifPresent(
            seen ->
                seen.findings().stream()
                    .filter(finding -> finding.level() != Finding.Level.OK)
                    .forEach(this::finding));
  }

  private void finding(Finding finding) {
    String words = finding.subject() + ": " + finding.message();
    found.add(
        finding.level() == Finding.Level.PROBLEM
            ? Attention.urgent("overview.need.finding", "/run", words)
            : Attention.calm("overview.need.finding", "/run", words));
  }

  private void alarms() {
    Instant yesterday = now.minus(Duration.ofDays(1));
    for (Alarm alarm : watch.alarms(link)) {
      if (alarm.at().isAfter(yesterday)) {
        found.add(
            Attention.calm(
                "overview.need.alarm", "/audit", alarm.subject() + ": " + alarm.message()));
      }
    }
  }
}
