package biz.megzo.vortex.testkit;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invoices of an ERP, issued and cancelled by the test. */
public final class FakeInvoices implements InvoiceSource {
  private final Map<RecordRef, List<InvoiceRef>> byRecord = new HashMap<>();
  private final Map<InvoiceRef, Bill> bills = new LinkedHashMap<>();
  private final List<RecordRef> deleted = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private boolean down;

  private record Bill(Money total, InvoiceFile file) {}

  /** A person issues an invoice for a record. */
  public InvoiceRef issue(RecordRef record, String number, String total) {
    InvoiceRef invoice = new InvoiceRef("FCT", number);
    byRecord.computeIfAbsent(record, key -> new ArrayList<>()).add(invoice);
    bills.put(invoice, new Bill(Money.ron(total), pdf(text(invoice))));
    return invoice;
  }

  private static String text(InvoiceRef invoice) {
    return "FacturaseriaFCTnr." + invoice.number() + "02.10.2026Totaldeplata";
  }

  /** A PDF that shows this text, which has no white space. */
  public static InvoiceFile.Pdf pdf(String text) {
    return new InvoiceFile.Pdf(("%PDF-1.4 " + text).getBytes(StandardCharsets.UTF_8), text);
  }

  /** A person cancels an invoice; it stays listed with its mark, or is not listed any more. */
  public void cancel(InvoiceRef invoice, boolean staysListed) {
    prints(invoice, pdf(text(invoice) + "ANULATA"));
    if (!staysListed) {
      unlist(invoice);
    }
  }

  /** The ERP does not list it any more, or not this time. */
  public void unlist(InvoiceRef invoice) {
    byRecord.values().forEach(listed -> listed.remove(invoice));
  }

  /** What the ERP gives when asked for the file. */
  public void prints(InvoiceRef invoice, InvoiceFile file) {
    bills.put(invoice, new Bill(bills.get(invoice).total(), file));
  }

  /** A person deletes the record; what was invoiced by it stays invoiced. */
  public void delete(RecordRef record) {
    deleted.add(record);
  }

  /** Prints it as it should be. */
  public void prints(InvoiceRef invoice) {
    prints(invoice, pdf(text(invoice)));
  }

  /** Another record was invoiced by the same invoice. */
  public void covers(InvoiceRef invoice, RecordRef record) {
    byRecord.computeIfAbsent(record, key -> new ArrayList<>()).add(invoice);
  }

  public void down(boolean yes) {
    down = yes;
  }

  /** The names of the calls so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Invoiced invoicesOf(RecordRef record) {
    called("invoicesOf");
    if (deleted.contains(record)) {
      return new Invoiced.NoSuchRecord();
    }
    List<InvoiceRef> listed = byRecord.getOrDefault(record, List.of());
    return listed.isEmpty() ? new Invoiced.NotYet() : new Invoiced.By(listed);
  }

  @Override
  public InvoiceFile invoicePdf(InvoiceRef invoice) {
    called("invoicePdf");
    return bill(invoice).file();
  }

  @Override
  public InvoicePaid invoicePaid(InvoiceRef invoice) {
    called("invoicePaid");
    Money total = bill(invoice).total();
    return new InvoicePaid(total, Money.zero(), total, false);
  }

  private Bill bill(InvoiceRef invoice) {
    @Nullable Bill bill = bills.get(invoice);
    if (bill == null) {
      throw new ConnectorException(
          "fake", ConnectorException.Kind.MISCONFIGURED, "no invoice " + invoice, null);
    }
    return bill;
  }

  private void called(String name) {
    calls.add(name);
    if (down) {
      throw new ConnectorException("fake", ConnectorException.Kind.UNREACHABLE, "no route", null);
    }
  }
}
