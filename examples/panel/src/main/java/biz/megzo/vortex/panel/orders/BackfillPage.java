package biz.megzo.vortex.panel.orders;

import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.FlowReport.Notice;
import biz.megzo.vortex.panel.Shops;
import biz.megzo.vortex.panel.web.Answer;
import biz.megzo.vortex.panel.web.Form;
import biz.megzo.vortex.panel.web.Formats;
import biz.megzo.vortex.panel.web.View;
import biz.megzo.vortex.panel.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in orders that the polls did not, by the day they were placed or by number. */
final class BackfillPage {
  private static final String TEMPLATE = "orders/backfill.jte";
  private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
  private static final int MOST_IDS = 200;
  private static final int LONGEST = 10_000;

  private final Shops shops;

  BackfillPage(Shops shops) {
    this.shops = shops;
  }

  Answer show(Visit visit) {
    return Answer.page(TEMPLATE, Map.of("form", visit.view().form()));
  }

  Answer run(Visit visit) {
    Form form = visit.form();
    String ids = form.optional("ids", LONGEST);
    FlowReport report = ids.isEmpty() && form.good() ? days(visit, form) : named(visit, form, ids);
    if (report == null) {
      return Answer.again(TEMPLATE, Map.of("form", form));
    }
    tell(visit, report);
    return Answer.to(visit.href(OrderPages.ORDERS));
  }

  private @Nullable FlowReport named(Visit visit, Form form, String ids) {
    List<String> all =
        Stream.of(ids.split("[\\s,;]+")).filter(id -> !id.isEmpty()).distinct().toList();
    if (all.size() > MOST_IDS || all.stream().anyMatch(id -> Known.key(visit.link(), id) == null)) {
      form.error("ids", visit.say("orders.backfill.ids.wrong", MOST_IDS));
    }
    return form.good() ? shops.vortex().backfill(visit.link(), all) : null;
  }

  private @Nullable FlowReport days(Visit visit, Form form) {
    LocalDate today = Formats.dayOf(shops.clock().instant());
    LocalDate from = day(visit, form, "from", null);
    LocalDate to = day(visit, form, "to", today);
    if (from == null || to == null) {
      return null;
    }
    if (to.isBefore(from)) {
      form.error("to", visit.say("orders.backfill.order"));
      return null;
    }
    Instant begin = from.atStartOfDay(BUCHAREST).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(BUCHAREST).toInstant().minusMillis(1);
    return shops.vortex().backfill(visit.link(), begin, end);
  }

  private static @Nullable LocalDate day(
      Visit visit, Form form, String name, @Nullable LocalDate standard) {
    String text = form.value(name);
    if (text.isEmpty() && standard != null) {
      return standard;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() < 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // said below
    }
    form.error(name, visit.say("orders.backfill.day"));
    return null;
  }

  private static String said(View view, Notice notice) {
    return view.told(notice.subject()) + ": " + view.told(notice.message());
  }

  private static void tell(Visit visit, FlowReport report) {
    long claimed = report.count("claimed");
    switch (report.state()) {
      case FAILED, ABSENT -> visit.failed(visit.say("orders.backfill.failed", claimed));
      case SKIPPED -> visit.done(visit.say("orders.backfill.more", claimed));
      default -> visit.done(visit.say("orders.backfill.done", claimed));
    }
    report.notices().stream().limit(5).forEach(notice -> visit.failed(said(visit.view(), notice)));
  }
}
