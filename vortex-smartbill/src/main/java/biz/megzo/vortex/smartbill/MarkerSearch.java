package biz.megzo.vortex.smartbill;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.InvoiceSource.Invoiced;
import biz.megzo.vortex.connector.OrderRecorder.Probe;
import biz.megzo.vortex.connector.OrderRecorder.Reading;
import biz.megzo.vortex.connector.OrderRecorder.Ticket;
import biz.megzo.vortex.http.BodyKind;
import biz.megzo.vortex.http.HttpAnswer.Answered;
import biz.megzo.vortex.http.HttpCall;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds a record whose create was never answered ({@code api/smartbill.md} 7.5). Thread-safe. */
final class MarkerSearch {
  /** Each candidate costs two calls; more than this means the series is not dedicated. */
  static final int MOST_CANDIDATES = 50;

  private static final int LEAST_WIDTH = 4;

  private final EstimateApi estimates;
  private final Map<Series, Integer> widths = new ConcurrentHashMap<>();

  MarkerSearch(EstimateApi estimates) {
    this.estimates = estimates;
  }

  /** Remembers how wide the numbers of a series are printed (7.5, rule 7). */
  void learnWidth(Series series, int width) {
    if (width > 0) {
      widths.merge(series, width, Math::max);
    }
  }

  /** Looks at every number given out since the ticket. */
  Probe find(Ticket ticket, long after, Marker marker) {
    long before = ticket.numberBefore();
    if (after == before) {
      return new Probe.Absent(List.of());
    }
    if (after < before) {
      return new Probe.Unreadable(
          "the counter of series "
              + ticket.series()
              + " went back from "
              + before
              + " to "
              + after
              + ": documents were deleted, look for "
              + marker
              + " in SmartBill",
          List.of());
    }
    if (after - before > MOST_CANDIDATES) {
      return tooMany(ticket, after, marker);
    }
    List<RecordRef> found = new ArrayList<>();
    List<RecordRef> others = new ArrayList<>();
    List<RecordRef> illegible = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (long n = before; n < after; n++) {
      RecordRef fallback = ref(ticket.series(), n);
      Reading reading = read(ticket.series(), n);
      reading.fold(
          present -> (present.bears(marker) ? found : others).add(present.ref()),
          () -> false,
          bad -> {
            reasons.add(bad.reason());
            return illegible.add(bad.ref() == null ? fallback : bad.ref());
          });
    }
    if (!found.isEmpty()) {
      return found.size() == 1 ? new Probe.Found(found.get(0)) : new Probe.Several(found);
    }
    return illegible.isEmpty()
        ? new Probe.Absent(others)
        : new Probe.Unreadable(reasons.get(0) + "; look for " + marker + " there", illegible);
  }

  private Probe tooMany(Ticket ticket, long after, Marker marker) {
    List<RecordRef> some = new ArrayList<>();
    for (long n = ticket.numberBefore(); some.size() < MOST_CANDIDATES; n++) {
      some.add(ref(ticket.series(), n));
    }
    return new Probe.Unreadable(
        "series "
            + ticket.series()
            + " gave out "
            + (after - ticket.numberBefore())
            + " numbers since, more than can be looked through; look for "
            + marker
            + " in SmartBill and give the series to Vortex alone",
        some);
  }

  /** Existence first, it is cheap; then the printed text. */
  Reading read(Series series, long number) {
    RecordRef ref = ref(series, number);
    try {
      if (!exists(ref)) {
        RecordRef plain = new RecordRef(series, Long.toString(number));
        if (plain.equals(ref) || !exists(plain)) {
          return new Reading.Absent();
        }
        ref = plain;
      }
      return print(ref);
    } catch (Illegible e) {
      return new Reading.Illegible(ref, e.reason);
    }
  }

  private boolean exists(RecordRef ref) {
    try {
      Invoiced invoiced = estimates.invoices(ref, HttpCall.Lane.ORDERS);
      return !(invoiced instanceof Invoiced.NoSuchRecord);
    } catch (ConnectorException e) {
      if (e.kind() == Kind.UNREADABLE || e.kind() == Kind.MISCONFIGURED) {
        throw new Illegible("whether " + ref + " exists could not be read: " + e.getMessage());
      }
      throw e; // unreachable, blocked or refused: nothing was learnt, ask again later
    }
  }

  private Reading print(RecordRef ref) {
    Answered answer = estimates.pdf(ref);
    if (answer.status() != 200 || answer.kind() != BodyKind.PDF) {
      String words = Complaint.in(answer).map(c -> ": " + c.text()).orElse("");
      throw new Illegible(
          ref + " exists but its PDF could not be had, HTTP " + answer.status() + words);
    }
    Optional<String> text = PdfText.of(answer.body());
    // a print that does not even show its own number was not extracted properly
    if (text.isEmpty() || !text.get().contains(ref.number())) {
      throw new Illegible("the PDF of " + ref + " holds no text that can be read");
    }
    return new Reading.Present(ref, text.get());
  }

  /** The PDF as it came; empty when there is none. */
  Optional<byte[]> pdf(RecordRef ref) {
    Answered answer = estimates.pdf(ref);
    return answer.status() == 200 && answer.kind() == BodyKind.PDF
        ? Optional.of(answer.body())
        : Optional.empty();
  }

  private RecordRef ref(Series series, long number) {
    int width = Math.max(LEAST_WIDTH, widths.getOrDefault(series, LEAST_WIDTH));
    String digits = Long.toString(number);
    return new RecordRef(series, "0".repeat(Math.max(0, width - digits.length())) + digits);
  }

  /** Carries why a number could not be read to the one place that reports it. */
  private static final class Illegible extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    Illegible(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
