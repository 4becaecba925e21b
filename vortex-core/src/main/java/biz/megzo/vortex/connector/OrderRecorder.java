package biz.megzo.vortex.connector;

import biz.megzo.vortex.model.Marker;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.RecordRef;
import biz.megzo.vortex.model.Series;
import biz.megzo.vortex.model.Vat;
import biz.megzo.vortex.rules.FieldRecord;
import biz.megzo.vortex.rules.FieldSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * ERP side: makes the record of an order. Shaped by the hardest fact: the ERP has no idempotency
 * key ({@code api/smartbill.md} 7), so that a create whose answer is lost must be looked for, never
 * repeated blindly.
 */
public interface OrderRecorder {
  /** The schema of {@link RecordDraft#fields()}. */
  FieldSchema recordSchema();

  /** The series that records of this link are made in; dedicated, nobody else writes to it. */
  Series series();

  /**
   * Checks a draft without calling the remote: what the remote would misread or refuse.
   *
   * @return the total the remote will compute, and what is wrong; nothing wrong when the list is
   *     empty
   */
  DraftCheck check(RecordDraft draft);

  /**
   * The VAT rates of the account, which rules must fit; an empty list for a company that is not
   * registered for VAT. Default: not known.
   *
   * @throws ConnectorException when the remote can not be asked
   */
  default Optional<List<Vat>> accountRates() {
    return Optional.empty();
  }

  /**
   * Reads the series' counter.
   *
   * @throws ConnectorException when it can not be read; {@code MISCONFIGURED} when there is no such
   *     series
   */
  Ticket open(Series series);

  /**
   * Sends exactly one create, never retried. Never throws for what the remote or the network does:
   * the outcome says it.
   */
  Sent submit(Ticket ticket, RecordDraft draft);

  /**
   * Looks for a record with this marker among the numbers the series gave out since the ticket.
   * Changes nothing.
   *
   * @throws ConnectorException when the counter can not be read, or the remote can no longer be
   *     asked; nothing was learnt, look again later
   */
  Probe find(Ticket ticket, Marker marker);

  /**
   * Reads what stands on one number of a series. Changes nothing.
   *
   * @throws ConnectorException when the remote can not be asked; an answer that can not be read is
   *     {@link Reading.Illegible}
   */
  Reading read(Series series, long number);

  /**
   * The record as the ERP prints it, a PDF for a person to look at. Changes nothing. Default:
   * empty.
   *
   * @return empty when there is no such record, or the ERP prints none
   * @throws ConnectorException when the remote can not be asked
   */
  default Optional<byte[]> print(RecordRef ref) {
    return Optional.empty();
  }

  /** Cancels a record. Idempotent; not fiscal. */
  Done cancel(RecordRef ref);

  /** Takes a cancellation back. Idempotent; not fiscal. */
  Done restore(RecordRef ref);

  /**
   * A series as it stood before a create.
   *
   * @param numberBefore the number that the next record will get
   */
  record Ticket(Series series, long numberBefore) {}

  /**
   * A record to be made.
   *
   * @param fields in {@link OrderRecorder#recordSchema()}
   */
  record RecordDraft(Series series, Marker marker, FieldRecord fields) {}

  /** What {@link #check} found. */
  record DraftCheck(Money total, List<String> problems) {
    public DraftCheck {
      problems = List.copyOf(problems);
    }
  }

  /** What became of a create. */
  sealed interface Sent {
    <T> T fold(
        Function<? super Created, ? extends T> created,
        Function<? super Refused, ? extends T> refused,
        Function<? super Unknown, ? extends T> unknown);

    /** The record exists. */
    record Created(RecordRef ref) implements Sent {
      @Override
      public <T> T fold(
          Function<? super Created, ? extends T> created,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return created.apply(this);
      }
    }

    /**
     * The record does not exist.
     *
     * @param reason in the remote's words, free of buyer data
     * @param retryable whether the same draft may work later (not sent at all, rate block), or a
     *     person must change something first
     */
    record Refused(String reason, boolean retryable) implements Sent {
      @Override
      public <T> T fold(
          Function<? super Created, ? extends T> created,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return refused.apply(this);
      }
    }

    /** Nobody knows: the record may exist now, or appear within the quiet period. */
    record Unknown(String cause) implements Sent {
      @Override
      public <T> T fold(
          Function<? super Created, ? extends T> created,
          Function<? super Refused, ? extends T> refused,
          Function<? super Unknown, ? extends T> unknown) {
        return unknown.apply(this);
      }
    }
  }

  /** What a look for a marker gave. */
  sealed interface Probe {
    <T> T fold(
        Function<? super Found, ? extends T> found,
        Function<? super Absent, ? extends T> absent,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super Several, ? extends T> several);

    /** Exactly one record bears the marker. */
    record Found(RecordRef ref) implements Probe {
      @Override
      public <T> T fold(
          Function<? super Found, ? extends T> found,
          Function<? super Absent, ? extends T> absent,
          Function<? super Unreadable, ? extends T> unreadable,
          Function<? super Several, ? extends T> several) {
        return found.apply(this);
      }
    }

    /**
     * Proven: no record since the ticket bears the marker.
     *
     * @param others records that somebody else made in the series since
     */
    record Absent(List<RecordRef> others) implements Probe {
      public Absent {
        others = List.copyOf(others);
      }

      @Override
      public <T> T fold(
          Function<? super Found, ? extends T> found,
          Function<? super Absent, ? extends T> absent,
          Function<? super Unreadable, ? extends T> unreadable,
          Function<? super Several, ? extends T> several) {
        return absent.apply(this);
      }
    }

    /**
     * Nothing can be said: a candidate could not be read, or the counter went back.
     *
     * @param candidates records that a person should look at
     */
    record Unreadable(String reason, List<RecordRef> candidates) implements Probe {
      public Unreadable {
        candidates = List.copyOf(candidates);
      }

      @Override
      public <T> T fold(
          Function<? super Found, ? extends T> found,
          Function<? super Absent, ? extends T> absent,
          Function<? super Unreadable, ? extends T> unreadable,
          Function<? super Several, ? extends T> several) {
        return unreadable.apply(this);
      }
    }

    /** More than one record bears the marker; lowest number first. */
    record Several(List<RecordRef> refs) implements Probe {
      public Several {
        refs = List.copyOf(refs);
      }

      @Override
      public <T> T fold(
          Function<? super Found, ? extends T> found,
          Function<? super Absent, ? extends T> absent,
          Function<? super Unreadable, ? extends T> unreadable,
          Function<? super Several, ? extends T> several) {
        return several.apply(this);
      }
    }
  }

  /** What stands on a number. */
  sealed interface Reading {
    <T> T fold(
        Function<? super Present, ? extends T> present,
        Supplier<? extends T> absent,
        Function<? super Illegible, ? extends T> illegible);

    /**
     * A record.
     *
     * @param text everything printed on it, without any white space
     */
    record Present(RecordRef ref, String text) implements Reading {
      /** Whether the record bears the marker. */
      public boolean bears(Marker marker) {
        return text.contains(marker.value());
      }

      @Override
      public <T> T fold(
          Function<? super Present, ? extends T> present,
          Supplier<? extends T> absent,
          Function<? super Illegible, ? extends T> illegible) {
        return present.apply(this);
      }

      /** Prints no text: it holds buyer data. */
      @Override
      public String toString() {
        return "Present[" + ref + "]";
      }
    }

    /** Nothing: the number was never given out, or its record was deleted. */
    record Absent() implements Reading {
      @Override
      public <T> T fold(
          Function<? super Present, ? extends T> present,
          Supplier<? extends T> absent,
          Function<? super Illegible, ? extends T> illegible) {
        return absent.get();
      }
    }

    /** A record may be there, but it could not be read. */
    record Illegible(@Nullable RecordRef ref, String reason) implements Reading {
      @Override
      public <T> T fold(
          Function<? super Present, ? extends T> present,
          Supplier<? extends T> absent,
          Function<? super Illegible, ? extends T> illegible) {
        return illegible.apply(this);
      }
    }
  }
}
