package biz.megzo.vortex.panel.run;

import biz.megzo.vortex.Flow;
import biz.megzo.vortex.FlowReport;
import biz.megzo.vortex.HeartbeatReport;
import biz.megzo.vortex.event.Alarm;
import biz.megzo.vortex.event.HeartbeatEnded;
import biz.megzo.vortex.event.InvoiceAttached;
import biz.megzo.vortex.event.OfferHeld;
import biz.megzo.vortex.event.OffersPushed;
import biz.megzo.vortex.event.OrderCancelled;
import biz.megzo.vortex.event.OrderClaimed;
import biz.megzo.vortex.event.OrderHeld;
import biz.megzo.vortex.event.OrderRecorded;
import biz.megzo.vortex.event.ShipmentMade;
import biz.megzo.vortex.event.VortexListener;
import biz.megzo.vortex.model.LinkId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens to the library: keeps the latest word of every flow and the latest alarms of this
 * process, and counts for Prometheus. Thread-safe.
 */
public final class Watch implements VortexListener {
  private static final int ALARMS = 20;

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<LinkId, HeartbeatReport> reports = new ConcurrentHashMap<>();
  private final Map<LinkId, Map<Flow, FlowReport>> flows = new ConcurrentHashMap<>();
  private final Map<LinkId, Deque<Alarm>> alarms = new ConcurrentHashMap<>();

  /** The last pass of a link that this process ran; empty before the first. */
  public Optional<HeartbeatReport> latest(LinkId link) {
    return Optional.ofNullable(reports.get(link));
  }

  /** What each flow said when it last ran here, in the flows' order. */
  public List<FlowReport> flows(LinkId link) {
    Map<Flow, FlowReport> known = flows.get(link);
    if (known == null) {
      return List.of();
    }
    synchronized (known) {
      return List.copyOf(known.values());
    }
  }

  /** The latest alarms of a link, newest first. */
  public List<Alarm> alarms(LinkId link) {
    Deque<Alarm> known = alarms.get(link);
    if (known == null) {
      return List.of();
    }
    synchronized (known) {
      return List.copyOf(known);
    }
  }

  /** Everything that is counted, as Prometheus reads it. */
  public String scrape() {
    return meters.scrape();
  }

  @Override
  public void heartbeatEnded(HeartbeatEnded event) {
    HeartbeatReport report = event.report();
    Timer.builder("vortex.heartbeat")
        .description("Passes over a link")
        .tag("link", report.link().value())
        .tag("result", report.result().name().toLowerCase(Locale.ROOT))
        .register(meters)
        .record(report.duration());
    if (report.result() == HeartbeatReport.Result.BUSY || report.flows().isEmpty()) {
      return;
    }
    reports.put(report.link(), report);
    Map<Flow, FlowReport> known =
        flows.computeIfAbsent(report.link(), link -> new EnumMap<>(Flow.class));
    synchronized (known) {
      report.flows().forEach(flow -> known.put(flow.flow(), flow));
    }
  }

  @Override
  public void alarm(Alarm event) {
    count(event.link(), "vortex.alarms", 1);
    Deque<Alarm> known = alarms.computeIfAbsent(event.link(), link -> new ArrayDeque<>());
    synchronized (known) {
      known.addFirst(event);
      while (known.size() > ALARMS) {
        known.removeLast();
      }
    }
  }

  @Override
  public void orderClaimed(OrderClaimed event) {
    count(event.order().link(), "vortex.orders.claimed", 1);
  }

  @Override
  public void orderRecorded(OrderRecorded event) {
    count(event.order().link(), "vortex.orders.recorded", 1);
  }

  @Override
  public void orderHeld(OrderHeld event) {
    count(event.order().link(), "vortex.orders.held", 1);
  }

  @Override
  public void orderCancelled(OrderCancelled event) {
    count(event.order().link(), "vortex.orders.cancelled", 1);
  }

  @Override
  public void offersPushed(OffersPushed event) {
    count(event.link(), "vortex.offers.pushed", event.offers());
  }

  @Override
  public void offerHeld(OfferHeld event) {
    count(event.link(), "vortex.offers.held", 1);
  }

  @Override
  public void invoiceAttached(InvoiceAttached event) {
    count(event.order().link(), "vortex.invoices.attached", 1);
  }

  @Override
  public void shipmentMade(ShipmentMade event) {
    count(event.order().link(), "vortex.shipments.made", 1);
  }

  private void count(LinkId link, String name, int much) {
    Counter.builder(name).tag("link", link.value()).register(meters).increment(much);
  }
}
