package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.Done;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.FieldType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An ERP with one series, kept in memory: what was created can be found, cancelled, deleted and
 * invoiced. Answers of creates are scripted: one fault per create, in the order they were given.
 * Thread-safe.
 */
public final class FakeRecorder implements OrderRecorder, InvoiceSource {
  /** The series of every fake. */
  public static final Series SERIES = Series.of("VX");

  private static final FieldSchema LINES =
      FieldSchema.of(
          "fake.line",
          Field.of("name", FieldType.TEXT, "Name", "Nume"),
          Field.of("quantity", FieldType.DECIMAL, "Quantity", "Cantitate"),
          Field.of("price", FieldType.DECIMAL, "Price", "Pret"));
  private static final FieldSchema SCHEMA =
      FieldSchema.of("fake.record", Field.records("products", LINES, "Lines", "Linii"));

  private final TreeMap<Long, Document> documents = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private long counter = 1;
  private boolean markersVisible = true;
  private int illegible;
  private @Nullable RecordDraft late;

  /** What goes wrong with one create. */
  public enum Fault {
    NONE,
    /** Refused, may work later. */
    PUT_OFF,
    /** Refused for good. */
    REFUSED,
    /** Made, but the answer is lost. */
    ANSWER_LOST,
    /** Not made, and the answer is lost. */
    NEVER_ARRIVED,
    /** The answer is lost; it is made when {@link FakeRecorder#land()} is called. */
    LATE,
    /** As late, and the worker that sent it ends at once with {@link WorkerDied}. */
    LATE_AND_WORKER_DIES
  }

  /** The end of a worker: nothing catches it, and what it holds is given back. */
  public static final class WorkerDied extends Error {
    private static final long serialVersionUID = 1L;

    WorkerDied() {
      super("the worker died");
    }
  }

  /** A record of the ERP; {@code marker} is null when somebody else made it. */
  public record Document(
      long number, @Nullable Marker marker, Money total, boolean cancelled, boolean invoiced) {
    public RecordRef ref() {
      return new RecordRef(SERIES, String.format("%04d", number));
    }
  }

  /** Scripts the answers of the next creates. */
  public synchronized void script(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** What was scripted and did not happen does not happen any more. */
  public synchronized void unscript() {
    faults.clear();
  }

  /** All records, deleted ones left out. */
  public synchronized List<Document> documents() {
    return List.copyOf(documents.values());
  }

  /** Records with this marker that are not cancelled. */
  public synchronized List<Document> live(Marker marker) {
    return documents.values().stream()
        .filter(document -> marker.equals(document.marker()) && !document.cancelled())
        .toList();
  }

  /** The names of the remote calls so far. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** The number that the next record will get. */
  public synchronized long counter() {
    return counter;
  }

  /** Whether markers can be read on records from now on. */
  public synchronized void markersVisible(boolean visible) {
    this.markersVisible = visible;
  }

  /** So many of the next reads of one record give nothing that can be read. */
  public synchronized void illegible(int reads) {
    this.illegible = reads;
  }

  /** Somebody makes a record by hand. */
  public synchronized RecordRef madeByHand() {
    return add(null, Money.zero()).ref();
  }

  /** Somebody deletes the last record; its number will be given out again. */
  public synchronized void deleteLast() {
    if (documents.containsKey(counter - 1)) {
      counter--;
      documents.remove(counter);
    }
  }

  /** A person invoices a record. */
  public synchronized void invoice(RecordRef ref) {
    Document known = document(ref);
    if (known != null) {
      documents.put(
          known.number(),
          new Document(known.number(), known.marker(), known.total(), known.cancelled(), true));
    }
  }

  /** The late create takes effect; false when there is none. */
  public synchronized boolean land() {
    RecordDraft draft = late;
    late = null;
    if (draft != null) {
      add(draft.marker(), total(draft));
    }
    return draft != null;
  }

  /** The marker of the create that has not taken effect yet; empty when there is none. */
  public synchronized Optional<Marker> flying() {
    return Optional.ofNullable(late).map(RecordDraft::marker);
  }

  @Override
  public FieldSchema recordSchema() {
    return SCHEMA;
  }

  @Override
  public Series series() {
    return SERIES;
  }

  @Override
  public DraftCheck check(RecordDraft draft) {
    return new DraftCheck(total(draft), List.of());
  }

  @Override
  public synchronized Ticket open(Series series) {
    calls.add("open");
    return new Ticket(series, counter);
  }

  @Override
  public synchronized Sent submit(Ticket ticket, RecordDraft draft) {
    calls.add("submit");
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
    switch (fault) {
      case PUT_OFF:
        return new Sent.Refused("come back later", true);
      case REFUSED:
        return new Sent.Refused("no such unit", false);
      case NEVER_ARRIVED:
        return new Sent.Unknown("connection reset");
      case LATE:
        late = draft;
        return new Sent.Unknown("time-out");
      case LATE_AND_WORKER_DIES:
        late = draft;
        throw new WorkerDied();
      case ANSWER_LOST:
        add(draft.marker(), total(draft));
        return new Sent.Unknown("time-out");
      default:
        return new Sent.Created(add(draft.marker(), total(draft)).ref());
    }
  }

  @Override
  public synchronized Probe find(Ticket ticket, Marker marker) {
    calls.add("find");
    if (counter < ticket.numberBefore()) {
      return new Probe.Unreadable("the counter went back", List.of());
    }
    List<Document> since = List.copyOf(documents.tailMap(ticket.numberBefore()).values());
    List<RecordRef> bearing =
        since.stream()
            .filter(document -> markersVisible && marker.equals(document.marker()))
            .map(Document::ref)
            .toList();
    if (bearing.size() > 1) {
      return new Probe.Several(bearing);
    }
    return bearing.isEmpty()
        ? new Probe.Absent(since.stream().map(Document::ref).toList())
        : new Probe.Found(bearing.get(0));
  }

  @Override
  public synchronized Reading read(Series series, long number) {
    calls.add("read");
    Document document = documents.get(number);
    if (illegible > 0) {
      illegible--;
      return new Reading.Illegible(document == null ? null : document.ref(), "half a print");
    }
    if (document == null) {
      return new Reading.Absent();
    }
    String text = markersVisible && document.marker() != null ? "ref" + document.marker() : "x";
    return new Reading.Present(document.ref(), text);
  }

  @Override
  public synchronized Done cancel(RecordRef ref) {
    calls.add("cancel");
    return cancelled(ref, true);
  }

  @Override
  public synchronized Done restore(RecordRef ref) {
    calls.add("restore");
    return cancelled(ref, false);
  }

  @Override
  public synchronized Invoiced invoicesOf(RecordRef record) {
    calls.add("invoicesOf");
    Document document = document(record);
    if (document == null) {
      return new Invoiced.NoSuchRecord();
    }
    return document.invoiced()
        ? new Invoiced.By(List.of(new InvoiceRef("FCT", "1")))
        : new Invoiced.NotYet();
  }

  @Override
  public InvoiceFile invoicePdf(InvoiceRef invoice) {
    return new InvoiceFile.Unavailable("none in this fake");
  }

  @Override
  public InvoicePaid invoicePaid(InvoiceRef invoice) {
    return new InvoicePaid(Money.zero(), Money.zero(), Money.zero(), false);
  }

  private Done cancelled(RecordRef ref, boolean cancelled) {
    Document known = document(ref);
    if (known == null) {
      return new Done.Refused("no such record");
    }
    documents.put(
        known.number(),
        new Document(known.number(), known.marker(), known.total(), cancelled, known.invoiced()));
    return Done.ok();
  }

  private @Nullable Document document(RecordRef ref) {
    return documents.get(Long.parseLong(ref.number()));
  }

  private Document add(@Nullable Marker marker, Money total) {
    Document document = new Document(counter++, marker, total, false, false);
    documents.put(document.number(), document);
    return document;
  }

  private static Money total(RecordDraft draft) {
    Money total = Money.zero();
    for (FieldRecord line : draft.fields().records("products")) {
      BigDecimal price = line.decimal("price").orElse(BigDecimal.ZERO);
      total =
          total.plus(Money.ron(price.multiply(line.decimal("quantity").orElse(BigDecimal.ONE))));
    }
    return total;
  }
}
