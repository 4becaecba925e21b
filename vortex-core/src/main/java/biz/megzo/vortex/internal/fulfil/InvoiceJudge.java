package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.ConnectorException;
import biz.megzo.vortex.connector.ConnectorException.Kind;
import biz.megzo.vortex.connector.InvoiceSource;
import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.fulfil.Attachment;
import biz.megzo.vortex.fulfil.AttachmentState;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.InvoiceSettings;
import biz.megzo.vortex.model.Money;
import biz.megzo.vortex.model.OrderKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which invoices of an order can be attached now; the others are held, or dropped. */
final class InvoiceJudge {
  private static final Logger LOG = LoggerFactory.getLogger(InvoiceJudge.class);

  private final FollowSetup setup;
  private final InvoiceSettings settings;
  private final InvoiceSource source;
  private final Outcomes outcomes;

  InvoiceJudge(FollowSetup setup, InvoiceSource source, Outcomes outcomes) {
    this.setup = setup;
    this.settings = setup.settings().invoices();
    this.source = source;
    this.outcomes = outcomes;
  }

  /** Invoices with their files, in the order they were seen. */
  Map<Attachment, byte[]> ready(OpenFollow open, Shelf shelf) {
    Map<Attachment, byte[]> printed = new LinkedHashMap<>();
    for (Attachment each : List.copyOf(open.row().attachments())) {
      if (isCandidate(each) && !ofAnotherOrder(open, each)) {
        byte[] pdf = file(open, each, shelf);
        if (pdf != null) {
          printed.put(each, pdf);
        }
      }
    }
    if (printed.isEmpty()) {
      return printed;
    }
    String wrong = settings.otherTotals() ? null : wrongSum(open).orElse(null);
    Map<Attachment, byte[]> ready = new LinkedHashMap<>();
    printed.forEach(
        (each, pdf) -> {
          Attachment now = open.row().attachment(each.invoice()).orElse(each);
          boolean fine = wrong == null || accepts(now, FollowHoldReason.TOTAL_DIFFERS);
          if (fine) {
            Attachment print = now.printed(PrintCheck.print(pdf, setup.now()));
            keepCopy(open, print, pdf);
            ready.put(print, pdf);
          } else {
            outcomes.hold(
                open, now, new FollowHold(FollowHoldReason.TOTAL_DIFFERS, String.valueOf(wrong)));
          }
        });
    return ready;
  }

  private static boolean isCandidate(Attachment each) {
    FollowHold hold = each.hold();
    if (each.state() != AttachmentState.HELD || hold == null) {
      return each.state() == AttachmentState.FOUND;
    }
    return switch (hold.reason()) {
      case IN_DOUBT, LISTED_TWICE -> false; // looked at again, never sent again without a person
      default -> hold.reason().looksAgain();
    };
  }

  private static boolean accepts(Attachment each, FollowHoldReason reason) {
    return each.accepted().contains(reason);
  }

  private boolean ofAnotherOrder(OpenFollow open, Attachment each) {
    if (accepts(each, FollowHoldReason.OTHER_ORDER)) {
      return false;
    }
    List<OrderKey> others =
        setup.store().followUps().having(setup.link(), each.invoice()).stream()
            .filter(key -> !key.equals(open.key()))
            .toList();
    if (others.isEmpty()) {
      return false;
    }
    outcomes.hold(
        open, each, FollowHoldReason.OTHER_ORDER, "it is that of order " + others.get(0).orderId());
    return true;
  }

  /** The file when it passes; null when the invoice is held or dropped. */
  private byte @Nullable [] file(OpenFollow open, Attachment each, Shelf shelf) {
    InvoiceFile file = source.invoicePdf(each.invoice());
    if (!(file instanceof InvoiceFile.Pdf pdf)) {
      String why = ((InvoiceFile.Unavailable) file).reason();
      outcomes.hold(open, each, FollowHoldReason.NO_PDF, why);
      return null;
    }
    if (PrintCheck.isPdf(pdf.bytes()) && PrintCheck.cancelled(pdf, settings.checks())) {
      boolean there = shelf.count(each.invoice()) > 0;
      String what = there ? "it is taken off" : "it is not attached";
      outcomes.note(open, "invoice " + each.invoice() + " is cancelled; " + what);
      open.write(
          open.row().with(each.in(there ? AttachmentState.REMOVING : AttachmentState.REMOVED)));
      return null;
    }
    Optional<FollowHold> hold =
        PrintCheck.hold(each.invoice(), pdf, settings.checks(), each.accepted());
    hold.ifPresent(why -> outcomes.hold(open, each, why));
    return hold.isPresent() ? null : pdf.bytes();
  }

  private Optional<String> wrongSum(OpenFollow open) {
    for (Attachment each : open.row().live()) {
      if (each.total() == null) {
        Optional<Money> total = total(each);
        if (total.isEmpty()) {
          return Optional.of("SmartBill does not know the total of invoice " + each.invoice());
        }
        Attachment known = open.row().attachment(each.invoice()).orElse(each);
        open.write(open.row().with(known.totalling(total.get())));
      }
    }
    return InvoiceSums.wrong(open.order().channel().order().total(), open.row().live());
  }

  private Optional<Money> total(Attachment each) {
    try {
      return Optional.of(source.invoicePaid(each.invoice()).total());
    } catch (ConnectorException e) {
      if (e.kind() == Kind.MISCONFIGURED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void keepCopy(OpenFollow open, Attachment each, byte[] pdf) {
    try {
      settings.copies().keep(open.key(), each.invoice(), pdf.clone());
    } catch (RuntimeException e) {
      LOG.warn("The host could not keep a copy of invoice {}", each.invoice(), e);
    }
  }
}
