package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.InvoiceRef;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * ERP side: the invoices that a person made from a record. Read only: Vortex never issues a fiscal
 * document.
 */
public interface InvoiceSource {
  /**
   * Whether a record was invoiced ({@code api/smartbill.md} 2.6).
   *
   * @throws ConnectorException when it can not be read
   */
  Invoiced invoicesOf(RecordRef record);

  /**
   * The invoice as the ERP printed it.
   *
   * @throws ConnectorException when the remote can not be used
   */
  InvoiceFile invoicePdf(InvoiceRef invoice);

  /**
   * What was paid of an invoice.
   *
   * @throws ConnectorException when it can not be read or there is no such invoice
   */
  InvoicePaid invoicePaid(InvoiceRef invoice);

  /** Whether a record was invoiced. */
  sealed interface Invoiced {
    <T> T fold(
        Function<? super By, ? extends T> by,
        Supplier<? extends T> notYet,
        Supplier<? extends T> noSuchRecord);

    /** Yes, by these. */
    record By(List<InvoiceRef> invoices) implements Invoiced {
      public By {
        invoices = List.copyOf(invoices);
      }

      @Override
      public <T> T fold(
          Function<? super By, ? extends T> by,
          Supplier<? extends T> notYet,
          Supplier<? extends T> noSuchRecord) {
        return by.apply(this);
      }
    }

    /** The record is there and waits. */
    record NotYet() implements Invoiced {
      @Override
      public <T> T fold(
          Function<? super By, ? extends T> by,
          Supplier<? extends T> notYet,
          Supplier<? extends T> noSuchRecord) {
        return notYet.get();
      }
    }

    /** The ERP knows no such record. */
    record NoSuchRecord() implements Invoiced {
      @Override
      public <T> T fold(
          Function<? super By, ? extends T> by,
          Supplier<? extends T> notYet,
          Supplier<? extends T> noSuchRecord) {
        return noSuchRecord.get();
      }
    }
  }

  /** The printed invoice. */
  sealed interface InvoiceFile {
    <T> T fold(
        Function<? super Pdf, ? extends T> pdf, Function<? super Unavailable, ? extends T> none);

    /**
     * The file.
     *
     * @param text everything printed on it, without any white space; empty when it can not be read
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Pdf(byte[] bytes, String text) implements InvoiceFile {
      @Override
      public <T> T fold(
          Function<? super Pdf, ? extends T> pdf, Function<? super Unavailable, ? extends T> none) {
        return pdf.apply(this);
      }

      /** Prints the size only. */
      @Override
      public String toString() {
        return "Pdf[" + bytes.length + " bytes]";
      }
    }

    /** No usable file: unknown number, HTML instead of a PDF, damaged. */
    record Unavailable(String reason) implements InvoiceFile {
      @Override
      public <T> T fold(
          Function<? super Pdf, ? extends T> pdf, Function<? super Unavailable, ? extends T> none) {
        return none.apply(this);
      }
    }
  }

  /** Amounts of an invoice, in its own currency ({@code api/smartbill.md} 3 gives no currency). */
  record InvoicePaid(Money total, Money paid, Money unpaid, boolean settled) {}
}
