package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink.BatchResult;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sends a batch; splits one that is refused whole until the bad items stand alone. */
final class Batches {
  private Batches() {}

  /**
   * Sends.
   *
   * @param renew gives a part as it is to be sent now: the call before may be long ago
   * @param send one call of the remote
   * @param ended told what became of each part; a part refused whole has one item. False ends it:
   *     nothing more is sent
   * @return whether it was sent to its end
   */
  static <T> boolean send(
      List<T> items,
      UnaryOperator<List<T>> renew,
      Function<List<T>, BatchResult> send,
      BiPredicate<List<T>, BatchResult> ended) {
    BatchResult result = send.apply(items);
    if (!(result instanceof BatchResult.Refused) || items.size() == 1) {
      return ended.test(items, result);
    }
    for (List<T> half : cut(items, (items.size() + 1) / 2)) {
      List<T> now = renew.apply(half);
      if (!now.isEmpty() && !send(now, renew, send, ended)) {
        return false;
      }
    }
    return true;
  }

  /** Cuts a list into parts of at most so many. */
  static <T> List<List<T>> cut(List<T> items, int most) {
    java.util.ArrayList<List<T>> parts = new java.util.ArrayList<>();
    for (int from = 0; from < items.size(); from += most) {
      parts.add(items.subList(from, Math.min(items.size(), from + most)));
    }
    return parts;
  }
}
