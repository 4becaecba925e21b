package biz.megzo.vortex.internal.publish;

import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.store.CursorStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers which warehouses listed stock. One that lists nothing any more may be empty, renamed,
 * or not told of by a bad answer: a first such read says nothing of any product, because nobody
 * knows what of it lay there; a second whole one in a row is believed.
 */
final class Warehouses {
  private static final String SEEN = "stock.warehouses";
  private static final String MISSING = "stock.warehouses.missing";

  /** As much as a cursor holds; an account with more names is not watched. */
  private static final int MOST = 3900;

  private final CursorStore cursors;
  private final LinkId link;

  Warehouses(CursorStore cursors, LinkId link) {
    this.cursors = cursors;
    this.link = link;
  }

  /** The warehouses whose silence is not believed yet; empty when the snapshot can be used. */
  Set<String> doubted(StockSnapshot snapshot) {
    Set<String> missing = read(SEEN);
    missing.removeAll(snapshot.warehouses());
    if (snapshot.warehouses().isEmpty()) {
      return Set.of(); // nothing at all is another matter: such a read is not whole
    }
    if (!missing.isEmpty() && !(snapshot.whole() && read(MISSING).equals(missing))) {
      if (snapshot.whole()) {
        write(MISSING, missing);
      }
      return missing;
    }
    write(MISSING, Set.of());
    if (snapshot.whole()) {
      write(SEEN, snapshot.warehouses());
    }
    return Set.of();
  }

  private Set<String> read(String cursor) {
    Set<String> names =
        new TreeSet<>(List.of(cursors.get(link, cursor).orElse("").split("\n", -1)));
    names.remove("");
    return names;
  }

  private void write(String cursor, Set<String> names) {
    String text = String.join("\n", names);
    String kept = text.length() > MOST ? "" : text;
    if (!cursors.get(link, cursor).orElse("").equals(kept)) {
      cursors.put(link, cursor, kept);
    }
  }
}
