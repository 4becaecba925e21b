package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.connector.OfferSink.BatchResult;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Sends a batch; splits one that is refused whole until the bad items stand alone. */
final class Batches {
  private Batches() {}

  /**
   * Sends.
   *
   * @param send one call of the remote
   * @param ended told what became of each part; a part refused whole has one item
   */
  static <T> void send(
      List<T> items, Function<List<T>, BatchResult> send, BiConsumer<List<T>, BatchResult> ended) {
    BatchResult result = send.apply(items);
    if (result instanceof BatchResult.Refused && items.size() > 1) {
      int middle = items.size() / 2;
      send(items.subList(0, middle), send, ended);
      send(items.subList(middle, items.size()), send, ended);
    } else {
      ended.accept(items, result);
    }
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
