package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.connector.InvoiceSource.InvoiceFile;
import biz.megzo.vortex.fulfil.FollowHold;
import biz.megzo.vortex.fulfil.FollowHoldReason;
import biz.megzo.vortex.fulfil.PdfChecks;
import biz.megzo.vortex.fulfil.PrintedFile;
import biz.megzo.vortex.model.InvoiceRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is seen on an invoice's file before it is attached. Pure. */
final class PrintCheck {
  private static final byte[] MAGIC = {'%', 'P', 'D', 'F', '-'};

  /** How far the number may stand behind the series. */
  private static final int NEAR = 40;

  /** What may follow the number without a gap, once white space is gone: a day or a year. */
  private static final Pattern DATE =
      Pattern.compile(
          "(0[1-9]|[12]\\d|3[01])([./-].*|(0[1-9]|1[0-2])(19|20)\\d\\d.*)|(19|20)\\d\\d[./-].*");

  private PrintCheck() {}

  /** What keeps a file from being attached; empty when nothing does. */
  static Optional<FollowHold> hold(
      InvoiceRef invoice, InvoiceFile.Pdf pdf, PdfChecks checks, Set<FollowHoldReason> accepted) {
    if (!isPdf(pdf.bytes())) {
      return hold(
          FollowHoldReason.NOT_A_PDF, invoice, pdf.bytes().length + " bytes that are not a PDF");
    }
    if (pdf.bytes().length > checks.maxBytes()) {
      return hold(
          FollowHoldReason.TOO_LARGE,
          invoice,
          pdf.bytes().length + " bytes, the most is " + checks.maxBytes());
    }
    if (!checks.number()) {
      return Optional.empty();
    }
    if (pdf.text().isEmpty()) {
      return accepted.contains(FollowHoldReason.NO_TEXT)
          ? Optional.empty()
          : hold(FollowHoldReason.NO_TEXT, invoice, "no text");
    }
    return shows(pdf.text(), invoice) || accepted.contains(FollowHoldReason.OTHER_INVOICE)
        ? Optional.empty()
        : hold(FollowHoldReason.OTHER_INVOICE, invoice, "its PDF shows another number");
  }

  private static Optional<FollowHold> hold(
      FollowHoldReason reason, InvoiceRef invoice, String what) {
    return Optional.of(new FollowHold(reason, "invoice " + invoice + ": " + what));
  }

  static boolean isPdf(byte[] bytes) {
    if (bytes.length <= MAGIC.length) {
      return false;
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the ERP printed that the invoice is cancelled. */
  static boolean cancelled(InvoiceFile.Pdf pdf, PdfChecks checks) {
    return !checks.cancelledMark().isEmpty() && pdf.text().contains(checks.cancelledMark());
  }

  /** Whether series and number stand there next to each other, and not those of a longer number. */
  static boolean shows(String text, InvoiceRef invoice) {
    String series = invoice.series().replaceAll("\\s", "");
    String number = invoice.number().replaceAll("\\s", "");
    for (int at = text.indexOf(series); at >= 0; at = text.indexOf(series, at + 1)) {
      if (follows(text.substring(at + series.length()), number)) {
        return true;
      }
    }
    return false;
  }

  /** The text has no white space: what follows the number may be glued to it. */
  private static boolean follows(String rest, String number) {
    Matcher digits = Pattern.compile("^[^0-9]{0," + NEAR + "}?(?=[0-9])").matcher(rest);
    if (!number.matches("[0-9]+")) {
      int at = rest.indexOf(number);
      return at >= 0 && at <= NEAR;
    }
    if (!digits.find()) {
      return false;
    }
    String printed = rest.substring(digits.end());
    String bare = number.replaceFirst("^0+(?=.)", "");
    return ends(printed, number) || ends(printed.replaceFirst("^0+(?=[0-9])", ""), bare);
  }

  private static boolean ends(String printed, String number) {
    if (!printed.startsWith(number)) {
      return false;
    }
    String behind = printed.substring(number.length());
    return behind.isEmpty()
        || !Character.isDigit(behind.charAt(0))
        || DATE.matcher(behind.substring(0, Math.min(12, behind.length()))).matches();
  }

  static PrintedFile print(byte[] bytes, Instant now) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new PrintedFile(HexFormat.of().formatHex(digest.digest(bytes)), bytes.length, now);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
