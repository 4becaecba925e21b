package biz.megzo.vortex.internal.fulfil;

import biz.megzo.vortex.model.InvoiceRef;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Compares invoices as the ERP and the channel name them: with or without leading zeros, in one
 * word or two, in capitals or not.
 */
final class InvoiceNames {
  private InvoiceNames() {}

  static boolean same(InvoiceRef one, InvoiceRef other) {
    String left = plain(one.series());
    String right = plain(other.series());
    if (left.equals(right)) {
      return bare(plain(one.number())).equals(bare(plain(other.number())));
    }
    if (left.isEmpty()) {
      return within(plain(one.number()), right).equals(bare(plain(other.number())));
    }
    return right.isEmpty() && within(plain(other.number()), left).equals(bare(plain(one.number())));
  }

  /** The number in a text that may begin with the series. */
  private static String within(String text, String series) {
    return bare(text.startsWith(series) ? text.substring(series.length()) : text);
  }

  /** How often a list has an invoice. */
  static long count(Collection<InvoiceRef> listed, InvoiceRef invoice) {
    return listed.stream().filter(each -> same(each, invoice)).count();
  }

  /** Those of a list that are none of these. */
  static List<InvoiceRef> others(Collection<InvoiceRef> listed, Collection<InvoiceRef> known) {
    return listed.stream().filter(each -> count(known, each) == 0).distinct().toList();
  }

  private static String bare(String number) {
    return number.replaceFirst("^0+(?=.)", "");
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s-]+", "").toUpperCase(Locale.ROOT);
  }
}
