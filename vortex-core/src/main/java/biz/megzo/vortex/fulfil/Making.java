package biz.megzo.vortex.fulfil;

import biz.megzo.vortex.model.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The create of a waybill: the last one, or the one under way. Committed before anything is sent.
 *
 * @param revision 0 for the order's first waybill, one more for each that replaces a cancelled one;
 *     part of the reference
 * @param sends how often this revision was sent
 * @param reference what the shipment is found again by; empty while none was sent
 * @param firstSentAt when this revision was about to be sent for the first time; null before
 * @param sentAt when it was about to be sent last; null before
 * @param cashOnDelivery what the courier was asked to collect; null before
 * @param dropped numbers of this order that do not count: cancelled, or proved to be another's
 */
public record Making(
    int revision,
    int sends,
    String reference,
    @Nullable Instant firstSentAt,
    @Nullable Instant sentAt,
    @Nullable Money cashOnDelivery,
    List<String> dropped) {
  public Making {
    dropped = List.copyOf(dropped);
  }

  /** Nothing done yet. */
  public static Making none() {
    return new Making(0, 0, "", null, null, null, List.of());
  }

  /** About to be sent once more. */
  public Making sending(String newReference, Instant at, Money toCollect) {
    Instant first = firstSentAt == null ? at : firstSentAt;
    return new Making(revision, sends + 1, newReference, first, at, toCollect, dropped);
  }

  /** A fresh start after the waybill of this number was cancelled or proved wrong. */
  public Making without(String number) {
    List<String> more = new ArrayList<>(dropped);
    if (!number.isEmpty() && !more.contains(number)) {
      more.add(number);
    }
    return new Making(revision + 1, 0, "", null, null, null, more);
  }

  /** The same create; these numbers do not count for the order either. */
  public Making notCounting(List<String> numbers) {
    List<String> more = new ArrayList<>(dropped);
    numbers.stream().filter(number -> !more.contains(number)).forEach(more::add);
    return new Making(revision, sends, reference, firstSentAt, sentAt, cashOnDelivery, more);
  }

  /** The same create; a person had the courier correct what it collects. */
  public Making collecting(Money corrected) {
    return new Making(revision, sends, reference, firstSentAt, sentAt, corrected, dropped);
  }

  /** The same revision, to be sent as if for the first time. */
  public Making again() {
    return new Making(revision, 0, reference, firstSentAt, sentAt, cashOnDelivery, dropped);
  }
}
